/** Who accompanies the pairs of a programme in which somebody must be able to see: one for all, or another for a pair. */

import type { PairKey } from '../matching/types.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { mayBeThird } from '../model/roles.ts';
import { isActive } from './directory.ts';
import { type KeptCard, type OfficeDocument, pairName } from './office.ts';

/** Where the one for all is kept: no pair is called so. */
const ALL = 'all';

/** Whether an invitation may name this card as the third: as `openInvitation` judges it at the other end. */
const mayAccompany = (office: OfficeDocument, kept: KeptCard, now: Instant): boolean =>
  isActive(office, kept, now) && mayBeThird(kept.card.role) && kept.card.adult;

/** `pair` null: for every pair that has nobody of its own. */
export function chooseThird(office: OfficeDocument, pair: PairKey | null, person: PersonId): void {
  office.thirds.set(pair === null ? ALL : pairName(pair), person);
}

/**
 * Who was chosen for this pair, or (null) for all. Null when nobody was, or who was cannot be it any more: then nobody
 * takes their place unasked.
 */
export function thirdOf(office: OfficeDocument, pair: PairKey | null, now: Instant): KeptCard | null {
  const chosen = (pair && office.thirds.get(pairName(pair))) ?? office.thirds.get(ALL);
  const kept = chosen === undefined ? undefined : office.cards.get(chosen);
  return kept !== undefined && mayAccompany(office, kept, now) ? kept : null;
}
