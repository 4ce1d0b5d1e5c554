/** The directory: one card a person, the newest they signed. */
import type { Instant } from '../model/brand.ts';
import type { KeptCard, OfficeDocument } from './office.ts';

/**
 * Keeps a verified card. An older one than the card held (a late or replayed letter) is passed over.
 * Returns whether it was kept.
 */
export function keepCard(office: OfficeDocument, card: KeptCard): boolean {
  const held = office.cards.get(card.person);
  if (held !== undefined && held.card.issued >= card.card.issued) return false;
  office.cards.set(card.person, card);
  return true;
}

/** Everyone who applied, the latest first. */
export function directoryOf(office: OfficeDocument): KeptCard[] {
  return [...office.cards.values()].sort((a, b) => b.received - a.received || (a.person < b.person ? -1 : 1));
}

export const isActive = (kept: KeptCard, now: Instant): boolean => kept.card.expires > now;
