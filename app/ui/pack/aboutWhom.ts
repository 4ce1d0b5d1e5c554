import type { PersonId } from '../../model/brand.ts';

/**
 * Whom a report is about before anybody is chosen: the only other one there is, or who wrote all the messages that go with
 * it. Null: it is to be said, since a report must not accuse whoever stands first in a list.
 */
export function aboutWhom(others: readonly PersonId[], authors: readonly PersonId[]): PersonId | null {
  const [first, ...more] = new Set(authors);
  const named = others.length === 1 ? others[0] : more.length === 0 ? first : undefined;
  return others.find((id) => id === named) ?? null;
}
