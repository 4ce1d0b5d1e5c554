import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assignment, assign, type Instance } from './assign.ts';

/** Scores by mentee, then mentor; 0 means not allowed. */
function instanceOf(scores: readonly (readonly number[])[], seats: readonly number[]): Instance {
  const pairs = scores.map((row) => row.flatMap((score, mentor) => (score > 0 ? [{ mentor, score }] : [])));
  const starts = [0];
  for (const row of pairs) starts.push((starts.at(-1) ?? 0) + row.length);
  return {
    mentees: scores.length,
    seats: Int32Array.from(seats),
    starts: Int32Array.from(starts),
    mentorAt: Int32Array.from(pairs.flat(), ({ mentor }) => mentor),
    scoreAt: Int16Array.from(pairs.flat(), ({ score }) => score),
  };
}

function solve(instance: Instance): Assignment {
  const steps = assign(instance);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The total, after checking that it is feasible and that the prices prove it. */
function provenTotal(scores: readonly (readonly number[])[], seats: readonly number[]): number {
  const { mentorOf, menteePrices, mentorPrices } = solve(instanceOf(scores, seats));
  const load = seats.map(() => 0);
  let total = 0;
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return;
    const score = scores[mentee]?.[mentor] ?? 0;
    expect(score).toBeGreaterThan(0);
    load[mentor] = (load[mentor] ?? 0) + 1;
    total += score;
  });
  for (const [mentor, used] of load.entries()) expect(used).toBeLessThanOrEqual(seats[mentor] ?? 0);
  let bound = menteePrices.reduce((sum, price) => sum + price, 0);
  mentorPrices.forEach((price, mentor) => {
    bound += price * (seats[mentor] ?? 0);
  });
  expect(Math.min(0, ...menteePrices, ...mentorPrices)).toBe(0);
  scores.forEach((row, mentee) => {
    row.forEach((score, mentor) => {
      expect((menteePrices[mentee] ?? 0) + (mentorPrices[mentor] ?? 0)).toBeGreaterThanOrEqual(score);
    });
  });
  expect(bound).toBe(total);
  return total;
}

/** Every assignment there is. */
function bruteForce(scores: readonly (readonly number[])[], seats: readonly number[], mentee = 0): number {
  if (mentee === scores.length) return 0;
  let best = bruteForce(scores, seats, mentee + 1);
  scores[mentee]?.forEach((score, mentor) => {
    if (score === 0 || (seats[mentor] ?? 0) === 0) return;
    const left = seats.map((count, at) => (at === mentor ? count - 1 : count));
    best = Math.max(best, score + bruteForce(scores, left, mentee + 1));
  });
  return best;
}

const grid = (rows: number, columns: number, score: (row: number, column: number) => number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => score(i, j)));

describe('assign', () => {
  it.each([1, 2, 7, 30])('finds n(n+1)(2n+1)/6 for scores i·j, one to one, n = %i', (n) => {
    expect(
      provenTotal(
        grid(n, n, (i, j) => (i + 1) * (j + 1)),
        Array(n).fill(1),
      ),
    ).toBe((n * (n + 1) * (2 * n + 1)) / 6);
  });

  it.each([1, 2, 7, 30])('finds the least cost n(n+1)(n+2)/6 for costs i·j, as scores M − i·j, n = %i', (n) => {
    const most = n * n + 1;
    const total = provenTotal(
      grid(n, n, (i, j) => most - (i + 1) * (j + 1)),
      Array(n).fill(1),
    );
    expect(n * most - total).toBe((n * (n + 1) * (n + 2)) / 6);
  });

  it('finds 16,927,750 for scores i·j, 1000 mentees and 50 mentors of 20 seats', () => {
    // Scores here exceed 16 bits: the instance is written with wider ones.
    const [mentees, mentors] = [1000, 50];
    const pairs = mentees * mentors;
    const { mentorOf } = solve({
      mentees,
      seats: new Int32Array(mentors).fill(20),
      starts: Int32Array.from({ length: mentees + 1 }, (_, i) => i * mentors),
      mentorAt: Int32Array.from({ length: pairs }, (_, at) => at % mentors),
      scoreAt: Int32Array.from({ length: pairs }, (_, at) => (Math.floor(at / mentors) + 1) * ((at % mentors) + 1)),
    });
    expect(mentorOf.reduce((sum, mentor, mentee) => sum + (mentee + 1) * (mentor + 1), 0)).toBe(16_927_750);
  });

  it('equals brute force on every small instance, capacities, gaps and ties included', () => {
    const shape = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 3, 1000));
    const instance = shape.chain(([mentees, mentors, most]) =>
      fc.record({
        scores: fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: mentors, maxLength: mentors }), {
          minLength: mentees,
          maxLength: mentees,
        }),
        seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: mentors, maxLength: mentors }),
      }),
    );
    fc.assert(
      fc.property(instance, ({ scores, seats }) => {
        expect(provenTotal(scores, seats)).toBe(bruteForce(scores, seats));
      }),
      { numRuns: 600 },
    );
  });

  it('finds a planted assignment, the only one of its total', () => {
    const planted = fc.record({
      mentors: fc.integer({ min: 2, max: 12 }),
      seats: fc.integer({ min: 1, max: 4 }),
      numbers: fc.infiniteStream(fc.nat({ max: 0x7fffffff })),
    });
    fc.assert(
      fc.property(planted, ({ mentors, seats, numbers }) => {
        const draw = (below: number) => Number(numbers.next().value ?? 0) % below;
        const hidden = Array.from({ length: mentors * seats }, (_, mentee) => mentee % mentors);
        for (let i = hidden.length - 1; i > 0; i -= 1) {
          const j = draw(i + 1);
          [hidden[i], hidden[j]] = [hidden[j] ?? 0, hidden[i] ?? 0];
        }
        const u = hidden.map(() => 20 + draw(400));
        const w = Array.from({ length: mentors }, () => 20 + draw(400));
        const scores = hidden.map((mine, i) =>
          w.map((price, j) => (u[i] ?? 0) + price - (j === mine ? 0 : 1 + draw(30))),
        );
        const all = Array<number>(mentors).fill(seats);
        provenTotal(scores, all);
        expect([...solve(instanceOf(scores, all)).mentorOf]).toEqual(hidden);
      }),
      { numRuns: 100 },
    );
  });

  it('prefers the greater total to the greater number of pairs, and a pair to none', () => {
    expect(
      provenTotal(
        [
          [900, 400],
          [400, 0],
        ],
        [1, 1],
      ),
    ).toBe(900);
    expect(
      provenTotal(
        [
          [900, 501],
          [400, 0],
        ],
        [1, 1],
      ),
    ).toBe(901);
    expect(provenTotal([[1]], [1])).toBe(1);
    expect(provenTotal([[5]], [0])).toBe(0);
  });
});
