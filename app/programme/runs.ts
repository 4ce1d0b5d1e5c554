/** What enters a match run, and what the coordinator changes in its outcome. */
import type { Candidate, MatchRules, PairKey, Weights } from '../matching/types.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { isActive } from './directory.ts';
import { isOpen, wasForTheThird } from './invitations.ts';
import { type OfficeDocument, pairName } from './office.ts';

/** Skills weigh most, then the topics both care about, then time in common. Language is always a must. */
const DEFAULT_WEIGHTS: Weights = { skills: 8, topics: 5, languages: 3, time: 6 };

/** As the programme's pack says. */
function weightsOf(office: OfficeDocument): Weights {
  const matching = office.pack.get('pack')?.matching;
  if (matching === undefined) return DEFAULT_WEIGHTS;
  const { skills, topics, languages, time } = matching;
  return { skills, topics, languages, time };
}

/** Active people with a free seat. */
export function candidatesOf(office: OfficeDocument, now: Instant): Candidate[] {
  const taken = new Map<PersonId, number>();
  for (const sent of office.sent.values()) {
    if (!isOpen(office, sent, now)) continue;
    for (const person of [sent.mentor, sent.mentee]) taken.set(person, (taken.get(person) ?? 0) + 1);
  }
  return [...office.cards.values()]
    .filter((kept) => isActive(office, kept, now) && (taken.get(kept.person) ?? 0) < kept.card.capacity)
    .map((kept) => ({ person: kept.person, card: kept.card, taken: taken.get(kept.person) ?? 0 }));
}

/**
 * Pins and bans of the coordinator; a pair that was invited once, whatever came of it, is not proposed again, unless
 * it came to nothing by who was to accompany them.
 */
export function rulesOf(office: OfficeDocument, seed: number, mode: SafeguardingMode, now: Instant): MatchRules {
  const bans = new Map<string, PairKey>();
  const invited = [...office.sent.values()].filter((sent) => !wasForTheThird(office, sent, now));
  for (const pair of [...office.bans.values(), ...invited]) {
    bans.set(pairName(pair), { mentor: pair.mentor, mentee: pair.mentee });
  }
  return {
    weights: weightsOf(office),
    pins: [...office.pins.values()].filter((pin) => !bans.has(pairName(pin))),
    bans: [...bans.values()],
    ...(mode === 'visible-third' && { accompanied: true }),
    seed,
  };
}

export function pinPair(office: OfficeDocument, pair: PairKey): void {
  office.doc.transact(() => {
    office.bans.delete(pairName(pair));
    office.pins.set(pairName(pair), pair);
  });
}

export function unpinPair(office: OfficeDocument, pair: PairKey): void {
  office.pins.delete(pairName(pair));
}

export function banPair(office: OfficeDocument, pair: PairKey): void {
  office.doc.transact(() => {
    office.pins.delete(pairName(pair));
    office.bans.set(pairName(pair), pair);
  });
}

/** Gives the mentee another mentor: their other pins fall, so that the repair has nothing to contradict. */
export function repin(office: OfficeDocument, pair: PairKey): void {
  office.doc.transact(() => {
    for (const pin of [...office.pins.values()]) {
      if (pin.mentee === pair.mentee) office.pins.delete(pairName(pin));
    }
    pinPair(office, pair);
  });
}
