import { expect, test } from 'vitest';
import { Patience } from './patience.ts';

test('gives up on a side never heard after 4 s, and on one that went silent after 8 s', () => {
  const patience = new Patience(1_000);
  expect([4_999, 5_000].map((now) => patience.ended(now, false))).toEqual([false, true]);
  expect([8_999, 9_000].map((now) => patience.ended(now, true))).toEqual([false, true]);
});

test('waits on for a side that begins again, but not for ever', () => {
  const patience = new Patience(0);
  for (let now = 0; now < 40_000; now += 5_000) patience.paired(now);
  expect([23_999, 24_000].map((now) => patience.ended(now, true))).toEqual([false, true]);
});

test('waits longer after each failure, and begins anew with a lost good connection', () => {
  const patience = new Patience(0);
  expect([patience.failed(), patience.failed()]).toEqual([250, 500]);
  patience.lost(10_000);
  expect(patience.failed()).toBe(250);
  expect(patience.ended(17_999, true)).toBe(false);
});

test('an attempt in which the other side takes no part is begun again, each time later', () => {
  const patience = new Patience(0);
  expect([2_499, 2_500].map((now) => patience.unanswered(0, now))).toEqual([false, true]);
  expect([4_999, 5_000].map((now) => patience.unanswered(0, now))).toEqual([false, true]);
  patience.lost(6_000);
  expect(patience.unanswered(6_000, 8_500)).toBe(true);
});
