import type { PersonId } from '../model/brand.ts';
import type { Prepared } from './prepare.ts';
import type { Profile } from './profile.ts';
import type { MatchRun, PairKey } from './types.ts';

export type IsAllowed = (mentor: Profile, mentee: Profile) => boolean;

/**
 * Everyone in no pair, and why: `full` has no seat left; `no-allowed-partner` has nobody whom the rules allow among those
 * with a place; `no-seat` has some, but they all went to others.
 */
export function unmatchedOf(
  { people, profiles, seatsOf, mentees, hosts, pins }: Prepared,
  pairs: readonly PairKey[],
  isAllowed: IsAllowed,
): MatchRun['unmatched'] {
  const paired = new Set<PersonId>();
  for (const { mentor, mentee } of pairs) paired.add(mentor).add(mentee);
  const isHost = new Set(hosts.map((host) => host.person));
  // Whom a pin took had a place as well: it went to another mentor.
  const placed = [...mentees, ...pins.kept.flatMap(({ mentee }) => profiles.get(mentee) ?? [])];
  const whyNot = (profile: Profile) => {
    const { person } = profile;
    if (seatsOf(person) <= 0) return 'full';
    const some = isHost.has(person)
      ? placed.some((mentee) => isAllowed(profile, mentee))
      : hosts.some((mentor) => isAllowed(mentor, profile));
    return some ? 'no-seat' : 'no-allowed-partner';
  };
  const left: MatchRun['unmatched'][number][] = [];
  for (const person of people) {
    const profile = paired.has(person) ? undefined : profiles.get(person);
    if (profile !== undefined) left.push({ person, why: whyNot(profile) });
  }
  return left;
}
