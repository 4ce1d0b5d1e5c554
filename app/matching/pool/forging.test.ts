import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf, verify } from './certificate.ts';
import { optimum } from './optimum.ts';
import { wholeScores } from './pairs.ts';
import type { Request } from './request.ts';
import { answerOf, poolOf, solve } from './solve.ts';
import { everyAssignment, requestOf, smallRequests, type Tried } from './testing/brute.ts';

const hash = (text: string): string => {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return `${state >>> 0}`;
};

/** Whether one is worse than the other by what the objective asks for; totals that differ by rounding alone are equal. */
function isWorse(objective: string, one: Tried, other: Tried): boolean {
  if (one.count !== other.count) return one.count < other.count;
  if (objective === 'floor' && one.floor !== other.floor) return one.floor < other.floor;
  return one.total < other.total - 1e-9 * Math.max(1, Math.abs(other.total));
}

/** The best prices a forger can have: those of the best run among the pairs that the forged one lets count. */
function forgedProofs(request: Request, { floor }: Tried): { prices: number[] | null; above: number[] | null }[] {
  if (request.objective === 'stable') return [{ prices: null, above: null }];
  const whole = wholeScores(request.pairs);
  const pricesFrom = (least: number): number[] => [...optimum(poolOf(request, whole, least)).prices];
  if (request.objective === 'total') return [{ prices: pricesFrom(Number.NEGATIVE_INFINITY), above: null }];
  const least = Number.isFinite(floor) ? floor : Number.NEGATIVE_INFINITY;
  const next = [...request.pairs.scoreAt].filter((score) => score > floor).sort((a, b) => a - b)[0];
  const above = next === undefined ? null : pricesFrom(next);
  return [
    { prices: pricesFrom(least), above },
    { prices: pricesFrom(least), above: null },
    { prices: pricesFrom(Number.NEGATIVE_INFINITY), above },
  ];
}

describe('a forged run', () => {
  it.each(['total', 'floor', 'stable'])(
    '[F06] of other pairs that are worse is refused, whatever is made to fit: %s',
    (objective) => {
      let forged = 0;
      fc.assert(
        fc.property(smallRequests, (small) => {
          const asked = { ...small, objective };
          const request = requestOf(asked);
          const honest = request === null ? null : solve(request).solved;
          fc.pre(request !== null && honest !== null);
          const own = Int32Array.from({ length: request.mentees }, () => -1);
          for (const [mentee, mentor] of honest.answer.pairs) own[mentee] = mentor;
          const every = everyAssignment(request);
          const best = every.find(({ mentorOf }) => mentorOf.every((mentor, mentee) => mentor === own[mentee]));
          if (best === undefined) throw new Error('solved outside the rules');
          const whole = wholeScores(request.pairs);
          const worse = every.filter((one) => (objective === 'stable' ? one !== best : isWorse(objective, one, best)));
          // Those nearest to the best, and a few of any kind.
          for (const one of [...worse.slice(0, 6), ...worse.slice(-6)]) {
            const mentorOf = Int32Array.from(one.mentorOf);
            const least = objective === 'floor' && Number.isFinite(one.floor) ? one.floor : Number.NEGATIVE_INFINITY;
            for (const proof of forgedProofs(request, one)) {
              const said = runOf(answerOf(request, whole, mentorOf, proof.prices, least), asked, proof, hash);
              forged += 1;
              expect(verify(JSON.parse(JSON.stringify(said)), hash)).not.toEqual([]);
            }
          }
        }),
        { numRuns: 150 },
      );
      expect(forged).toBeGreaterThan(300);
    },
  );
});
