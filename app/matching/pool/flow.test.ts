import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flow } from './flow.ts';
import { nearest } from './near.ts';
import { optimum } from './optimum.ts';
import { costOfOneLess, type Pool } from './pool.ts';
import { boundOf, gapOf } from './prove.ts';
import { finish } from './rows.ts';

const poolOf = (
  scores: readonly (readonly number[])[],
  seats: readonly number[],
  least = seats.map(() => 0),
): Pool => ({
  mentees: scores.length,
  mentors: seats.length,
  seats: Int32Array.from(seats),
  least: Int32Array.from(least),
  starts: Int32Array.from({ length: scores.length + 1 }, (_, mentee) => mentee * seats.length),
  mentorAt: Uint16Array.from({ length: scores.length * seats.length }, (_, at) => at % seats.length),
  scoreAt: Float64Array.from(scores.flat()),
});

const grid = (rows: number, columns: number, score: (row: number, column: number) => number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => score(i, j)));

function totalOf(pool: Pool, mentorOf: Int32Array): number {
  let total = 0;
  mentorOf.forEach((mentor, mentee) => {
    if (mentor >= 0) total += pool.scoreAt[mentee * pool.mentors + mentor] ?? 0;
  });
  return total;
}

/** The total, after the prices proved it over every pair. */
function provenTotal(pool: Pool): number {
  const { mentorOf, prices } = optimum(pool);
  expect(gapOf(pool, mentorOf, prices, costOfOneLess(pool))).toBe(0);
  return totalOf(pool, mentorOf);
}

describe('Flow', () => {
  it('ends at the same optimum from any prices and any pairs', () => {
    const small = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
      .chain(([mentees, mentors]) => {
        const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: mentors, maxLength: mentors });
        const perMentor = (most: number) => fc.array(fc.nat(most), { minLength: mentors, maxLength: mentors });
        return fc.record({
          scores: fc.array(row, { minLength: mentees, maxLength: mentees }),
          seats: perMentor(3),
          least: perMentor(2),
          prices: perMentor(20),
          begin: fc.array(fc.integer({ min: -1, max: mentors - 1 }), { minLength: mentees, maxLength: mentees }),
        });
      });
    fc.assert(
      fc.property(small, ({ scores, seats, least, prices, begin }) => {
        const pool = poolOf(
          scores,
          seats,
          least.map((count, mentor) => Math.min(count, seats[mentor] ?? 0)),
        );
        const free = seats.slice();
        const mentorOf = Int32Array.from(begin, (mentor) => {
          if (mentor < 0 || (free[mentor] ?? 0) === 0) return -1;
          free[mentor] = (free[mentor] ?? 0) - 1;
          return mentor;
        });
        const without = costOfOneLess(pool);
        const flow = new Flow(pool, pool, without, Float64Array.from(prices), mentorOf);
        finish(flow.run());
        const rest = flow.price[flow.rest] ?? 0;
        const found = flow.mentorOf.map((mentor) => (mentor === flow.rest ? -1 : mentor));
        const foundPrices = flow.price.subarray(0, seats.length).map((price) => price - rest);
        expect(gapOf(pool, found, foundPrices, without)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('optimum', () => {
  it.each([1, 2, 7, 30, 90])('finds n(n+1)(2n+1)/6 for scores i·j, one to one, n = %i', (n) => {
    const pool = poolOf(
      grid(n, n, (i, j) => (i + 1) * (j + 1)),
      Array(n).fill(1),
    );
    expect(provenTotal(pool)).toBe((n * (n + 1) * (2 * n + 1)) / 6);
  });

  it('finds 16,927,750 for scores i·j, 1000 mentees and 50 mentors of 20 seats', () => {
    const pool = poolOf(
      grid(1000, 50, (i, j) => (i + 1) * (j + 1)),
      Array(50).fill(20),
    );
    expect(provenTotal(pool)).toBe(16_927_750);
  });

  it('adds whoever the nearest lists lack: more seats wanted than any list reaches', () => {
    // All prefer the same mentors, far more of them than a list is long.
    const pool = poolOf(
      grid(150, 150, (_, j) => 1000 - j),
      Array(150).fill(1),
    );
    expect(provenTotal(pool)).toBe((150 * (1000 + 851)) / 2);
  });

  it('bounds by any prices what no assignment exceeds, and tells a worse assignment by its gap', () => {
    const pool = poolOf(
      [
        [5, 4],
        [5, 1],
      ],
      [1, 1],
    );
    const { prices } = optimum(pool);
    const without = costOfOneLess(pool);
    expect(boundOf(pool, prices, without)).toBe(9n);
    expect(gapOf(pool, Int32Array.of(0, 1), prices, without)).toBe(3);
    expect(boundOf(pool, [100, 100], without)).toBeGreaterThanOrEqual(9n);
    expect(gapOf(pool, Int32Array.of(1, 0), [-without - 1, 0], without)).toBeGreaterThan(0);
  });
});

describe('nearest', () => {
  it('gives each mentee the best, as many as asked for, and of equals not all the same', () => {
    const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 8 }), (scores, width) => {
        const near = nearest(poolOf(scores, Array(7).fill(1)), new Float64Array(7), width);
        scores.forEach((all, mentee) => {
          const found = near.mentorAt.slice(near.starts[mentee], near.starts[mentee + 1]);
          expect(new Set(found).size).toBe(Math.min(7, width));
          const best = all.toSorted((a, b) => b - a).slice(0, width);
          expect([...found].map((mentor) => all[mentor]).sort((a, b) => Number(b) - Number(a))).toEqual(best);
        });
      }),
    );
    const alike = nearest(
      poolOf(
        [
          [5, 5, 5, 5],
          [5, 5, 5, 5],
        ],
        [1, 1, 1, 1],
      ),
      new Float64Array(4),
      2,
    );
    expect([...alike.mentorAt]).toEqual([0, 1, 2, 3]);
  });
});
