import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { retrying } from './retry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('is tried again, later each time, until nothing is left', async () => {
  const answers = [false, false, true];
  let tries = 0;
  const work = retrying(async () => answers[tries++] ?? true);
  await work.now();
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(tries).toBe(2);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(tries).toBe(2);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(tries).toBe(3);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries).toBe(3);
});

it('never runs twice at once; what is asked meanwhile is done right after', async () => {
  let inside = 0;
  let most = 0;
  let tries = 0;
  const work = retrying(async () => {
    tries += 1;
    inside += 1;
    most = Math.max(most, inside);
    await Promise.resolve();
    inside -= 1;
    return true;
  });
  await Promise.all([work.now(), work.now(), work.now()]);
  expect({ most, tries }).toEqual({ most: 1, tries: 2 });
});

it('stops for good', async () => {
  let tries = 0;
  const work = retrying(async () => {
    tries += 1;
    return false;
  });
  await work.now();
  work.stop();
  await work.now();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries).toBe(1);
});
