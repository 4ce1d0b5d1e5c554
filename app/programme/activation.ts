/** How many of those who told anything did one thing at least, as programmes elsewhere report it. */
import { pairedIn } from '../invitation/stage.ts';
import type { PersonId } from '../model/brand.ts';
import { isMatched } from '../model/roles.ts';
import type { Followed } from './followUp.ts';
import { LEAST } from './grouped.ts';
import type { OfficeDocument } from './office.ts';
import { isActive } from './statistics.ts';

export interface Activation {
  readonly active: number;
  readonly of: number;
  /** Everybody in the directory who could be matched: of the others nothing is known, so the share is at least this. */
  readonly all: number;
}

/**
 * Of those who have told: that somebody has not says nothing of what they do. Null where fewer than LEAST told, or where the
 * ones who did something, or the ones who did nothing, are some but fewer: the two numbers would tell of them.
 */
export function activationOf(pairs: readonly Followed[], { cards }: Pick<OfficeDocument, 'cards'>): Activation | null {
  const did = new Map<PersonId, boolean>();
  for (const pair of pairs)
    for (const { person, counters } of pair.told)
      if (counters !== null && pairedIn(pair).includes(person))
        did.set(person, did.get(person) === true || isActive(counters));
  const active = [...did.values()].filter((each) => each).length;
  const isFew = (count: number): boolean => count > 0 && count < LEAST;
  if (did.size < LEAST || isFew(active) || isFew(did.size - active)) return null;
  const all = [...cards.values()].filter(({ card }) => card.withdrawn !== true && isMatched(card.role)).length;
  return { active, of: did.size, all };
}
