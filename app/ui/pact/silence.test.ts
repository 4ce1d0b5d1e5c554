import { expect, test } from 'vitest';
import { QUIET_DAYS, quietFor } from './silence.ts';

const DAY = 86_400_000;
const now = 100 * DAY;

test('[S46] [S50] a silence is spoken of after two weeks, counted from the last that was heard, and never of who was never heard', () => {
  expect(quietFor([], now)).toBeNull();
  expect(quietFor([now - (QUIET_DAYS - 1) * DAY, now - 50 * DAY], now)).toBeNull();
  expect(quietFor([now - 50 * DAY, now - QUIET_DAYS * DAY], now)).toBe(QUIET_DAYS);
  // A clock that is ahead elsewhere.
  expect(quietFor([now + DAY], now)).toBeNull();
});
