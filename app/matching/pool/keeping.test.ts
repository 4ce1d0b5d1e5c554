import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf, verify } from './certificate.ts';
import { countBlocking, preferencesOf } from './preference.ts';
import { readRequest } from './request.ts';
import { solve } from './solve.ts';
import { everyAssignment, requestOf, smallRequests } from './testing/brute.ts';

const hash = (text: string): string => `${text.length}`;

describe('a stable run with required seats', () => {
  it('[F06] is there wherever some stable assignment fills them, ties or none, and holds; else it is said that none does', () => {
    let [found, refused, settled] = [0, 0, 0];
    fc.assert(
      fc.property(smallRequests, (small) => {
        const asked = { ...small, objective: 'stable' };
        const request = requestOf(asked);
        fc.pre(request?.minLoad.some((least) => least > 0) === true);
        const preferences = preferencesOf(request);
        const isStable = (mentorOf: readonly number[]) =>
          countBlocking(request, preferences, Int32Array.from(mentorOf)) === 0;
        const any = everyAssignment(request).some(({ mentorOf }) => isStable(mentorOf));
        const { solved, refused: why } = solve(request);
        expect(solved !== null).toBe(any);
        if (solved === null) {
          refused += 1;
          expect(why[0]?.why).toContain('however ties are settled');
          return;
        }
        found += 1;
        const without = solve({ ...request, minLoad: request.minLoad.map(() => 0) }).solved;
        if (`${without?.answer.pairs}` !== `${solved.answer.pairs}`) settled += 1;
        expect(solved.answer.blockingPairs).toBe(0);
        expect(verify(JSON.parse(JSON.stringify(runOf(solved.answer, asked, solved.proof, hash))), hash)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    for (const count of [found, refused, settled]) expect(count).toBeGreaterThan(2);
  });

  it('does not depend on the order of people, whichever of two alike is to be filled', () => {
    // Both mentors are liked as much by two; each of the mentees is somebody of their own.
    const scores = [
      [2, 2, 1],
      [2, 2, 0],
      [3, 1, 0],
    ];
    const of = (order: readonly number[], minLoad: readonly number[]): (readonly [number, number])[] => {
      const { request } = readRequest({
        ...{ mentees: 3, mentors: 3, capacity: [3, 3, 1], minLoad, objective: 'stable' },
        scores: order.map((mentee) => scores[mentee]),
      });
      const pairs = request && solve(request).solved?.answer.pairs;
      return (pairs ?? []).map(([row, mentor]) => [order[row] ?? 0, mentor] as const).sort(([a], [b]) => a - b);
    };
    for (const minLoad of [
      [2, 0, 0],
      [0, 1, 0],
      [2, 1, 0],
      [0, 2, 0],
    ]) {
      const pairs = of([0, 1, 2], minLoad);
      expect(pairs).toHaveLength(3);
      for (const order of [
        [2, 1, 0],
        [1, 2, 0],
        [0, 2, 1],
        [1, 0, 2],
      ])
        expect(of(order, minLoad)).toEqual(pairs);
    }
  });

  it('of thousands it is said that one way was tried', () => {
    const mentees = 3_000;
    const { request } = readRequest({
      ...{ mentees, mentors: 2, capacity: [mentees, 1], minLoad: [0, 1], objective: 'stable' },
      scores: Array.from({ length: mentees }, () => [1, 0]),
    });
    expect(request && solve(request).refused?.[0]?.why).toContain('no other way to settle ties was tried to its end');
  });
});
