/**
 * `npm run two`: two people side by side, each in a browser profile of their own, kept in .cache/two, so that both
 * are still who they were the next time. Give an address, or let it find `npm run dev` or `npm start`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import { root } from './build.ts';

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // Nobody listens there.
  }
}

async function findServer(): Promise<string | null> {
  const given = process.argv.slice(2).find((word) => !word.startsWith('--'));
  const places = given ? [given] : ['http://localhost:5173', `http://localhost:${process.env.PORT ?? 8080}`];
  for (const place of places) if (await answers(place)) return place;
  return null;
}

async function openPerson(name: string, locale: string, left: number, address: string): Promise<BrowserContext> {
  const profile = join(root, '.cache/two', name);
  mkdirSync(profile, { recursive: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: needChromium(),
    headless: isHeadless,
    args: [...chromiumFlags, `--window-position=${left},0`, '--window-size=760,960'],
    viewport: null,
    locale,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return context;
}

const isHeadless = process.argv.includes('--headless');
const canShow = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const address = await findServer();
if (!canShow && !isHeadless) {
  console.error('There is no screen here to open two windows on. Run this where there is one, or under `xvfb-run`.');
  process.exitCode = 1;
} else if (address === null) {
  console.error('No server answers. Run `npm run dev` or `npm start` in another terminal, or give an address.');
  process.exitCode = 1;
} else {
  const people = await Promise.all([openPerson('ada', 'en-GB', 0, address), openPerson('ben', 'fr-FR', 770, address)]);
  console.log(`Ada (English) and Ben (French) are at ${address}. Close both windows to end.`);
  await Promise.all(people.map((each) => new Promise<void>((resolve) => each.on('close', () => resolve()))));
}
