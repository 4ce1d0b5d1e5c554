/** Those in pairs by the organisation they named: shared out over the same people as every other table. */
import { pairedIn } from '../invitation/stage.ts';
import type { PersonId } from '../model/brand.ts';
import { normaliseLine } from '../model/text.ts';
import type { Followed } from './followUp.ts';
import { type Group, grouped } from './grouped.ts';
import type { OfficeDocument } from './office.ts';

/** Of who has named none. */
const NO_ORGANISATION = '';

/**
 * In the order of their names, whoever has how many: an order by size would tell which of two put together is the larger.
 * Null: nobody has named one, or all are fewer than five.
 */
export function organisationsOf(
  { cards }: Pick<OfficeDocument, 'cards'>,
  pairs: readonly Followed[],
): readonly Group<string>[] | null {
  const people = new Set<PersonId>(pairs.flatMap(pairedIn));
  /** By the folded name: how it was first written, and how many. */
  const found = new Map<string, { readonly name: string; people: number }>();
  for (const person of [...people].sort()) {
    const name = normaliseLine(cards.get(person)?.card.organisation ?? NO_ORGANISATION);
    const key = name.toLowerCase();
    const there = found.get(key) ?? { name, people: 0 };
    there.people += 1;
    found.set(key, there);
  }
  if (![...found.keys()].some((key) => key !== NO_ORGANISATION)) return null;
  const ordered = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  return grouped(ordered);
}
