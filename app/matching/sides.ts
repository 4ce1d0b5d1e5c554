import type { PersonId } from '../model/brand.ts';
import type { Profile } from './profile.ts';
import type { PairKey } from './types.ts';

export type Side = 'mentor' | 'mentee';

/**
 * Gives each `either` one side; `order`: places of people. A kept pin decides, then a minimum of people, then the side that was `given` before; the
 * others, in that order, go each to the side that is scarcer at that moment, seats against mentees, and to the mentees'
 * when they are level. Optimality of a run is over these sides.
 */
export function assignSides(
  people: readonly Profile[],
  order: Int32Array,
  seats: Int32Array,
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
  const count = (place: number, side: Side): void => {
    const free = seats[place] ?? 0;
    if (side === 'mentor') open += free;
    else if (free > 0) waiting += 1;
  };
  const undecided = new Uint8Array(people.length);
  for (const [place, { person, card }] of people.entries()) {
    if (card.role === 'mentor' || card.role === 'mentee') {
      count(place, card.role);
      continue;
    }
    const side = pinned.get(person) ?? given[person];
    if (side === undefined) undecided[place] = 1;
    else {
      sides.set(person, side);
      count(place, side);
    }
  }
  for (const place of order) {
    const person = undecided[place] === 1 ? people[place]?.person : undefined;
    if (person === undefined) continue;
    const side = open < waiting ? 'mentor' : 'mentee';
    sides.set(person, side);
    count(place, side);
  }
  return sides;
}
