/** What enters a match run, and what the coordinator changes in its outcome. */
import type { Candidate, MatchRules, PairKey, Weights } from '../matching/types.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Pack } from '../model/pack.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { isActive } from './directory.ts';
import { takenSeats, wasForTheThird } from './invitations.ts';
import { type OfficeDocument, pairName } from './office.ts';
import { mayBeAsked, wishesOf } from './wishes.ts';

/** Skills weigh most, then the topics both care about, then time in common. Language is always a must. */
const DEFAULT_WEIGHTS: Weights = { skills: 8, topics: 5, languages: 3, time: 6 };

/** What counts how much, what the best pairs are, and who is kept apart: as the programme's pack says. */
export function rulesOfPack(pack: Pack | undefined): Pick<MatchRules, 'weights' | 'questions' | 'objective' | 'apart'> {
  if (pack === undefined) return { weights: DEFAULT_WEIGHTS };
  const { skills, topics, languages, time, objective, apart } = pack.matching;
  const weighing = pack.questions.filter(({ kind, weight }) => kind !== 'text' && weight > 0);
  const questions = weighing.map(({ id, weight }) => ({ question: id, weight }));
  const [organisation, manager] = [apart.includes('organisation'), apart.includes('manager')];
  return {
    weights: { skills, topics, languages, time },
    ...(questions.length > 0 && { questions }),
    ...(objective !== 'total' && { objective }),
    ...(apart.length > 0 && { apart: { ...(organisation && { organisation }), ...(manager && { manager }) } }),
  };
}

/** Active people with a free seat, who have not said that they would rather not be asked now. */
export function candidatesOf(office: OfficeDocument, now: Instant): Candidate[] {
  const taken = takenSeats(office, now);
  const wishes = wishesOf(office);
  return [...office.cards.values()]
    .filter((kept) => isActive(office, kept, now) && (taken.get(kept.person) ?? 0) < kept.card.capacity)
    .filter((kept) => mayBeAsked(wishes, kept, now))
    .map((kept) => ({ person: kept.person, card: kept.card, taken: taken.get(kept.person) ?? 0 }));
}

/**
 * The pack's rules, with pins and bans of the coordinator. A pair that was invited once (`history`), whatever came of it, is
 * not proposed again, unless it came to nothing by who was to accompany them.
 */
export function rulesOf(office: OfficeDocument, seed: number, mode: SafeguardingMode, now: Instant): MatchRules {
  const invited = [...office.sent.values()].filter((sent) => !wasForTheThird(office, sent, now));
  const history = new Map(invited.map((pair) => [pairName(pair), { mentor: pair.mentor, mentee: pair.mentee }]));
  return {
    ...rulesOfPack(office.pack.get('pack')),
    pins: [...office.pins.values()].filter((pin) => !office.bans.has(pairName(pin)) && !history.has(pairName(pin))),
    bans: [...office.bans.values()],
    ...(history.size > 0 && { history: [...history.values()] }),
    ...(office.least.size > 0 && { minLoads: [...office.least.values()] }),
    ...(office.pack.get('pack')?.matching.objective === 'stable' && rankingsOf(office)),
    ...(mode === 'visible-third' && { accompanied: true }),
    seed,
  };
}

/**
 * Whom people would rather have, as far as they said it: what they chose among those proposed to them, and before it whom they
 * named on their card, where the coordinator lets it count.
 */
function rankingsOf(office: OfficeDocument): Pick<MatchRules, 'rankings'> {
  const ranked = new Map<PersonId, readonly PersonId[]>();
  for (const { mentee, ranked: best } of office.requests.values()) ranked.set(mentee, best);
  for (const { person, best } of office.hints.values()) ranked.set(person, [...best, ...(ranked.get(person) ?? [])]);
  return ranked.size === 0 ? {} : { rankings: [...ranked].map(([person, best]) => ({ person, best })) };
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
