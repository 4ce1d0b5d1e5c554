/** The network of both is gone for forty seconds, without an event: tunnels do that, and so do providers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { buildPage, openPages, type Pages } from './lab.ts';
import { openNamespace } from './namespace.ts';

const CUT = 40_000;
/** Until then each must know that the other is not there. */
const KNOWN = 15_000;
const namespace = openNamespace();
let folder: string;
let browser: Browser;
let server: { readonly port: number; stop(): void };
let pages: Pages;

beforeAll(async () => {
  if (namespace === null) return;
  folder = await mkdtemp(join(tmpdir(), 'room-cut-'));
  await buildPage(join(folder, 'dist'));
  server = await namespace.serve(folder);
  browser = await chromium.launch({
    executablePath: await namespace.wrap(needChromium(), folder),
    // There is no multicast in here to resolve the names that hide local addresses.
    args: [...chromiumFlags, '--disable-features=WebRtcHideLocalIpsWithMdns'],
  });
  pages = openPages(browser, server.port);
});
afterAll(async () => {
  await browser?.close();
  server?.stop();
  namespace?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const pass = (page: Page, time: number): Promise<void> =>
  page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), time);

// A namespace needs root on Linux: where there is none, the drops of room.scene.ts stand alone.
test.runIf(namespace !== null)('a cut of 40 s: both write on, and are equal within 10 s of its end', async () => {
  const ada = await pages.enter({ name: 'ada', documents: ['page 1'] });
  const ben = await pages.enter({ name: 'ben', documents: ['page 1'] });
  await Promise.all([ada, ben].map((page) => page.evaluate(() => window.room.reached('direct'))));
  await ada.evaluate(() => window.room.repaired('page 1', 'Before. '));

  namespace?.cut();
  await ada.evaluate(() => window.room.write('page 1', 'Ada alone. '));
  await ben.evaluate(() => window.room.write('page 1', 'Ben alone. '));
  await pass(ada, KNOWN);
  for (const [page, other] of [
    [ada, 'ben'],
    [ben, 'ada'],
  ] as const) {
    expect(await page.evaluate(() => window.room.state())).not.toBe('direct');
    expect(await page.evaluate((name) => window.room.isPresent(name), other)).toBe(false);
    expect(await page.evaluate(() => window.room.complete('page 1'))).toBe(false);
  }
  await pass(ada, CUT - KNOWN);
  namespace?.mend();

  const mended = performance.now();
  await Promise.all([
    ada.evaluate(() => window.room.reads('page 1', 'Ben alone.')),
    ben.evaluate(() => window.room.reads('page 1', 'Ada alone.')),
    ...[ada, ben].map((page) => page.evaluate(() => window.room.delivered('page 1'))),
    ...[ada, ben].map((page) => page.evaluate(() => window.room.reached('direct'))),
  ]);
  expect(performance.now() - mended).toBeLessThan(10_000);
  expect(pages.errors).toEqual([]);
});
