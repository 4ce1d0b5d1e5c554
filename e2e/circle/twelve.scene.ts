/** Twelve people in one circle, each with a device: all of them in one mesh, everybody hears everybody, and no thirteenth. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { type ServerProcess, startServerProcess } from '../support/index.ts';
import { beginCircle, enterCircle, makeLink, openMessages, sayYes, seePeople } from './steps.ts';

const CIRCLE = 'Twelve';
/** Twelve devices on two cores, which all link anew with each who comes. */
const LONG = 120_000;
/** So many come at the same time; the others one after the other. */
const AT_ONCE = 3;
const NAMES = ['Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gil', 'Hana', 'Ivo', 'Jo', 'Kim', 'Lou'];
let server: ServerProcess;
let browser: Browser;
let ada: { page: Page };
const guests: { page: Page }[] = [];

async function somebody(): Promise<{ page: Page }> {
  // A context of its own has its own disk; twelve whole browsers would not fit a small machine.
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 360, height: 740 },
    // Each would fetch and keep the whole app, which is not what is looked at here.
    serviceWorkers: 'block',
  });
  return { page: await context.newPage() };
}

beforeAll(async () => {
  server = await startServerProcess();
  browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  ada = await somebody();
});

inChapters(() => []);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test(
  'eleven come by links of their own, some at the same time, and a thirteenth place there is not',
  async () => {
    await beginCircle(ada, server.address, CIRCLE, 'Ada');
    const links: string[] = [];
    for (const _ of NAMES) links.push(await makeLink(ada));
    await ada.page.getByText('A circle holds twelve people.').waitFor();
    const come = async (name: string, link: string): Promise<void> => {
      const guest = await somebody();
      guests.push(guest);
      await sayYes(guest, link, name);
      await enterCircle(guest, server.address, CIRCLE, LONG);
    };
    await Promise.all(NAMES.slice(0, AT_ONCE).map((name, at) => come(name, links[at] ?? '')));
    for (const [at, name] of NAMES.entries()) if (at >= AT_ONCE) await come(name, links[at] ?? '');
    expect(guests).toHaveLength(11);
    for (const guest of [ada, ...guests]) {
      await seePeople(guest.page, LONG);
      await expect.poll(() => guest.page.locator('.circle-person').count(), { timeout: LONG }).toBe(12);
    }
  },
  4 * LONG,
);

test('[S52] [F27] each of the twelve hears the first and the last of them', async () => {
  const last = guests.at(-1) ?? ada;
  for (const [who, words] of [
    [ada, 'To all of you'],
    [last, 'And from the last one'],
  ] as const) {
    await openMessages(who);
    await cast.say(who.page, CIRCLE, words);
  }
  for (const guest of [ada, ...guests]) {
    await openMessages(guest);
    for (const words of ['To all of you', 'And from the last one']) {
      await cast.conversation(guest.page).getByText(words, { exact: true }).waitFor({ timeout: LONG });
    }
  }
});
