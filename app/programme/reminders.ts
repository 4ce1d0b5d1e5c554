/** Who may be reminded of an invitation, and who may be given more time. */
import { invitedTo, isCircle } from '../invitation/stage.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import { LONGEST_TIME } from '../model/reminder.ts';
import { isHandedOver, pairStage, stateOf, takenSeats } from './invitations.ts';
import type { KeptSent, OfficeDocument, OutgoingLetter } from './office.ts';

const DAY = 24 * 3_600_000;
/** Nobody is reminded more often, whatever waits for them. */
export const REMIND_EVERY = 3 * DAY;

export interface ToRemind {
  readonly sent: KeptSent;
  readonly person: PersonId;
}

/** Those of one invitation who have it and have not answered. */
export const unanswered = (office: OfficeDocument, sent: KeptSent, now: Instant): PersonId[] => {
  const { stage, answers } = stateOf(office, sent, now);
  const isAsked = stage === 'sent' || stage === 'accepted' || (stage === 'joined' && isCircle(sent));
  if (!isAsked || !isHandedOver(office, sent.id)) return [];
  return invitedTo(sent).filter((person) => answers[person] === undefined);
};

/** Everybody who may be reminded now, each of the one invitation whose date is nearest. */
export function toRemind(office: OfficeDocument, now: Instant): ToRemind[] {
  const found = new Map<PersonId, ToRemind>();
  const open = [...office.sent.values()].filter(({ expires }) => expires >= now);
  for (const sent of open.sort((a, b) => a.expires - b.expires)) {
    for (const person of unanswered(office, sent, now)) {
      const last = office.reminded.get(person);
      const rested = last === undefined || now - last >= REMIND_EVERY;
      if (rested && !found.has(person)) found.set(person, { sent, person });
    }
  }
  return [...found.values()];
}

/** Puts the letter in the outbox, in the place of one that has not left yet, and notes the day. */
export function keepReminder(
  office: OfficeDocument,
  { sent, person }: ToRemind,
  letter: Pick<OutgoingLetter, 'to' | 'bytes'>,
  now: Instant,
): void {
  office.doc.transact(() => {
    office.outbox.set(`${sent.id} reminder ${person}`, { invitation: sent.id, ...letter });
    office.reminded.set(person, now);
  });
}

/**
 * The date that so many days more give; null where none can be given: it is settled, a choice passed it by, or its seats are
 * taken by now. Never earlier than the one before.
 */
export function laterDate(
  office: OfficeDocument,
  invitation: InvitationId,
  days: number,
  now: Instant,
): Instant | null {
  const sent = office.sent.get(invitation);
  if (sent === undefined || sent.passed !== undefined || !(days > 0)) return null;
  const stage = pairStage(office, sent, now);
  if (stage === 'expired') {
    const taken = takenSeats(office, now);
    const hasSeat = (person: PersonId) => (taken.get(person) ?? 0) < (office.cards.get(person)?.card.capacity ?? 0);
    if (!hasSeat(sent.mentor) || !hasSeat(sent.mentee)) return null;
  } else if (stage !== 'sent' && stage !== 'accepted') return null;
  const later = Math.min(Math.max(sent.expires, now) + days * DAY, now + LONGEST_TIME);
  return later > sent.expires ? later : null;
}

/** Notes the later date. */
export function keepLater(office: OfficeDocument, sent: KeptSent, expires: Instant): KeptSent {
  const longer = { ...sent, expires: Math.max(sent.expires, expires) };
  office.sent.set(sent.id, longer);
  return longer;
}
