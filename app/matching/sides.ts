import type { PersonId } from '../model/brand.ts';
import type { Profile } from './profile.ts';
import type { PairKey } from './types.ts';

export type Side = 'mentor' | 'mentee';

/**
 * Gives each `either` one side. A kept pin decides, then a minimum of people, then the side that was `given` before; the
 * others, in the given order, go each to the side that is scarcer at that moment, seats against mentees, and to the mentees'
 * when they are level. Optimality of a run is over these sides.
 */
export function assignSides(
  people: Iterable<Profile>,
  inOrder: () => Iterable<Profile>,
  seats: ReadonlyMap<PersonId, number>,
  kept: readonly PairKey[],
  required: Iterable<PersonId> = [],
  given: Readonly<Record<string, Side>> = {},
): ReadonlyMap<PersonId, Side> {
  const pinned = new Map<PersonId, Side>();
  for (const mentor of required) pinned.set(mentor, 'mentor');
  for (const { mentor, mentee } of kept) pinned.set(mentor, 'mentor').set(mentee, 'mentee');
  const sides = new Map<PersonId, Side>();
  let open = 0;
  let waiting = 0;
  const put = ({ person }: Profile, side: Side) => {
    sides.set(person, side);
    const free = seats.get(person) ?? 0;
    if (side === 'mentor') open += free;
    else if (free > 0) waiting += 1;
  };
  const undecided = new Set<Profile>();
  for (const profile of people) {
    const { role } = profile.card;
    const side = role === 'mentor' || role === 'mentee' ? role : (pinned.get(profile.person) ?? given[profile.person]);
    if (side === undefined) undecided.add(profile);
    else put(profile, side);
  }
  if (undecided.size === 0) return sides;
  for (const profile of inOrder()) if (undecided.has(profile)) put(profile, open < waiting ? 'mentor' : 'mentee');
  return sides;
}
