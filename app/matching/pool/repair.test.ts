import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optimum } from './optimum.ts';
import { wholeScores } from './pairs.ts';
import { repair } from './repair.ts';
import { poolOf } from './solve.ts';
import { everyAssignment, requestOf, smallRequests } from './testing/brute.ts';

it('places as many as can be without whoever left, moves the fewest of the others, and of these the best', () => {
  fc.assert(
    fc.property(smallRequests, fc.nat(3), (small, which) => {
      const leaving = which % small.mentors;
      const asked = { ...small, pins: [], minLoad: small.capacity.map(() => 0) };
      const request = requestOf(asked);
      const after = requestOf({ ...asked, capacity: asked.capacity.map((seats, at) => (at === leaving ? 0 : seats)) });
      fc.pre(request !== null && after !== null);
      const pool = poolOf(request, wholeScores(request.pairs), Number.NEGATIVE_INFINITY);
      fc.pre(pool.scoreAt.every((score) => Math.abs(score) < 1e6));
      const { mentorOf, prices } = optimum(pool);
      const found = repair(pool, mentorOf, prices, leaving);
      const movedIn = (other: ArrayLike<number>) =>
        mentorOf.reduce((sum, own, mentee) => sum + (own >= 0 && own !== leaving && own !== other[mentee] ? 1 : 0), 0);
      const tried = everyAssignment(after).map((one) => ({ ...one, moved: movedIn(one.mentorOf) }));
      const count = Math.max(...tried.map((one) => one.count));
      const full = tried.filter((one) => one.count === count);
      const moved = Math.min(...full.map((one) => one.moved));
      const best = Math.max(...full.filter((one) => one.moved === moved).map(({ total }) => total));
      const mine = tried.find((one) => one.mentorOf.every((mentor, mentee) => mentor === found[mentee]));
      expect(mine).toMatchObject({ count, moved });
      expect(mine?.total).toBeCloseTo(best, 9);
    }),
    { numRuns: 1500 },
  );
});
