import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSaid, usually } from './answers.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** `+` mine, `-` theirs, and so many minutes after the line before. */
function talk(...said: readonly [who: '+' | '-', after: number][]) {
  let at = 1_000 * DAY;
  return said.map(([who, after]) => {
    at += after * MINUTE;
    return { mine: who === '+', genuine: true, at };
  });
}
const exchanges = (count: number, minutes: number) =>
  Array.from(
    { length: count },
    () =>
      [
        ['+', 600],
        ['-', minutes],
      ] as ['+' | '-', number][],
  ).flat();

describe('[S31] how soon somebody usually answers', () => {
  it('is said of three answers or more, by the middle one, and not of who takes longer than a week', () => {
    expect(usually(talk(...exchanges(2, 5)))).toBeNull();
    expect(usually(talk(...exchanges(3, 5)))).toBe('hour');
    expect(usually(talk(...exchanges(3, 300)))).toBe('day');
    expect(usually(talk(...exchanges(3, 2 * 24 * 60)))).toBe('days');
    expect(usually(talk(...exchanges(3, 5 * 24 * 60)))).toBe('week');
    expect(usually(talk(...exchanges(3, 9 * 24 * 60)))).toBeNull();
    expect(usually(talk(...exchanges(1, 9 * 24 * 60), ...exchanges(2, 30)))).toBe('hour');
  });

  it('counts from the first of several lines that waited, and what they wrote unasked is no answer', () => {
    const waited = talk(['+', 0], ['+', 200], ['-', 1], ['+', 600], ['-', 100], ['+', 600], ['-', 100]);
    expect(usually(waited)).toBe('day');
    const unasked = talk(['-', 0], ['-', 1], ['+', 600], ['-', 5], ['-', 1], ['+', 600], ['-', 5], ['-', 900]);
    expect(usually(unasked)).toBeNull();
    expect(usually([...unasked, ...talk(['+', 9_000], ['-', 5])])).toBe('hour');
  });

  it('follows how it has been of late, and takes no forged line and no clock that is behind for more than nothing', () => {
    expect(usually(talk(...exchanges(20, 9_000), ...exchanges(12, 5)))).toBe('hour');
    const forged = talk(...exchanges(2, 5)).concat(
      talk(...exchanges(1, 5)).map((line) => ({ ...line, genuine: false })),
    );
    expect(usually(forged)).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer()), { maxLength: 40 }), (all) => {
        const lines = all.map(([mine, at]) => ({ mine, genuine: true, at }));
        expect([null, 'hour', 'day', 'days', 'week']).toContain(usually(lines));
      }),
    );
  });

  it('[S27] whose turn it is: of what was taken back or is signed by nobody, nothing', () => {
    const [mine, theirs] = talk(['+', 0], ['-', 1]);
    if (mine === undefined || theirs === undefined) throw new Error('two lines');
    expect(lastSaid([])).toBeNull();
    expect(lastSaid([mine, theirs])).toBe(theirs);
    expect(lastSaid([mine, { ...theirs, deleted: true as const }])).toBe(mine);
    expect(lastSaid([mine, { ...theirs, genuine: false }])).toBe(mine);
  });
});
