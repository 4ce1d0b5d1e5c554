/** For tests: small pools and rules of every kind, and every assignment there is of them. */
import fc from 'fast-check';
import type { PersonId } from '../../model/brand.ts';
import type { Role } from '../../model/card.ts';
import { tags } from '../../model/samples.ts';
import { everyAssignment, requestOf, type Tried } from '../pool/testing/brute.ts';
import { type Prepared, prepare } from '../prepare.ts';
import { scoreIfAllowed, scorePinned } from '../rules.ts';
import { AT, candidate, person } from '../samples.ts';
import type { Candidate, MatchRules, MatchRun } from '../types.ts';

const words = ['law', 'sales', 'python', 'design'];
const some = fc.subarray(words);
const someone = fc.record({
  role: fc.constantFrom<Role>('mentor', 'mentee', 'mentee', 'either'),
  skillsOffered: some,
  skillsSought: some,
  topics: some,
  languages: fc.subarray(['fr', 'en', 'fr-ca'], { minLength: 1 }).map((names) => tags(...names)),
  availability: fc.subarray([36, 37, 38, 39, 84, 85]),
  capacity: fc.integer({ min: 1, max: 3 }),
  organisation: fc.constantFrom(undefined, undefined, 'Octave', 'OCTAVE ', 'Acacia'),
  manager: fc.constantFrom(undefined, undefined, 'Fatou', 'Ben'),
  answers: fc.constantFrom(
    undefined,
    [['sector', ['law']]] as const,
    [
      ['sector', ['law', 'health']],
      ['years', ['5']],
    ] as const,
  ),
});
const isMinor = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

export const pools = (most: number): fc.Arbitrary<Candidate[]> =>
  fc
    .array(fc.tuple(someone, isMinor, fc.integer({ min: 0, max: 1 })), { maxLength: most })
    .map((list) => list.map(([over, minor, taken], n) => candidate(n, { ...over, adult: !minor }, taken)));

const pairs = (most: number) =>
  fc.tuple(fc.nat({ max: most }), fc.nat({ max: most })).map(([a, b]) => ({ mentor: person(a), mentee: person(b) }));
const weight = fc.integer({ min: 1, max: 10 });

export const ruleSets = (people: number): fc.Arbitrary<MatchRules> =>
  fc.record({
    weights: fc.record({ skills: weight, topics: weight, languages: weight, time: weight }),
    questions: fc.constantFrom(
      undefined,
      [{ question: 'sector', weight: 4 }],
      [
        { question: 'years', weight: 10 },
        { question: 'sector', weight: 7 },
      ],
    ),
    pins: fc.array(pairs(people), { maxLength: 2 }),
    bans: fc.array(pairs(people), { maxLength: 3 }),
    history: fc.array(pairs(people), { maxLength: 2 }),
    objective: fc.constantFrom('total' as const, 'floor' as const, 'stable' as const, undefined),
    minLoads: fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      fc.array(fc.record({ mentor: fc.nat({ max: people }).map(person), least: fc.nat({ max: 2 }) }), { maxLength: 2 }),
    ),
    apart: fc.constantFrom(undefined, { organisation: true as const }, { manager: true as const }),
    accompanied: fc.constantFrom(undefined, undefined, true as const),
    seed: fc.nat({ max: 0xffffffff }),
  });

/** Every assignment that keeps the rules, and how each scores with its pins; null where no run is possible. */
export function everyRun(candidates: readonly Candidate[], rules: MatchRules, sides?: MatchRun['sides']) {
  const prepared = prepare(candidates, rules, AT, sides);
  const request = requestIn(prepared);
  if (request === null || prepared.impossible.length > 0) return null;
  const pinned = prepared.pins.kept.map((pin) => scorePinned(pin, prepared.profiles, prepared.rules));
  const tried = everyAssignment(request).map(
    (one): Tried => ({
      mentorOf: one.mentorOf,
      count: one.count + pinned.length,
      total: one.total + pinned.reduce((sum, score) => sum + score, 0),
      floor: Math.min(one.floor, ...pinned),
    }),
  );
  return tried.length === 0 ? null : { prepared, tried };
}

function requestIn({ mentees, mentors, openSeats, least, rules, bans }: Prepared) {
  return requestOf({
    mentees: mentees.length,
    mentors: mentors.length,
    capacity: [...openSeats],
    minLoad: [...least].map((count, at) => Math.min(count, openSeats[at] ?? 0)),
    scores: mentees.map((mentee) => mentors.map((mentor) => scoreIfAllowed(mentor, mentee, rules, bans) || null)),
    pins: [],
    bans: [],
  });
}

/** Whose mentor is who, by person. */
export const mentorsIn = ({ pairs }: Pick<MatchRun, 'pairs'>): Map<PersonId, PersonId> =>
  new Map(pairs.map(({ mentor, mentee }) => [mentee, mentor]));
