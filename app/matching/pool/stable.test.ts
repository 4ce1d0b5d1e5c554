import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBlocking, preferencesOf } from './preference.ts';
import type { Request } from './request.ts';
import { stable } from './stable.ts';
import { type Asked, everyAssignment, requestOf, smallRequests } from './testing/brute.ts';

const shuffledUpTo = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, at) => at),
    { minLength: 0 },
  );

/** Some ranked on either side, some of them not to the end. */
const ranked: fc.Arbitrary<Asked> = smallRequests
  .filter(({ pins }) => pins.length === 0)
  .chain((asked) =>
    fc
      .record({
        mentees: fc.option(
          fc.array(shuffledUpTo(asked.mentors), { minLength: asked.mentees, maxLength: asked.mentees }),
        ),
        mentors: fc.option(
          fc.array(shuffledUpTo(asked.mentees), { minLength: asked.mentors, maxLength: asked.mentors }),
        ),
      })
      .map((rankings) => ({ ...asked, minLoad: asked.capacity.map(() => 0), rankings })),
  );

/** Ties made strict by index, as deferred acceptance does. */
function strict(request: Request) {
  const { ofMentee, ofMentor } = preferencesOf(request);
  return {
    ofMentee: (mentee: number, one: number, other: number) => ofMentee(mentee, one, other) || one - other,
    ofMentor: (mentor: number, one: number, other: number) => ofMentor(mentor, one, other) || one - other,
  };
}

describe('stable', () => {
  it('leaves no blocking pair, and no stable assignment is better for any mentee', () => {
    fc.assert(
      fc.property(ranked, (asked) => {
        const request = requestOf(asked);
        fc.pre(request !== null);
        const found = stable(request);
        const preferences = strict(request);
        expect(countBlocking(request, preferences, found)).toBe(0);
        expect(countBlocking(request, preferencesOf(request), found)).toBe(0);
        for (const { mentorOf } of everyAssignment(request)) {
          if (countBlocking(request, preferences, Int32Array.from(mentorOf)) > 0) continue;
          mentorOf.forEach((other, mentee) => {
            const own = found[mentee] ?? -1;
            if (other < 0 || other === own) return;
            expect(own).toBeGreaterThanOrEqual(0);
            expect(preferences.ofMentee(mentee, own, other)).toBeLessThan(0);
          });
        }
      }),
      { numRuns: 800 },
    );
  });

  it('does not depend on the order of mentees where nobody is tied', () => {
    const grid = fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(grid, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (values, order) => {
        const rows = [0, 1, 2, 3, 4].map((mentee) => values.slice(4 * mentee, 4 * mentee + 4));
        const asked = { mentees: 5, mentors: 4, capacity: [1, 2, 1, 1], pins: [], bans: [] };
        const one = requestOf({ ...asked, scores: rows });
        const other = requestOf({ ...asked, scores: order.map((mentee) => rows[mentee]) });
        if (one === null || other === null) throw new Error('not a request');
        expect([...stable(other)]).toEqual(order.map((mentee) => stable(one)[mentee]));
      }),
    );
  });

  it('counts a pair that would rather have one another', () => {
    const request = requestOf({
      mentees: 2,
      mentors: 2,
      capacity: [1, 1],
      scores: [
        [9, 1],
        [8, 2],
      ],
      pins: [],
      bans: [],
    });
    if (request === null) throw new Error('not a request');
    expect(countBlocking(request, preferencesOf(request), Int32Array.of(1, 0))).toBe(1);
    expect([...stable(request)]).toEqual([0, 1]);
  });
});
