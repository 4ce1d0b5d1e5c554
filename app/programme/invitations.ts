/** Invitations out: what was sent, what each person answered, what still waits for the server. */
import { advance, drafted, holdsSeats, type InvitationEvent, type InvitationState } from '../invitation/stage.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { InvitationStage } from '../model/invitation.ts';
import { type KeptAnswer, type KeptSent, type OfficeDocument, type OutgoingLetter, pairName } from './office.ts';

export interface OutgoingInvitation extends KeptSent {
  readonly mentorLetter: { readonly to: string; readonly bytes: Uint8Array };
  readonly menteeLetter: { readonly to: string; readonly bytes: Uint8Array };
}

const answerName = (invitation: InvitationId, person: PersonId): string => `${invitation} ${person}`;
const letterName = (invitation: InvitationId, to: 'mentor' | 'mentee'): string => `${invitation} ${to}`;

/** Notes the invitations and puts their letters in the outbox, all in one change: a crash leaves all of it or none. */
export function keepSent(office: OfficeDocument, invitations: readonly OutgoingInvitation[]): void {
  office.doc.transact(() => {
    for (const { mentorLetter, menteeLetter, ...sent } of invitations) {
      office.sent.set(sent.id, sent);
      office.outbox.set(letterName(sent.id, 'mentor'), { invitation: sent.id, ...mentorLetter });
      office.outbox.set(letterName(sent.id, 'mentee'), { invitation: sent.id, ...menteeLetter });
      office.pins.delete(pairName(sent));
    }
    office.proposal.clear();
  });
}

/** Keeps a verified answer, where the machine of the invitation takes it: by one of the two, once, given in time. */
export function keepAnswer(office: OfficeDocument, answer: KeptAnswer, now: Instant): boolean {
  const sent = office.sent.get(answer.invitation);
  if (sent === undefined) return false;
  const before = stateOf(office, sent, now);
  // Its answers are looked at, not the state: a refused answer still shows that the invitation was opened.
  if (answered(before, answer).answers === before.answers) return false;
  office.answers.set(answerName(answer.invitation, answer.person), answer);
  return true;
}

export function answerOf(office: OfficeDocument, invitation: InvitationId, person: PersonId): KeptAnswer | null {
  return office.answers.get(answerName(invitation, person)) ?? null;
}

/** The invitation as its machine sees it now: folded from what was kept, so that there is no second truth. */
function stateOf(office: OfficeDocument, sent: KeptSent, now: Instant): InvitationState {
  const begun = foldIn(drafted(sent), isHandedOver(office, sent.id) ? [{ type: 'sent' }] : []);
  const answers = [sent.mentor, sent.mentee]
    .flatMap((person) => answerOf(office, sent.id, person) ?? [])
    .sort((a, b) => a.at - b.at);
  return foldIn(answers.reduce(answered, begun), [{ type: 'passed', now }]);
}

/** Who answers has opened it, though its other letter may still wait here. A refused event changes nothing. */
const answered = (state: InvitationState, { person, answer, at }: KeptAnswer): InvitationState =>
  foldIn(state, [
    { type: 'opened', person },
    { type: 'answered', person, answer, at },
  ]);

function foldIn(state: InvitationState, events: readonly InvitationEvent[]): InvitationState {
  return events.reduce((now, event) => {
    const next = advance(now, event);
    return next.ok ? next.value : now;
  }, state);
}

/** Where one person stands with an invitation. */
export function personStage(office: OfficeDocument, sent: KeptSent, person: PersonId, now: Instant): InvitationStage {
  const { stage, answers } = stateOf(office, sent, now);
  return answers[person] ?? (stage === 'expired' || stage === 'drafted' ? stage : 'sent');
}

/** Where the pair stands: joined when both said yes, declined as soon as one said no. */
export const pairStage = (office: OfficeDocument, sent: KeptSent, now: Instant): InvitationStage =>
  stateOf(office, sent, now).stage;

/** True while the pair holds a seat of both people. */
export const isOpen = (office: OfficeDocument, sent: KeptSent, now: Instant): boolean =>
  holdsSeats(stateOf(office, sent, now));

export const sentOf = (office: OfficeDocument): KeptSent[] =>
  [...office.sent.values()].sort((a, b) => b.issued - a.issued);

export const outgoing = (office: OfficeDocument): [string, OutgoingLetter][] => [...office.outbox.entries()];

/** The server has it, durably. */
export function handedOver(office: OfficeDocument, name: string): void {
  office.outbox.delete(name);
}

/** Keeps, for the outbox, the letter that tells one person that the other said no. */
export function keepWithdrawal(
  office: OfficeDocument,
  invitation: InvitationId,
  letter: { readonly to: string; readonly bytes: Uint8Array },
): void {
  office.outbox.set(`${invitation} withdrawal`, { invitation, ...letter });
}

export function isHandedOver(office: OfficeDocument, invitation: InvitationId): boolean {
  return !office.outbox.has(letterName(invitation, 'mentor')) && !office.outbox.has(letterName(invitation, 'mentee'));
}
