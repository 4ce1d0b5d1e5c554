import type { PersonId } from '../model/brand.ts';
import { compareText } from './order.ts';
import type { MovedMentee } from './types.ts';

/** Everybody who is `present` and whose mentor is another; by mentee. */
export function movedBetween(
  before: ReadonlyMap<PersonId, PersonId>,
  now: ReadonlyMap<PersonId, PersonId>,
  present: ReadonlySet<PersonId>,
): MovedMentee[] {
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((mentee) => present.has(mentee) && before.get(mentee) !== now.get(mentee))
    .sort(compareText)
    .map((mentee) => ({ mentee, before: before.get(mentee) ?? null }));
}
