import { expect, test } from 'vitest';
import type { WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { ALONE, watchResting } from './resting.ts';

const idOf = (letter: string): WorkspaceId => {
  const parsed = parseWorkspaceId(`${letter.repeat(21)}A`);
  if (!parsed.ok) throw new Error('an id');
  return parsed.value;
};
const [one, other] = [idOf('A'), idOf('B')];
const free = (): boolean => false;

test('what nobody is in goes to sleep ten minutes after it was left, and not while anything goes on in it', () => {
  let now = 1_000;
  const resting = watchResting(() => now);
  const leave = resting.stay(one);
  const leaveAgain = resting.stay(one);
  expect(resting.due([one, other], free)).toEqual([]);
  now += ALONE;
  // Woken by nobody of this device: alone since it was first seen.
  expect(resting.due([one, other], free)).toEqual([other]);
  leave();
  leave();
  now += ALONE;
  expect(resting.due([one], free)).toEqual([]);
  leaveAgain();
  now += ALONE - 1;
  expect(resting.due([one], free)).toEqual([]);
  now += 1;
  expect(resting.due([one], (id) => id === one)).toEqual([]);
  // Somebody was there until now: the ten minutes begin anew.
  expect(resting.due([one], free)).toEqual([]);
  now += ALONE;
  expect(resting.due([one], free)).toEqual([one]);
  expect(resting.isIn(one)).toBe(false);
  resting.stay(one);
  expect(resting.isIn(one)).toBe(true);
  expect(resting.due([one], free)).toEqual([]);
});

test('one that slept meanwhile is alone only since it was opened again', () => {
  let now = 0;
  const resting = watchResting(() => now);
  resting.due([one], free);
  now += ALONE;
  resting.due([], free);
  expect(resting.due([one], free)).toEqual([]);
});
