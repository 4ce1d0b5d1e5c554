import type { Instant, PersonId } from '../model/brand.ts';
import { compareText, settleRules, shuffled } from './order.ts';
import { type Pins, settlePins } from './pins.ts';
import { type Profile, profileOf, Vocabulary } from './profile.ts';
import { type Bans, bansOf } from './rules.ts';
import { assignSides, type Side } from './sides.ts';
import type { Candidate, MatchRules } from './types.ts';

/** What follows from the inputs before anything is optimised. The run and its verification both start here. */
export interface Prepared {
  readonly rules: MatchRules;
  readonly bans: Bans;
  readonly profiles: ReadonlyMap<PersonId, Profile>;
  readonly sides: ReadonlyMap<PersonId, Side>;
  readonly pins: Pins;
  /** Seats before pins, 0 for a person who is full. */
  readonly seats: ReadonlyMap<PersonId, number>;
  /** Mentees with a free place and no pin, in the order in which they are treated. */
  readonly mentees: readonly Profile[];
  /** Mentors with a seat before pins. */
  readonly hosts: readonly Profile[];
  /** Those with a seat after pins. */
  readonly mentors: readonly Profile[];
  /** Their seats after pins, at least 1 each. */
  readonly openSeats: Int32Array;
}

/** Who accompanies pairs is matched with nobody. Throws when a person is there twice: a directory has one card a person. */
export function prepare(candidates: readonly Candidate[], rules: MatchRules, at: Instant): Prepared {
  const settled = settleRules(rules);
  const bans = bansOf(settled);
  const matched = candidates.filter(({ card }) => card.role !== 'supervisor');
  const sorted = matched.sort((a, b) => compareText(a.person, b.person));
  const vocabulary = new Vocabulary();
  const inOrder = shuffled(sorted, settled.seed).map(({ person, card }) => profileOf(person, card, at, vocabulary));
  const profiles = new Map(inOrder.map((profile) => [profile.person, profile]));
  if (profiles.size !== matched.length) throw new Error('a candidate is there twice');
  const seats = new Map(sorted.map(({ person, card, taken }) => [person, Math.max(0, card.capacity - taken)]));
  const pins = settlePins(settled, profiles, seats, bans);
  const sides = assignSides(inOrder, seats, pins.kept);
  const pinned = new Set(pins.kept.map(({ mentee }) => mentee));
  const hasSeat = ({ person }: Profile) => (seats.get(person) ?? 0) > 0;
  const hosts = inOrder.filter((profile) => sides.get(profile.person) === 'mentor' && hasSeat(profile));
  const mentees = inOrder.filter(
    (profile) => sides.get(profile.person) === 'mentee' && hasSeat(profile) && !pinned.has(profile.person),
  );
  const used = new Map<PersonId, number>();
  for (const { mentor } of pins.kept) used.set(mentor, (used.get(mentor) ?? 0) + 1);
  const left = ({ person }: Profile): number => (seats.get(person) ?? 0) - (used.get(person) ?? 0);
  const mentors = hosts.filter((mentor) => left(mentor) > 0);
  const openSeats = Int32Array.from(mentors, left);
  return { rules: settled, bans, profiles, sides, pins, seats, mentees, hosts, mentors, openSeats };
}
