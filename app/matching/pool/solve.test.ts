import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf, verify } from './certificate.ts';
import { wholeScores } from './pairs.ts';
import { type Answer, solve } from './solve.ts';
import { type Asked, everyAssignment, requestOf, smallRequests, type Tried } from './testing/brute.ts';

const hash = (text: string): string => `${text.length}`;
const CLOSE = 9;

/** The answer, after its certificate held; null where a rule cannot be met. */
function answer(asked: Asked): Answer | null {
  const request = requestOf(asked);
  if (request === null) throw new Error('not a request');
  const { solved } = solve(request);
  if (solved === null) return null;
  const run = runOf(solved.answer, asked, solved.proof, hash);
  expect(verify(JSON.parse(JSON.stringify(run)), hash)).toEqual([]);
  return solved.answer;
}

const most = (tried: readonly Tried[], of: (one: Tried) => number) => Math.max(...tried.map(of));

describe('solve', () => {
  it('[F06] total: as many mentees as the rules allow, then the greatest total, as every assignment tried shows', () => {
    fc.assert(
      fc.property(smallRequests, (asked) => {
        const request = requestOf(asked);
        fc.pre(request !== null);
        const tried = everyAssignment(request);
        const found = answer({ ...asked, objective: 'total' });
        if (tried.length === 0) {
          expect(found).toBeNull();
          return;
        }
        const count = most(tried, (one) => one.count);
        const full = tried.filter((one) => one.count === count);
        expect(found?.pairs.length).toBe(count);
        expect(found?.total).toBeCloseTo(
          most(full, (one) => one.total),
          CLOSE,
        );
        const [total, bound] = [found?.total ?? 0, found?.bound ?? 0];
        // Whole numbers and decimals are exact; of others the bound is rounded up.
        if (wholeScores(request.pairs).exact) expect(bound).toBe(total);
        else expect(bound).toBeGreaterThanOrEqual(most(full, (one) => one.total));
        expect(bound).toBeGreaterThanOrEqual(total);
        expect(bound - total).toBeLessThan(1e-12);
      }),
      { numRuns: 1500 },
    );
  });

  it('floor: as many mentees, then the highest worst pair, then the greatest total', () => {
    fc.assert(
      fc.property(smallRequests, (asked) => {
        const request = requestOf(asked);
        fc.pre(request !== null);
        const tried = everyAssignment(request);
        const found = answer({ ...asked, objective: 'floor' });
        if (tried.length === 0) {
          expect(found).toBeNull();
          return;
        }
        const count = most(tried, (one) => one.count);
        const full = tried.filter((one) => one.count === count);
        const floor = most(full, (one) => one.floor);
        expect(found?.pairs.length).toBe(count);
        expect(found?.floor ?? Number.POSITIVE_INFINITY).toBe(floor);
        expect(found?.total).toBeCloseTo(
          most(
            full.filter((one) => one.floor === floor),
            (one) => one.total,
          ),
          CLOSE,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps pins, bans, capacity and minLoad, and says of an answer what it is', () => {
    fc.assert(
      fc.property(smallRequests, fc.constantFrom('total', 'floor', 'stable'), (asked, objective) => {
        fc.pre(requestOf(asked) !== null);
        const found = answer({ ...asked, objective });
        if (found === null) return;
        const keys = found.pairs.map((pair) => `${pair}`);
        for (const pin of asked.pins) expect(keys).toContain(`${pin}`);
        for (const ban of asked.bans) expect(keys).not.toContain(`${ban}`);
        found.load.forEach((load, mentor) => {
          expect(load).toBe(found.pairs.filter(([, to]) => to === mentor).length);
          expect(load).toBeLessThanOrEqual(asked.capacity[mentor] ?? 0);
          expect(load).toBeGreaterThanOrEqual(asked.minLoad?.[mentor] ?? 0);
        });
        const people = [...found.pairs.map(([mentee]) => mentee), ...found.unmatched].sort((a, b) => a - b);
        expect(people).toEqual(Array.from({ length: asked.mentees }, (_, mentee) => mentee));
      }),
      { numRuns: 1000 },
    );
  });

  it('names a minLoad that cannot be met', () => {
    const request = requestOf({
      mentees: 2,
      mentors: 2,
      capacity: [1, 1],
      scores: {
        sparse: [
          [0, 0, 5],
          [1, 0, 5],
        ],
      },
      pins: [],
      bans: [],
      minLoad: [0, 1],
    });
    if (request === null) throw new Error('not a request');
    expect(solve(request).refused).toEqual([{ where: 'minLoad[1]', why: expect.stringContaining('only 0') }]);
  });

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(smallRequests, fc.constantFrom('total', 'floor', 'stable'), (asked, objective) => {
        fc.pre(requestOf(asked) !== null);
        expect(answer({ ...asked, objective })).toEqual(answer({ ...asked, objective }));
      }),
      { numRuns: 200 },
    );
  });
});
