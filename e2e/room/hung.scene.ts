/**
 * The page of one of the two hangs, and its browser goes on answering for it: it is absent all the same. A page whose
 * timers a browser holds back is not.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Lab, openLab } from './lab.ts';

const HANGS = 40_000;
const ABSENT_WITHIN = 15_000;
/** What Chromium does with the timers of a page hidden for minutes; not of one with an open channel, so a scene does it itself. */
const HELD_BACK = 60_000;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());
afterEach(async () => {
  await lab.closePages();
  expect(lab.errors.splice(0)).toEqual([]);
});

const direct = (pages: readonly Page[]): Promise<unknown> =>
  Promise.all(pages.map((page) => page.evaluate(() => window.room.reached('direct'))));
/** What the person is told, looked at once a second. */
const isTold = (page: Page, together: boolean): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => window.room.isPresent('ben') === wanted && (window.room.state() === 'direct') === wanted,
    together,
    { timeout: HANGS },
  );

test('a page that hangs is absent within 15 s, and together with the other again when it wakes up', async () => {
  const ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
  const ben = await lab.enter({ name: 'ben', documents: ['page 1'] });
  await direct([ada, ben]);
  await ada.evaluate(() => window.room.repaired('page 1', 'Before. '));
  await ben.evaluate((time) => {
    setTimeout(() => {
      const end = performance.now() + time;
      while (performance.now() < end);
    });
  }, HANGS);
  const hung = performance.now();
  await isTold(ada, false);
  expect(performance.now() - hung).toBeLessThan(ABSENT_WITHIN);
  // The other page's turn comes when it is awake.
  await direct([ben, ada]);
  await isTold(ada, true);
  await ben.evaluate(() => window.room.repaired('page 1', 'Awake. '));
  await ada.evaluate(() => window.room.reads('page 1', 'Awake.'));
});

test('a page whose timers come once a minute is never taken for absent', async () => {
  const ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
  const ben = await lab.page();
  await ben.evaluate((wait) => {
    const native = window.setInterval;
    window.setInterval = ((work: () => void, delay: number) => native(work, Math.max(wait, delay))) as typeof native;
  }, HELD_BACK);
  await ben.evaluate((options) => window.room.open(options), {
    name: 'ben',
    documents: ['page 1'],
    url: lab.url,
  } as const);
  await direct([ada]);
  const absences = await ada.evaluate(async (time) => {
    const until = performance.now() + time;
    let seen = 0;
    while (performance.now() < until) {
      if (!window.room.isPresent('ben')) seen += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return seen;
  }, HELD_BACK);
  expect(absences).toBe(0);
});
