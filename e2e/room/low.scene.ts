/** Low data: connect, sync, close; then nothing at all until one has something for the other. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lab, openLab } from './lab.ts';

/** An idle pair would have sent two heartbeats each way, and a cursor. */
const WATCHED = 15_000;
let lab: Lab;
let ada: Page;
let ben: Page;

beforeAll(async () => {
  lab = await openLab();
  // One side is enough: Ben is in full data, and learns from Ada's that there is nothing to say.
  ada = await lab.enter({ name: 'ada', documents: ['page 1'], low: true });
  ben = await lab.enter({ name: 'ben', documents: ['page 1'] });
});
afterAll(async () => {
  await lab?.close();
});

const both = <T>(job: (page: Page) => Promise<T>): Promise<T[]> => Promise.all([job(ada), job(ben)]);
const resting = () => both((page) => page.evaluate(() => window.room.reached('resting')));
const metered = () => both((page) => page.evaluate(() => window.room.metered()));

test('[S62] what is written arrives, then both part, and an idle pair exchanges nothing', async () => {
  await ada.evaluate(() => window.room.write('page 1', 'Bonjour Ben.'));
  await ben.evaluate(() => window.room.reads('page 1', 'Bonjour Ben.'));
  await ada.evaluate(() => window.room.delivered('page 1'));
  await resting();
  expect((await metered()).every(({ links }) => links > 100)).toBe(true);
  const before = await metered();
  await new Promise((resolve) => setTimeout(resolve, WATCHED));
  const after = await metered();
  expect(after.map(({ links }) => links)).toEqual(before.map(({ links }) => links));
  // The server's own sign of life, at most: 15 bytes there and 15 back, every 25 s.
  for (const [at, { server }] of after.entries()) expect(server - (before[at]?.server ?? 0)).toBeLessThanOrEqual(60);
  expect(await both((page) => page.evaluate(() => window.room.state()))).toEqual(['resting', 'resting']);
});

test('something new calls the other after half a minute, from either side, and they part again', async () => {
  for (const [from, to, word] of [
    [ada, ben, 'from Ada'],
    [ben, ada, 'from Ben'],
  ] as const) {
    await from.evaluate((written) => window.room.write('page 1', written), word);
    await to.evaluate((written) => window.room.reads('page 1', written), word);
    await from.evaluate(() => window.room.delivered('page 1'));
    await resting();
  }
  expect(lab.errors).toEqual([]);
});
