/** Two coordinators who were apart may have invited the same two people: one invitation stays. */
import { invitedTo } from '../invitation/stage.ts';
import type { Instant } from '../model/brand.ts';
import { answerOf, dropInvitation, isHandedOver, isOpen, pairStage } from './invitations.ts';
import type { KeptSent, OfficeDocument } from './office.ts';

/** What came further stays: joined, then more who said yes, then what people already have; else the first, on every device the same. */
function rank(office: OfficeDocument, sent: KeptSent, now: Instant): readonly number[] {
  const yeses = invitedTo(sent).filter((person) => answerOf(office, sent.id, person)?.answer === 'accepted').length;
  const isJoined = pairStage(office, sent, now) === 'joined';
  return [isJoined ? 0 : 1, -yeses, isHandedOver(office, sent.id) ? 0 : 1, sent.issued];
}

/** Open invitations beside another open one of the same people, which stays. A pair at work is none. */
export function doublesOf(office: OfficeDocument, now: Instant): KeptSent[] {
  const pairs = new Map<string, KeptSent[]>();
  for (const sent of office.sent.values()) {
    if (!isOpen(office, sent, now)) continue;
    const name = [sent.format ?? 'pair', ...invitedTo(sent)].join(' ');
    pairs.set(name, [...(pairs.get(name) ?? []), sent]);
  }
  return [...pairs.values()].flatMap((all) => {
    if (all.length < 2) return [];
    const ranked = all.map((sent) => ({ sent, by: rank(office, sent, now) }));
    ranked.sort((a, b) => {
      const at = a.by.findIndex((value, i) => value !== b.by[i]);
      return at < 0 ? (a.sent.id < b.sent.id ? -1 : 1) : (a.by[at] ?? 0) - (b.by[at] ?? 0);
    });
    return ranked.slice(1).flatMap(({ sent, by }) => (by[0] === 0 ? [] : [sent]));
  });
}

/** Takes off those of which no letter has left: nobody has heard of them. */
export function dropUnsentDoubles(office: OfficeDocument, now: Instant): void {
  const unheard = doublesOf(office, now).filter(({ id }) => !isHandedOver(office, id));
  if (unheard.length === 0) return;
  office.doc.transact(() => {
    for (const { id } of unheard) {
      dropInvitation(office, id);
      office.sent.delete(id);
    }
  });
}
