/** The directory: one card a person, the newest they signed. */
import type { Instant } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Module } from '../model/pack.ts';
import { isTaught } from '../model/roles.ts';
import type { KeptCard, OfficeDocument } from './office.ts';
import { noteApplied } from './paper.ts';

/**
 * Keeps a verified card. An older one than the card held (a late or replayed letter) is passed over.
 * Returns whether it was kept. One that takes itself back is not kept here: see takenBack.ts.
 */
export function keepCard(office: OfficeDocument, card: KeptCard): boolean {
  const held = office.cards.get(card.person);
  if (card.card.withdrawn === true || (held !== undefined && held.card.issued >= card.card.issued)) return false;
  office.doc.transact(() => {
    // The date goes with the card that it replaces, in an office that did not note it yet: see takenBack.ts.
    if (held?.card.withdrawn === true && !office.before.has(card.person))
      office.before.set(card.person, held.card.issued);
    office.cards.set(card.person, card);
    noteApplied(office, card.person, card.card);
  });
  return true;
}

/** Everyone who applied, the latest first; not those who took their card back. */
export function directoryOf(office: OfficeDocument): KeptCard[] {
  const cards = [...office.cards.values()].filter(({ card }) => card.withdrawn !== true);
  return cards.sort((a, b) => b.received - a.received || (a.person < b.person ? -1 : 1));
}

/** Why somebody is shown but not matched; `ready`: they are matched. */
export type Standing = 'ready' | 'expired' | 'withdrawn' | 'paused' | 'untrained' | 'left';

/** Of a pack, what tells who has to go through what. */
export interface Training {
  readonly training: readonly Pick<Module, 'id' | 'audience'>[];
}

/** The modules that this person has still to go through before they are matched, by their ids. */
export const toTrain = ({ role, trained = [] }: Pick<Card, 'role' | 'trained'>, pack: Training | undefined): string[] =>
  (pack?.training ?? [])
    .filter(({ id, audience }) => isTaught(role, audience) && !trained.includes(id))
    .map(({ id }) => id);

export function standingOf({ card }: Pick<KeptCard, 'card'>, pack: Training | undefined, now: Instant): Standing {
  if (card.withdrawn === true) return 'withdrawn';
  if (card.expires <= now) return 'expired';
  if ((card.pausedUntil ?? 0) > now) return 'paused';
  return toTrain(card, pack).length > 0 ? 'untrained' : 'ready';
}

/** True: is still of the programme, matched or not. */
export const takesPart = ({ card }: Pick<KeptCard, 'card'>, now: Instant): boolean =>
  card.withdrawn !== true && card.expires > now;

/** What this person is asked to have gone through: of the pack as it is, or as their app knows it. */
export function trainingFor(office: OfficeDocument, { received }: Pick<KeptCard, 'received'>): Training | undefined {
  const untold = office.untold.get('training');
  return untold !== undefined && received < untold.at ? untold : office.pack.get('pack');
}

/** True: may be matched now, if there is a place. */
export const isActive = (office: OfficeDocument, kept: KeptCard, now: Instant): boolean =>
  !hasLeft(office, kept) && standingOf(kept, trainingFor(office, kept), now) === 'ready';

/** Taken out of the matching by the coordinator, and no card of theirs has come since. */
export const hasLeft = ({ left }: Pick<OfficeDocument, 'left'>, { person, received }: KeptCard): boolean =>
  (left.get(person) ?? -1) >= received;
