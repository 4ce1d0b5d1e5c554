/** Who may be paired with whom, whatever the score. */
import type { PersonId } from '../model/brand.ts';
import { type Apart, apartBy, belongsOf } from './belonging.ts';
import { countShared, type Profile } from './profile.ts';
import { meetsMusts, score, sharesOf } from './score.ts';
import type { MatchRules, PairKey } from './types.ts';

/** Why two people may not be paired, this one as mentor and that one as mentee. `before`: they were once. */
export type Refusal = 'self' | 'role' | 'not-adult' | 'no-common-language' | 'banned' | 'before' | Apart | 'must';

/** A ban is on two people, not on an order: an `either` given the other side must not bring the pair back. */
const bothWays = ({ mentor, mentee }: PairKey): string =>
  mentor < mentee ? `${mentor} ${mentee}` : `${mentee} ${mentor}`;

/** Why each of the two may not be paired, by both. */
export type Bans = ReadonlyMap<string, 'banned' | 'before'>;
export const bansOf = ({ bans, history = [] }: Pick<MatchRules, 'bans' | 'history'>): Bans =>
  new Map([
    ...history.map((pair) => [bothWays(pair), 'before'] as const),
    ...bans.map((pair) => [bothWays(pair), 'banned'] as const),
  ]);

const takes = ({ card: { role } }: Profile, side: 'mentor' | 'mentee'): boolean => role === side || role === 'either';

/** What no weight and no pin can set aside. Nobody who is not an adult is paired where nobody else sees what is written. */
export function refusal(
  mentor: Profile,
  mentee: Profile,
  { accompanied, apart }: Pick<MatchRules, 'accompanied' | 'apart'>,
  bans: Bans,
): Exclude<Refusal, 'must'> | null {
  if (mentor.person === mentee.person) return 'self';
  if (!takes(mentor, 'mentor') || !takes(mentee, 'mentee')) return 'role';
  if (accompanied !== true && !(mentor.card.adult && mentee.card.adult)) return 'not-adult';
  if (countShared(mentee.languages, mentor.languages) === 0) return 'no-common-language';
  const banned = bans.size > 0 ? bans.get(bothWays({ mentor: mentor.person, mentee: mentee.person })) : undefined;
  if (banned !== undefined) return banned;
  return apart === undefined ? null : apartBy(belongsOf(mentor.card), belongsOf(mentee.card), apart);
}

/** The score of an allowed pair, 1 to 1000; 0 when it is refused or misses a must. */
export function scoreIfAllowed(mentor: Profile, mentee: Profile, rules: MatchRules, bans: Bans): number {
  if (refusal(mentor, mentee, rules, bans) !== null) return 0;
  const shares = sharesOf(mentor, mentee, rules);
  return meetsMusts(shares, rules) ? score(shares, rules) : 0;
}

/** The score of a kept pin, 1 to 1000: what the cards say, musts of weight aside. 0 when a person is unknown. */
export function scorePinned(
  { mentor, mentee }: PairKey,
  profiles: ReadonlyMap<PersonId, Profile>,
  rules: MatchRules,
): number {
  const [one, other] = [profiles.get(mentor), profiles.get(mentee)];
  return one === undefined || other === undefined ? 0 : score(sharesOf(one, other, rules), rules);
}

/** Null when this pair may be made; otherwise the first rule it breaks. Seats are counted by the run, not here. */
export function allowed(
  mentor: Profile,
  mentee: Profile,
  rules: MatchRules,
  bans: Bans = bansOf(rules),
): Refusal | null {
  const hard = refusal(mentor, mentee, rules, bans);
  if (hard !== null) return hard;
  return meetsMusts(sharesOf(mentor, mentee, rules), rules) ? null : 'must';
}
