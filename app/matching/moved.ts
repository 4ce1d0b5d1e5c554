import type { PersonId } from '../model/brand.ts';
import { compareText } from './order.ts';
import type { MovedMentee } from './types.ts';

/** Everybody who is `present` and whose mentor is another; by mentee. */
export function movedBetween(
  before: ReadonlyMap<PersonId, PersonId>,
  now: ReadonlyMap<PersonId, PersonId>,
  present: { has(person: PersonId): boolean },
): MovedMentee[] {
  const moved: MovedMentee[] = [];
  for (const [mentee, mentor] of before) {
    if (now.get(mentee) !== mentor && present.has(mentee)) moved.push({ mentee, before: mentor });
  }
  for (const mentee of now.keys()) {
    if (!before.has(mentee) && present.has(mentee)) moved.push({ mentee, before: null });
  }
  return moved.sort((a, b) => compareText(a.mentee, b.mentee));
}
