import type { Instant, PersonId } from '../model/brand.ts';
import { isMatched } from '../model/roles.ts';
import { byPerson, settleRules, shuffledPlaces } from './order.ts';
import { type Pins, settlePins } from './pins.ts';
import { type Profile, profilesAt } from './profile.ts';
import { type Bans, bansOf } from './rules.ts';
import { assignSides, type Side } from './sides.ts';
import type { Candidate, ImpossibleRule, MatchRules } from './types.ts';

/** What follows from the inputs before anything is optimised. The run and its verification both start here. */
export interface Prepared {
  readonly at: Instant;
  readonly rules: MatchRules;
  readonly bans: Bans;
  readonly profiles: ReadonlyMap<PersonId, Profile>;
  /** Everybody, by id. */
  readonly people: readonly PersonId[];
  /** The side of those who would be either. */
  readonly eithers: ReadonlyMap<PersonId, Side>;
  /** Of anybody; undefined for who is not here. */
  readonly sideOf: (person: PersonId) => Side | undefined;
  readonly pins: Pins;
  /** Seats before pins, 0 for a person who is full or not here. */
  readonly seatsOf: (person: PersonId) => number;
  /** Mentees with a free place and no pin, in the order in which they are treated. */
  readonly mentees: readonly Profile[];
  /** Of each of the people, which of the mentees they are; −1 for the others. */
  readonly rowOf: Int32Array;
  /** Mentors with a seat before pins. */
  readonly hosts: readonly Profile[];
  /** Those with a seat after pins. */
  readonly mentors: readonly Profile[];
  /** Their seats after pins, at least 1 each. */
  readonly openSeats: Int32Array;
  /** How many of these must be taken. */
  readonly least: Int32Array;
  /** Minimum loads that nothing can fulfil; not what only the optimum shows. */
  readonly impossible: readonly ImpossibleRule[];
}

/**
 * Who accompanies pairs is matched with nobody. `given`: sides that were decided before, for those who have one. `profileIn`:
 * of each card, where an earlier run has left them. Throws when a person is there twice: a directory has one card a person.
 */
export function prepare(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  given: Readonly<Record<string, Side>> = {},
  profileIn = profilesAt(at),
): Prepared {
  const settled = settleRules(rules);
  const bans = bansOf(settled);
  const sorted = byPerson(candidates).filter(({ card }) => isMatched(card.role));
  // Everything by id as far as it goes, and in loops: thousands are come by many times faster one after another than here and
  // there, and lists that are thrown away take longer than all that is done with them.
  const everybody = sorted.map(({ person, card }) => profileIn(person, card));
  const order = shuffledPlaces(everybody.length, settled.seed);
  const profiles = new Map<PersonId, Profile>();
  const taken = new Map<PersonId, number>();
  const seats = new Int32Array(sorted.length);
  for (const [place, { person, card, taken: had }] of sorted.entries()) {
    profiles.set(person, everybody[place] as Profile);
    if (had > 0) taken.set(person, had);
    seats[place] = Math.max(0, card.capacity - had);
  }
  if (profiles.size !== sorted.length) throw new Error('a candidate is there twice');
  const takenBy = (person: PersonId): number => taken.get(person) ?? 0;
  const seatsOf = (person: PersonId): number =>
    Math.max(0, (profiles.get(person)?.card.capacity ?? 0) - takenBy(person));
  const pins = settlePins(settled, profiles, seatsOf, bans);
  // What the mentor already has counts towards their minimum; a minimum of somebody who is not here says nothing.
  const required = new Map<PersonId, number>();
  for (const { mentor, least } of settled.minLoads ?? []) {
    const more = profiles.has(mentor) ? least - takenBy(mentor) : 0;
    if (more > 0) required.set(mentor, more);
  }
  const eithers = assignSides(everybody, order, seats, pins.kept, required.keys(), given);
  const sideIn = ({ person, card }: Profile): Side | undefined =>
    card.role === 'mentor' || card.role === 'mentee' ? card.role : eithers.get(person);
  const sideOf = (person: PersonId): Side | undefined => {
    const profile = profiles.get(person);
    return profile && sideIn(profile);
  };
  const pinned = new Set(pins.kept.map(({ mentee }) => mentee));
  const [hosts, mentees]: [Profile[], Profile[]] = [[], []];
  const rowOf = new Int32Array(sorted.length).fill(-1);
  for (const place of order) {
    const profile = everybody[place] as Profile;
    if (seats[place] === 0) continue;
    if (sideIn(profile) === 'mentor') hosts.push(profile);
    else if (!pinned.has(profile.person)) rowOf[place] = mentees.push(profile) - 1;
  }
  const used = new Map<PersonId, number>();
  for (const { mentor } of pins.kept) used.set(mentor, (used.get(mentor) ?? 0) + 1);
  const left = ({ person }: Profile): number => seatsOf(person) - (used.get(person) ?? 0);
  const mentors = hosts.filter((mentor) => left(mentor) > 0);
  const openSeats = Int32Array.from(mentors, left);
  const impossible = [...required].flatMap(([mentor, least]): ImpossibleRule[] => {
    const most = seatsOf(mentor);
    const rule = { rule: 'min-load', mentor, least: least + takenBy(mentor) } as const;
    if (sideOf(mentor) !== 'mentor') return [{ ...rule, why: 'side', most: 0 }];
    return least > most ? [{ ...rule, why: 'seats', most: most + takenBy(mentor) }] : [];
  });
  const least = Int32Array.from(mentors, ({ person }) =>
    Math.max(0, (required.get(person) ?? 0) - (used.get(person) ?? 0)),
  );
  return {
    at,
    rules: settled,
    bans,
    profiles,
    people: sorted.map(({ person }) => person),
    eithers,
    sideOf,
    pins,
    seatsOf,
    mentees,
    rowOf,
    hosts,
    mentors,
    openSeats,
    least,
    impossible,
  };
}
