/**
 * A card taken back: all that the office holds of its person is erased but their key and dates: of the
 * card, and up to when their words are refused. Who is already in a pair at work stays in it; that is theirs, and nothing of
 * it is here. Two things stay: a line of the coordinator's own list, without them, where only a name or an answer said that
 * it is theirs (paper.ts); and a report, since it is about somebody else, and may be for another's safety.
 */
import { invitedTo } from '../invitation/stage.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { emptiedCard } from '../model/cardParts.ts';
import { dropInvitation, pairStage, sayNoFor } from './invitations.ts';
import { AHEAD, type KeptCard, type OfficeDocument } from './office.ts';
import { forgetPaperOf } from './paper.ts';
import { dropProposal, proposalOf, sweepPieces } from './proposals.ts';

/** Whatever the signed card says: of one that was taken back nothing is kept. */
const nothingOf = (card: Card): Card => ({ ...emptiedCard(card), box: '', mailbox: '' });

/**
 * Erases what is held of this person. Returns the invitations that others still wait on: they must be told. An older
 * card than the one held changes nothing.
 */
export function takeBack(office: OfficeDocument, { person, card, received }: KeptCard, now: Instant): InvitationId[] {
  const held = office.cards.get(person);
  if (held !== undefined && held.card.issued >= card.issued) return [];
  return office.doc.transact(() => {
    const ended = endInvitations(office, person, now);
    office.cards.set(person, { person, card: nothingOf(card), envelope: new Uint8Array(), received });
    forgetPaperOf(office, person);
    for (const [pair, third] of [...office.thirds]) if (third === person) office.thirds.delete(pair);
    // Found before it is erased: what would refuse a replay of their words is erased with them.
    const last = Math.min(lastWordOf(office, person), now + AHEAD);
    office.before.set(person, Math.max(card.issued, office.before.get(person) ?? 0, last));
    forgetByName(office, person);
    const run = proposalOf(office)?.run;
    const isIn =
      run?.pairs.some((pair) => pair.mentor === person || pair.mentee === person) === true ||
      run?.unmatched.some((one) => one.person === person) === true;
    // A proposal with somebody who is gone would be half a proposal: its pins stay, and a run takes seconds.
    if (isIn) dropProposal(office);
    else sweepPieces(office);
    return ended;
  });
}

/**
 * That two were never to be paired is no word of theirs. Cards, invitations and answers have their own way, above. What the
 * coordinators did is a list of words that they signed, and no map: docs/gaps/office-team.md.
 */
const KEPT: readonly string[] = ['cards', 'sent', 'answers', 'bans', 'before', 'acts'];

/** Whatever else is kept under their name, or under a pair's or an invitation's and theirs, now or in a later version. */
function forgetByName({ doc }: OfficeDocument, person: PersonId): void {
  for (const name of [...doc.share.keys()].filter((each) => !KEPT.includes(each))) {
    const map = doc.getMap(name);
    for (const key of [...map.keys()]) if (key.split(' ').includes(person)) map.delete(key);
  }
}

/** Where words are kept, and when some were taken back, by the dates of who said them. */
const DATED: readonly string[] = ['counters', 'counters stopped', 'assessments', 'confided', 'rematches'];

/** A device whose clock was put back dates its next word after its last, and so perhaps after the card it takes back. */
function lastWordOf({ doc }: OfficeDocument, person: PersonId): Instant {
  const dates = DATED.flatMap((name) =>
    [...doc.getMap<Instant | { readonly at: Instant }>(name)].flatMap(([key, said]) =>
      key.split(' ').includes(person) ? [typeof said === 'number' ? said : said.at] : [],
    ),
  );
  return Math.max(0, ...dates);
}

/** Of a card that was taken back nothing is left: a letter from before must not bring anything of theirs back. */
export const wasTakenBack = (office: OfficeDocument, person: PersonId, at: Instant): boolean =>
  office.cards.get(person)?.envelope.length === 0 || at <= (office.before.get(person) ?? -1);

function endInvitations(office: OfficeDocument, person: PersonId, now: Instant): InvitationId[] {
  const ended: InvitationId[] = [];
  for (const sent of [...office.sent.values()]) {
    if (!invitedTo(sent).includes(person)) continue;
    const stage = pairStage(office, sent, now);
    // Their card is inside what was signed for them.
    office.sent.set(sent.id, { ...sent, envelope: new Uint8Array() });
    const isOpen = stage === 'drafted' || stage === 'sent' || stage === 'accepted';
    if (isOpen) {
      dropInvitation(office, sent.id);
      ended.push(sent.id);
    }
    sayNoFor(office, sent.id, person, isOpen ? now : null);
  }
  return ended;
}

/** How many took their card back, and when the last one did. */
export function takenBackOf(office: OfficeDocument): { readonly people: number; readonly last: Instant } {
  let [people, last] = [0, 0];
  for (const { card } of office.cards.values()) {
    if (card.withdrawn !== true) continue;
    people += 1;
    last = Math.max(last, card.issued);
  }
  return { people, last };
}
