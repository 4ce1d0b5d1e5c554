/** Invitations out: what was sent, what each person answered, what still waits for the server. */
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { InvitationStage } from '../model/invitation.ts';
import { type KeptAnswer, type KeptSent, type OfficeDocument, type OutgoingLetter, pairName } from './office.ts';

export interface OutgoingInvitation extends KeptSent {
  readonly mentorLetter: { readonly to: string; readonly bytes: Uint8Array };
  readonly menteeLetter: { readonly to: string; readonly bytes: Uint8Array };
}

const answerName = (invitation: InvitationId, person: PersonId): string => `${invitation} ${person}`;

/** Notes the invitations and puts their letters in the outbox, all in one change: a crash leaves all of it or none. */
export function keepSent(office: OfficeDocument, invitations: readonly OutgoingInvitation[]): void {
  office.doc.transact(() => {
    for (const { mentorLetter, menteeLetter, ...sent } of invitations) {
      office.sent.set(sent.id, sent);
      office.outbox.set(`${sent.id} mentor`, { invitation: sent.id, ...mentorLetter });
      office.outbox.set(`${sent.id} mentee`, { invitation: sent.id, ...menteeLetter });
      office.pins.delete(pairName(sent));
    }
    office.proposal.clear();
  });
}

/** Keeps a verified answer of one of the two. The first counts: a yes is not unsaid by a replay of an older no. */
export function keepAnswer(office: OfficeDocument, answer: KeptAnswer): boolean {
  const sent = office.sent.get(answer.invitation);
  if (sent === undefined || (answer.person !== sent.mentor && answer.person !== sent.mentee)) return false;
  const name = answerName(answer.invitation, answer.person);
  if (office.answers.has(name)) return false;
  office.answers.set(name, answer);
  return true;
}

export function answerOf(office: OfficeDocument, invitation: InvitationId, person: PersonId): KeptAnswer | null {
  return office.answers.get(answerName(invitation, person)) ?? null;
}

/** Where one person stands with an invitation. */
export function personStage(office: OfficeDocument, sent: KeptSent, person: PersonId, now: Instant): InvitationStage {
  return answerOf(office, sent.id, person)?.answer ?? (now > sent.expires ? 'expired' : 'sent');
}

/** Where the pair stands: joined when both said yes, declined as soon as one said no. */
export function pairStage(office: OfficeDocument, sent: KeptSent, now: Instant): InvitationStage {
  const stages = [sent.mentor, sent.mentee].map((person) => personStage(office, sent, person, now));
  if (stages.includes('declined')) return 'declined';
  if (stages.every((stage) => stage === 'accepted')) return 'joined';
  if (stages.includes('expired')) return 'expired';
  return stages.includes('accepted') ? 'accepted' : 'sent';
}

/** True while the pair holds a seat of both people. */
export function isOpen(office: OfficeDocument, sent: KeptSent, now: Instant): boolean {
  const stage = pairStage(office, sent, now);
  return stage === 'sent' || stage === 'accepted' || stage === 'joined';
}

export const sentOf = (office: OfficeDocument): KeptSent[] =>
  [...office.sent.values()].sort((a, b) => b.issued - a.issued);

export const outgoing = (office: OfficeDocument): [string, OutgoingLetter][] => [...office.outbox.entries()];

/** The server has it, durably. */
export function handedOver(office: OfficeDocument, name: string): void {
  office.outbox.delete(name);
}

export function isHandedOver(office: OfficeDocument, invitation: InvitationId): boolean {
  return [...office.outbox.values()].every((letter) => letter.invitation !== invitation);
}
