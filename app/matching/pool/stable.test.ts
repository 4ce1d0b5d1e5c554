import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likenessOf } from './likeness.ts';
import { countBlocking, preferencesOf } from './preference.ts';
import type { Request } from './request.ts';
import { stable, type Ties } from './stable.ts';
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

/** Ties made strict, as deferred acceptance does. */
function strict(request: Request, ties: Ties) {
  const { ofMentee, ofMentor } = preferencesOf(request);
  const likeness = likenessOf(request);
  const place = (side: Int32Array, person: number) => (ties === 'index' ? person : (side[person] ?? 0));
  return {
    ofMentee: (mentee: number, one: number, other: number) =>
      ofMentee(mentee, one, other) || place(likeness.ofMentor, one) - place(likeness.ofMentor, other),
    ofMentor: (mentor: number, one: number, other: number) =>
      ofMentor(mentor, one, other) || place(likeness.ofMentee, one) - place(likeness.ofMentee, other),
  };
}

/** A request and the same with everybody at another place: `rows` and `columns` say who stands at each. */
const tied = fc
  .record({ mentees: fc.integer({ min: 1, max: 6 }), mentors: fc.integer({ min: 1, max: 5 }) })
  .chain(({ mentees, mentors }) => {
    const list = <T>(one: fc.Arbitrary<T>, length: number) => fc.array(one, { minLength: length, maxLength: length });
    const orderOf = (count: number) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, at) => at),
        { minLength: count },
      );
    const few = fc.constantFrom(null, 1, 1, 1, 2);
    return fc.record({
      scores: list(list(few, mentors), mentees),
      capacity: list(fc.integer({ min: 1, max: 2 }), mentors),
      rankings: fc.option(list(fc.subarray([0, 1].filter((n) => n < mentors)), mentees), { freq: 2 }),
      rows: orderOf(mentees),
      columns: orderOf(mentors),
    });
  })
  .map(({ scores, capacity, rankings, rows, columns }) => {
    const parts = { mentees: rows.length, mentors: columns.length, pins: [], bans: [], objective: 'stable' };
    const asked: Asked = { ...parts, scores, capacity, rankings: { mentees: rankings } };
    const turned: Asked = {
      ...parts,
      scores: rows.map((mentee) => columns.map((mentor) => scores[mentee]?.[mentor] ?? null)),
      capacity: columns.map((mentor) => capacity[mentor] ?? 0),
      rankings: {
        mentees: rankings && rows.map((mentee) => rankings[mentee]?.map((mentor) => columns.indexOf(mentor))),
      },
    };
    return { asked, turned, rows, columns };
  });

/** Whom each has, and what is left of it where nobody has a place: how alike the two of each pair are. */
function pairsOf(request: Request) {
  const mentorOf = [...stable(request)];
  const { alike } = likenessOf(request);
  const isTold = [alike.mentees, alike.mentors].every((side) => new Set(side).size === side.length);
  return {
    mentorOf,
    isTold,
    alike: mentorOf.map((mentor, mentee) => `${alike.mentees[mentee]} ${alike.mentors[mentor] ?? 'nobody'}`).sort(),
  };
}

describe('stable', () => {
  it('leaves no blocking pair, and no stable assignment is better for any mentee', () => {
    fc.assert(
      fc.property(ranked, fc.constantFrom<Ties>('likeness', 'index'), (asked, ties) => {
        const request = requestOf(asked);
        fc.pre(request !== null);
        const found = stable(request, ties);
        const preferences = strict(request, ties);
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

  it('does not depend on any order where many are tied: the same pairs, but for people who are alike in everything', () => {
    let evened = 0;
    fc.assert(
      fc.property(tied, (asked) => {
        const [one, other] = [requestOf(asked.asked), requestOf(asked.turned)];
        fc.pre(one !== null && other !== null);
        const [found, again] = [pairsOf(one), pairsOf(other)];
        expect(again.alike).toEqual(found.alike);
        if (found.isTold) {
          expect(again.mentorOf.map((mentor) => asked.columns[mentor] ?? -1)).toEqual(
            asked.rows.map((mentee) => found.mentorOf[mentee]),
          );
        } else evened += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(evened).toBeGreaterThan(100);
  });

  it('tells rings of four from rings of eight, in which everybody has two alike', () => {
    const ring = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => [
        [from + n, from + n],
        [from + n, from + ((n + 1) % count)],
      ]).flat();
    const edges = [...ring(0, 4), ...ring(4, 2)];
    const orders = [0, 1, 2, 3, 4, 5].map((_, shift) => [0, 1, 2, 3, 4, 5].map((n) => (n + shift) % 6));
    const seen = orders.map((order) => {
      const sparse = edges.map(([mentee = 0, mentor = 0]) => [order.indexOf(mentee), order.indexOf(mentor), 1]);
      const request = requestOf({
        mentees: 6,
        mentors: 6,
        capacity: Array(6).fill(2),
        scores: { sparse },
        pins: [],
        bans: [],
      });
      if (request === null) throw new Error('not a request');
      const { ofMentee } = likenessOf(request);
      // Who stands first is of the same ring, whatever the order.
      return (order[ofMentee.indexOf(0)] ?? 0) < 4;
    });
    expect(new Set(seen).size).toBe(1);
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
