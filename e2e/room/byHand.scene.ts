/** No server at all: two devices of a workspace are introduced by their owners, who show each other three letters. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { buildPage, openPages, type Pages } from './lab.ts';
import { servePlainFiles } from './plainFiles.ts';

let folder: string;
let files: Awaited<ReturnType<typeof servePlainFiles>>;
let browser: Browser;
let pages: Pages;
let ada: Page;
let ben: Page;
let eve: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'by-hand-'));
  await buildPage(folder);
  // The page comes from somewhere. A signalling server is never started: nothing answers where the room looks for one.
  files = await servePlainFiles(folder);
  browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  pages = openPages(browser, files.port);
  [ada, ben, eve] = [await pages.page(), await pages.page(), await pages.page()];
  expect((await fetch(pages.url.replace('ws:', 'http:'))).status).toBe(404);
  const open = (page: Page, name: 'ada' | 'ben', secret = 1) =>
    page.evaluate((given) => window.room.open(given), { name, documents: ['page 1'], url: pages.url, secret });
  await open(ada, 'ada');
  await open(ben, 'ben');
  await open(eve, 'ben', 2);
});
afterAll(async () => {
  await browser?.close();
  await files?.close();
  await rm(folder, { recursive: true, force: true });
});

test('three letters, and what one writes is on the other disk; root and presence as well', async () => {
  const hello = await ada.evaluate(() => window.room.byHand.begin());
  expect(await eve.evaluate((text) => window.room.byHand.take(text), hello)).toBe('not-for-you');
  const offer = await ben.evaluate((text) => window.room.byHand.take(text), `Ada shows:\n> ${hello}`);
  if (offer === null) throw new Error('an offer');
  const answer = await ada.evaluate((text) => window.room.byHand.take(text), offer);
  if (answer === null) throw new Error('an answer');
  for (const letter of [hello, offer, answer]) expect(letter.length).toBeLessThan(420);
  expect(await ben.evaluate((text) => window.room.byHand.take(text), answer)).toBeNull();
  await Promise.all([ada, ben].map((page) => page.evaluate(() => window.room.reached('direct'))));
  await ada.evaluate(() => window.room.write('page 1', 'Bonjour Ben.'));
  await ben.evaluate(() => window.room.reads('page 1', 'Bonjour Ben.'));
  await ada.evaluate(() => window.room.delivered('page 1'));
  await ada.evaluate(() => window.room.root.set('mode', 'private-pair'));
  await ben.waitForFunction(() => window.room.root.get('mode') === 'private-pair');
  await ben.evaluate(() => window.room.presence.say('here'));
  await ada.waitForFunction(() => window.room.presence.heard().some(({ word }) => word === 'here'));
  expect(await ada.evaluate(() => window.room.server())).toBe('offline');
});

test('people are slow: twenty seconds between two letters, longer than a link waits for a network', async () => {
  await ada.evaluate(() => window.room.drop());
  await Promise.all([ada, ben].map((page) => page.waitForFunction(() => window.room.state() !== 'direct')));
  const hello = await ben.evaluate(() => window.room.byHand.begin());
  // Longer than a Link waits for a network.
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  const offer = await ada.evaluate((text) => window.room.byHand.take(text), hello);
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  const answer = await ben.evaluate((text) => window.room.byHand.take(text), offer ?? '');
  expect(await ada.evaluate((text) => window.room.byHand.take(text), answer ?? '')).toBeNull();
  await Promise.all([ada, ben].map((page) => page.evaluate(() => window.room.reached('direct'))));
  expect(pages.errors).toEqual([]);
});

test('what is altered, cut or made up is refused, and says so', async () => {
  const hello = await ada.evaluate(() => window.room.byHand.begin());
  const altered = hello.slice(0, 40) + (hello[40] === 'A' ? 'B' : 'A') + hello.slice(41);
  for (const [text, why] of [
    [altered, 'not-for-you'],
    [hello.slice(0, 60), 'not-for-you'],
    ['Hello Ben', 'not-a-greeting'],
  ] as const) {
    expect(await ben.evaluate((given) => window.room.byHand.take(given), text)).toBe(why);
  }
});
