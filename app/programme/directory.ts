/** The directory: one card a person, the newest they signed. */
import type { Instant } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Module, Pack } from '../model/pack.ts';
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

/** Why somebody is shown but not matched; `ready`: they are matched. */
export type Standing = 'ready' | 'expired' | 'withdrawn' | 'paused' | 'untrained';

/** The modules that this person has still to go through before they are matched, by their ids. */
export function toTrain({ role, trained = [] }: Pick<Card, 'role' | 'trained'>, pack: Pack | undefined): string[] {
  const isFor = (audience: Module['audience']): boolean => audience === 'all' || role === audience || role === 'either';
  return (pack?.training ?? [])
    .filter(({ id, audience }) => isFor(audience) && !trained.includes(id))
    .map(({ id }) => id);
}

export function standingOf({ card }: Pick<KeptCard, 'card'>, pack: Pack | undefined, now: Instant): Standing {
  if (card.withdrawn === true) return 'withdrawn';
  if (card.expires <= now) return 'expired';
  if ((card.pausedUntil ?? 0) > now) return 'paused';
  return toTrain(card, pack).length > 0 ? 'untrained' : 'ready';
}

/** True: is still of the programme, matched or not. */
export const takesPart = ({ card }: Pick<KeptCard, 'card'>, now: Instant): boolean =>
  card.withdrawn !== true && card.expires > now;

/** True: may be matched now, if there is a place. */
export const isActive = (office: OfficeDocument, kept: KeptCard, now: Instant): boolean =>
  standingOf(kept, office.pack.get('pack'), now) === 'ready';
