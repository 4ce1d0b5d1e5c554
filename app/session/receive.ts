/**
 * Letters opened, verified and taken in. True: genuine, and in the document; the caller acknowledges it after the durable
 * write, also when it came before, since the first write may have failed. False: of use to nobody, nothing was changed.
 */
import type { BoxPair } from '../../crypto/index.ts';
import { openAnswerLetter, openCardLetter, openInvitation, openInvitationLetter } from '../invitation/letters.ts';
import type { Instant, ProgrammeId } from '../model/brand.ts';
import { keepCard } from '../programme/directory.ts';
import { keepAnswer } from '../programme/invitations.ts';
import type { OfficeDocument } from '../programme/office.ts';
import type { Core } from './core.ts';

/** An invitation in the mailbox that this person has for `programme`. */
export function receiveInvitation(
  { self, person, me, clock }: Pick<Core, 'self' | 'person' | 'me' | 'clock'>,
  programme: ProgrammeId,
  letter: Uint8Array,
): boolean {
  const envelope = openInvitationLetter(letter, person.box);
  if (!envelope.ok) return false;
  const opened = openInvitation(envelope.value, me, clock());
  // Another programme's is refused: only this one was given the mailbox.
  if (!opened.ok || opened.value.invitation.programme !== programme) return false;
  const { id } = opened.value;
  if (!self.invitations.has(id)) {
    self.invitations.set(id, { envelope: envelope.value, stage: 'sent', workspace: null, answer: null });
  }
  return true;
}

/** A card or an answer in a programme's mailbox. */
export function receiveAtOffice(
  office: OfficeDocument,
  programme: { readonly id: ProgrammeId; readonly box: BoxPair },
  letter: Uint8Array,
  now: Instant,
): boolean {
  const card = openCardLetter(letter, programme.box, programme.id);
  if (card.ok) {
    keepCard(office, { ...card.value, received: now });
    return true;
  }
  const answer = openAnswerLetter(letter, programme.box);
  if (!answer.ok) return false;
  const { person, answer: said } = answer.value;
  keepAnswer(office, { invitation: said.invitation, person, answer: said.answer, words: said.words, at: said.at }, now);
  return true;
}
