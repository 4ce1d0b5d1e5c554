/**
 * Letters opened, verified and taken in. True: genuine, and in the document; the caller acknowledges it after the durable
 * write, also when it came before, since the first write may have failed. False: of use to nobody, nothing was changed.
 */
import type { BoxPair } from '../../crypto/index.ts';
import { openCards } from '../invitation/cardsLetter.ts';
import { openAnswerLetter, openInvitation, openInvitationLetter, openWithdrawalLetter } from '../invitation/letters.ts';
import type { Instant, InvitationId, PersonId, ProgrammeId } from '../model/brand.ts';
import { keepCard } from '../programme/directory.ts';
import { keepAnswer } from '../programme/invitations.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { takeBack } from '../programme/takenBack.ts';
import type { Core } from './core.ts';

type Device = Pick<Core, 'self' | 'person' | 'me' | 'clock'>;

/** An invitation, or the end of one, in the mailbox that this person has for `programme`. */
export function receiveFromProgramme(device: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  return receiveInvitation(device, programme, letter) || receiveWithdrawal(device, programme, letter);
}

/** Ends what waits for the others. Those who have met are together: no programme parts them. */
function receiveWithdrawal({ self, person }: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  const withdrawal = openWithdrawalLetter(letter, person.box, programme);
  if (!withdrawal.ok) return false;
  const kept = self.invitations.get(withdrawal.value.invitation);
  if (kept?.stage === 'sent' || kept?.stage === 'accepted') {
    self.invitations.set(withdrawal.value.invitation, { ...kept, stage: 'revoked', answer: null, ways: undefined });
  }
  return true;
}

function receiveInvitation({ self, person, me, clock }: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  const envelope = openInvitationLetter(letter, person.box);
  if (!envelope.ok) return false;
  const opened = openInvitation(envelope.value, me, clock());
  // Another programme's is refused: only this one was given the mailbox.
  if (!opened.ok || opened.value.invitation.programme !== programme) return false;
  const { id } = opened.value;
  if (!self.invitations.has(id) && !self.left.has(id)) {
    self.invitations.set(id, { envelope: envelope.value, stage: 'sent', workspace: null, answer: null });
  }
  return true;
}

/** A card or an answer in a programme's mailbox. `declined` is told of a first no, or that a card was taken back, while the letter's effect is made. */
export function receiveAtOffice(
  office: OfficeDocument,
  programme: { readonly id: ProgrammeId; readonly box: BoxPair },
  letter: Uint8Array,
  now: Instant,
  declined?: (invitation: InvitationId, person: PersonId) => void,
): boolean {
  const card = openCards(letter, programme.box, programme.id);
  if (card.ok) {
    const kept = { ...card.value, received: now };
    if (kept.card.withdrawn !== true) keepCard(office, kept);
    else for (const ended of takeBack(office, kept, now)) declined?.(ended, kept.person);
    return true;
  }
  const answer = openAnswerLetter(letter, programme.box);
  if (!answer.ok) return false;
  const { person, answer: said } = answer.value;
  const kept = { invitation: said.invitation, person, answer: said.answer, words: said.words, at: said.at };
  if (keepAnswer(office, kept, now) && said.answer === 'declined') declined?.(said.invitation, person);
  return true;
}
