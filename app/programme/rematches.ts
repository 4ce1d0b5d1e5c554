/** Who of a pair asked for somebody else, until when they can be talked with, and the end of a pair. */
import type { Instant, InvitationId } from '../model/brand.ts';
import { REMATCH_BUFFER } from '../model/rematch.ts';
import { pairStage } from './invitations.ts';
import { AHEAD, type KeptRematch, type KeptSent, type OfficeDocument } from './office.ts';
import { wasTakenBack } from './takenBack.ts';

export interface OpenRematch {
  readonly sent: KeptSent;
  readonly asked: KeptRematch;
  /** From then on the pair ends. */
  readonly due: Instant;
}

/**
 * Keeps a verified word, where it is by one of the two and later than the one held: one that was taken back does not come
 * back by coming again. A taking back that overtakes what it takes back is kept as well. Returns whether it was kept.
 */
export function keepRematch(office: OfficeDocument, word: KeptRematch, now: Instant): boolean {
  const sent = office.sent.get(word.invitation);
  if (sent === undefined || (word.person !== sent.mentor && word.person !== sent.mentee)) return false;
  if (wasTakenBack(office, word.person, word.at)) return false;
  const name = `${word.invitation} ${word.person}`;
  const held = office.rematches.get(name);
  if (word.at > now + AHEAD || (held !== undefined && held.at >= word.at)) return false;
  // Said again in other words: the time to talk has begun with the first.
  const received = held?.step === 'ask' && word.step === 'ask' ? held.received : word.received;
  office.rematches.set(name, { ...word, received });
  return true;
}

/** What was asked and neither taken back nor done, the oldest first. One a pair: the earlier, where both ask. */
export function openRematches(office: OfficeDocument, now: Instant): OpenRematch[] {
  const open = new Map<InvitationId, OpenRematch>();
  const asked = [...office.rematches.values()].filter(({ step }) => step === 'ask');
  for (const word of asked.sort((a, b) => a.received - b.received || (a.person < b.person ? -1 : 1))) {
    const sent = office.sent.get(word.invitation);
    if (sent === undefined || open.has(sent.id) || pairStage(office, sent, now) !== 'joined') continue;
    open.set(sent.id, { sent, asked: word, due: word.received + REMATCH_BUFFER });
  }
  return [...open.values()];
}

/** Those whose time to talk is over. */
export const dueRematches = (office: OfficeDocument, now: Instant): OpenRematch[] =>
  openRematches(office, now).filter(({ due }) => due <= now);

/** A pair at work is one no more: its seats are free, and it is not proposed again. False: it was none. */
export function endPair(office: OfficeDocument, invitation: InvitationId, now: Instant): boolean {
  const sent = office.sent.get(invitation);
  if (sent === undefined || pairStage(office, sent, now) !== 'joined') return false;
  office.ended.set(invitation, now);
  return true;
}

/** Whether this person had asked for the end that came. */
export const hadAsked = (office: OfficeDocument, invitation: InvitationId, person: string): boolean =>
  office.rematches.get(`${invitation} ${person}`)?.step === 'ask';
