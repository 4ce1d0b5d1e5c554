import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../model/brand.ts';
import { foldWords } from '../model/text.ts';
import { explain } from './explain.ts';
import { match } from './match.ts';
import { explainer, type Otherwise } from './otherwise.ts';
import { prepare } from './prepare.ts';
import { scoreIfAllowed, scorePinned } from './rules.ts';
import { AT, candidate, person, ran, testHash } from './samples.ts';
import { mentorsIn, pools, ruleSets } from './testing/pools.ts';
import type { Candidate, MatchRules, MatchRun } from './types.ts';

/** Scores of every mentor with a seat for this mentee, from the cards alone. */
function scoresFor(mentee: PersonId, candidates: readonly Candidate[], rules: MatchRules, run: MatchRun) {
  const { profiles, hosts, bans, rules: settled } = prepare(candidates, rules, AT, run.sides);
  const own = profiles.get(mentee);
  return new Map(
    hosts.flatMap((mentor) => {
      const score = own === undefined ? 0 : scoreIfAllowed(mentor, own, settled, bans);
      return score === 0 ? [] : [[mentor.person, score] as const];
    }),
  );
}

/** The same candidates with one card changed as a statement says. */
function changed(candidates: readonly Candidate[], said: Otherwise, mentee: PersonId): Candidate[] {
  const seeker = candidates.find((one) => one.person === mentee);
  return candidates.map((one) => {
    if (one.person !== said.mentor || seeker === undefined) return one;
    if (said.kind === 'more-skills') {
      return { ...one, card: { ...one.card, skillsOffered: [...one.card.skillsOffered, ...said.skills] } };
    }
    if (said.kind !== 'more-time') return one;
    const own = new Set(one.card.availability);
    const more = seeker.card.availability.filter((slot) => !own.has(slot)).slice(0, said.minutes / 30);
    const availability = [...own, ...more].sort((a, b) => a - b);
    return { ...one, card: { ...one.card, availability } };
  });
}

describe('what would have changed it', () => {
  it('[F10] is never false: each statement, made true on the cards, does what it says', () => {
    const said = { nearest: 0, taken: 0, 'more-time': 0, 'more-skills': 0 };
    fc.assert(
      fc.property(pools(10), ruleSets(10), (candidates, rules) => {
        const run = match(candidates, rules, AT, testHash);
        fc.pre(run.ok);
        const explaining = explainer(run.value, candidates, AT);
        const mentors = mentorsIn(run.value);
        const { profiles, rules: settled } = prepare(candidates, rules, AT, run.value.sides);
        for (const { person: mentee } of candidates) {
          const scores = scoresFor(mentee, candidates, rules, run.value);
          const mentor = mentors.get(mentee);
          const own = mentor === undefined ? 0 : scorePinned({ mentor, mentee }, profiles, settled);
          for (const one of explaining.of(mentee)) {
            said[one.kind] += 1;
            const theirs = scores.get(one.mentor) ?? 0;
            expect(theirs).toBeGreaterThan(0);
            expect(one.mentor).not.toBe(mentor);
            if (one.kind === 'nearest') {
              expect(one.points).toBe(own - theirs);
              expect(theirs).toBe(Math.max(...[...scores].flatMap(([id, score]) => (id === mentor ? [] : [score]))));
            } else if (one.kind === 'taken') {
              expect(theirs - own).toBe(one.points);
              expect(one.points).toBeGreaterThan(0);
              const card = candidates.find((other) => other.person === one.mentor);
              const load = [...mentors.values()].filter((id) => id === one.mentor).length;
              expect(load).toBe((card?.card.capacity ?? 0) - (card?.taken ?? 0));
            } else {
              const then = scoresFor(mentee, changed(candidates, one, mentee), rules, run.value);
              const rivals = [...scores].flatMap(([id, score]) => (id === one.mentor ? [] : [score]));
              expect(then.get(one.mentor)).toBeGreaterThan(Math.max(...rivals));
              expect(theirs).toBeLessThanOrEqual(Math.max(...rivals));
            }
          }
        }
      }),
      { numRuns: 400 },
    );
    for (const count of Object.values(said)) expect(count).toBeGreaterThan(20);
  });

  it('names what the next one has less of', () => {
    const pool = [
      candidate(1, { role: 'mentor', skillsOffered: ['law', 'sales'], availability: [36, 37, 38, 39] }),
      candidate(2, { role: 'mentor', skillsOffered: ['law'], availability: [36] }),
      candidate(3, { role: 'mentee', skillsSought: ['Law', 'Sales'], availability: [36, 37, 38, 39] }),
    ];
    expect(explainer(ran(pool), pool, AT).of(person(3))).toEqual([
      {
        kind: 'nearest',
        mentor: person(2),
        points: expect.any(Number),
        differences: [
          { criterion: 'skills', theirs: 2, other: 1 },
          { criterion: 'time', theirs: 120, other: 30 },
        ],
      },
    ]);
  });
});

describe('explain, for each of the two', () => {
  it('says the same facts, each in their own words', () => {
    fc.assert(
      fc.property(pools(2), (candidates) => {
        const [mentor, mentee] = candidates.map(({ card }) => card);
        fc.pre(mentor !== undefined && mentee !== undefined);
        const [one, other] = [explain(mentor, mentee, AT), explain(mentor, mentee, AT, 'mentor')];
        expect(other.commonMinutes).toBe(one.commonMinutes);
        for (const reason of other.reasons) {
          if (reason.kind === 'skill') expect(mentor.skillsOffered).toContain(reason.skill);
          if (reason.kind === 'topic') expect(mentor.topics).toContain(reason.topic);
          if (reason.kind === 'reciprocal-skill') expect(mentor.skillsSought).toContain(reason.skill);
        }
        const factsIn = ({ reasons }: typeof one) =>
          reasons
            .map((reason) =>
              reason.kind === 'skill' || reason.kind === 'reciprocal-skill'
                ? `${reason.kind} ${foldWords(reason.skill)}`
                : reason.kind === 'topic'
                  ? `topic ${foldWords(reason.topic)}`
                  : reason.kind,
            )
            .sort();
        expect(factsIn(other)).toEqual(factsIn(one));
      }),
    );
  });
});
