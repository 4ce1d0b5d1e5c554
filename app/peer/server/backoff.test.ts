import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFrom, drawing } from '../testing/seeded.ts';
import { backoff, fraction } from './backoff.ts';

const [FIRST, LAST] = [1_000, 30_000];
const seed = fc.nat(1_000_000);
const randomOf = (from: number) => bytesFrom(drawing(from));
const waitsOf = (from: number, count: number, first = FIRST, last = LAST): number[] => {
  const waits = backoff(first, last, randomOf(from));
  return Array.from({ length: count }, () => waits.next());
};
/** The greatest that the wait before the `at`th may be. */
const ceilingAt = (at: number, first = FIRST, last = LAST): number => Math.min(last, first * 2 ** at);

describe('waits that grow', () => {
  it('lie between the half and the whole of a ceiling that doubles and is never passed', () => {
    const limits = fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 600 }));
    fc.assert(
      fc.property(seed, limits, (from, [first, times]) => {
        const last = first * times;
        for (const [at, wait] of waitsOf(from, 16, first, last).entries()) {
          expect(wait).toBeGreaterThanOrEqual(ceilingAt(at, first, last) / 2);
          expect(wait).toBeLessThan(ceilingAt(at, first, last));
        }
      }),
    );
  });

  it('are spread over all of it, evenly: each tenth has about a tenth of them', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let device = 0; device < 500; device += 1) {
      for (const [at, wait] of waitsOf(device, 8).entries()) {
        const tenth = Math.floor((wait / ceilingAt(at) - 0.5) * 20);
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
    }
    // 4,000 draws: 400 each, with a deviation of 19.
    for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(100);
  });

  it('of two devices that were cut in the same instant are not the same', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const [ada, ben] = [waitsOf(from, 8), waitsOf(from + 1, 8)];
        expect(ada.filter((wait, at) => wait === ben[at])).toEqual([]);
      }),
    );
    // Of 200 that lost one server, no tenth of a second has more than a few at the second try.
    const back = Array.from({ length: 200 }, (_, device) => waitsOf(device, 2).reduce((sum, wait) => sum + wait, 0));
    const busiest = Map.groupBy(back, (at) => Math.floor(at / 100));
    expect(Math.max(...[...busiest.values()].map(({ length }) => length))).toBeLessThan(40);
  });

  it('begin anew once it was reset', () => {
    const waits = backoff(FIRST, LAST, randomOf(5));
    for (let at = 0; at < 10; at += 1) waits.next();
    waits.reset();
    expect(waits.next()).toBeLessThan(FIRST);
  });
});

describe('a fraction', () => {
  it('is at least 0 and less than 1, at both ends of what may be drawn', () => {
    expect(fraction((length) => new Uint8Array(length))).toBe(0);
    const most = fraction((length) => new Uint8Array(length).fill(255));
    expect(most).toBeLessThan(1);
    expect(most).toBeGreaterThan(0.999_999);
  });
});
