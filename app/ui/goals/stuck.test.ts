import { expect, test } from 'vitest';
import { ADA } from '../../model/agendaSamples.ts';
import type { PersonId } from '../../model/brand.ts';
import { MILESTONES } from '../../model/journey.ts';
import { STUCK_DAYS, stuckAt } from './stuck.ts';

const DAY = 86_400_000;
const BEGAN = 1_000 * DAY;
const by: PersonId = ADA;
const way = (...passed: readonly number[]) => ({
  since: BEGAN,
  milestones: MILESTONES.map((which, at) => {
    const day = passed[at];
    return { which, done: day === undefined ? null : { by, at: BEGAN + day * DAY } };
  }),
});

test('[F20] [S46] [S50] three weeks without a milestone are spoken of, with the one that is next; counted from the last, or from the beginning', () => {
  expect(STUCK_DAYS).toBe(21);
  expect(stuckAt(way(), BEGAN + 21 * DAY - 1)).toBeNull();
  expect(stuckAt(way(), BEGAN + 21 * DAY)).toBe('met');
  expect(stuckAt(way(20), BEGAN + 40 * DAY)).toBeNull();
  expect(stuckAt(way(20), BEGAN + 41 * DAY)).toBe('agreed');
  // Passed out of order, the newest counts; a clock that is ahead elsewhere puts it off, and no more.
  expect(stuckAt(way(30, 2), BEGAN + 50 * DAY)).toBeNull();
  expect(stuckAt(way(30, 2), BEGAN + 51 * DAY)).toBe('goals');
  expect(stuckAt(way(60), BEGAN + 21 * DAY)).toBeNull();
  // All of it is behind them.
  expect(stuckAt(way(1, 2, 3, 4, 5), BEGAN + 900 * DAY)).toBeNull();
});
