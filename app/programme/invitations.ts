/** Invitations out: what was sent, what each person answered, what still waits for the server. */
import {
  advance,
  drafted,
  holdsSeats,
  type InvitationEvent,
  type InvitationState,
  invitedTo,
  isCircle,
} from '../invitation/stage.ts';
import type { MatchedPair, PairKey } from '../matching/types.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { InvitationStage } from '../model/invitation.ts';
import { type KeptAnswer, type KeptSent, type OfficeDocument, type OutgoingLetter, pairName } from './office.ts';
import { dropProposal, proposalOf } from './proposals.ts';

export interface OutgoingInvitation extends KeptSent {
  /** One for each who is invited. */
  readonly letters: readonly Pick<OutgoingLetter, 'to' | 'bytes'>[];
}

const answerName = (invitation: InvitationId, person: PersonId): string => `${invitation} ${person}`;
/** In the order of invitedTo(). */
const letterNames = ({ id, more = [], third }: Pick<KeptSent, 'id' | 'more' | 'third'>): string[] =>
  ['mentor', 'mentee', ...more.map((_, at) => `more ${at}`), ...(third === undefined ? [] : ['third'])].map(
    (to) => `${id} ${to}`,
  );

/**
 * Notes the invitations and puts their letters in the outbox, all in one change: a crash leaves all of it or none. A
 * proposal stays as long as a pair of it was not invited.
 */
export function keepSent(office: OfficeDocument, invitations: readonly OutgoingInvitation[]): void {
  office.doc.transact(() => {
    for (const { letters, ...sent } of invitations) {
      office.sent.set(sent.id, sent);
      const names = letterNames(sent);
      letters.forEach((letter, i) => {
        office.outbox.set(names[i] ?? '', { invitation: sent.id, ...letter });
      });
      office.pins.delete(pairName(sent));
      office.thirds.delete(pairName(sent));
    }
    if (proposedPairs(office).length === 0) dropProposal(office);
  });
}

/** The pairs of the present proposal that were not invited since it was made. */
export function proposedPairs(office: OfficeDocument): readonly MatchedPair[] {
  const kept = proposalOf(office);
  if (kept === undefined) return [];
  const since = [...office.sent.values()].filter(({ issued }) => issued >= kept.at);
  if (since.length === 0) return kept.run.pairs;
  const invited = new Set(since.map(pairName));
  return kept.run.pairs.filter((pair) => !invited.has(pairName(pair)));
}

/** An invitation was on this person's screen. */
export function keepOpened(office: OfficeDocument, invitation: InvitationId, person: PersonId, at: Instant): void {
  const sent = office.sent.get(invitation);
  const name = answerName(invitation, person);
  if (sent !== undefined && invitedTo(sent).includes(person) && !office.opened.has(name)) office.opened.set(name, at);
}

/** As they said; who has answered has opened it. */
export const hasOpened = (office: OfficeDocument, invitation: InvitationId, person: PersonId): boolean =>
  office.opened.has(answerName(invitation, person)) || answerOf(office, invitation, person) !== null;

/** Keeps a verified answer, where the machine of the invitation takes it: by one of those invited, once, given in time. */
export function keepAnswer(office: OfficeDocument, answer: KeptAnswer, now: Instant): boolean {
  const sent = office.sent.get(answer.invitation);
  if (sent === undefined) return false;
  // Its place was given away, and those who wait were told so: a yes from before makes no second pair.
  if (sent.passed !== undefined && answer.answer === 'accepted') return false;
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
export function stateOf(office: OfficeDocument, sent: KeptSent, now: Instant): InvitationState {
  const begun = foldIn(drafted(sent), isHandedOver(office, sent.id) ? [{ type: 'sent' }] : []);
  const answers = invitedTo(sent)
    .flatMap((person) => answerOf(office, sent.id, person) ?? [])
    .sort((a, b) => a.at - b.at);
  const ended: InvitationEvent[] = office.ended.has(sent.id) ? [{ type: 'ended' }] : [];
  return foldIn(answers.reduce(answered, begun), [{ type: 'passed', now }, ...ended]);
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

/** Where the pair stands: joined when all said yes, declined as soon as one said no. */
export const pairStage = (office: OfficeDocument, sent: KeptSent, now: Instant): InvitationStage =>
  stateOf(office, sent, now).stage;

/** True while the pair holds a seat of both people. */
export const isOpen = (office: OfficeDocument, sent: KeptSent, now: Instant): boolean =>
  holdsSeats(stateOf(office, sent, now));

/** How many seats of each person open invitations and pairs at work take. */
export function takenSeats(office: OfficeDocument, now: Instant): ReadonlyMap<PersonId, number> {
  const taken = new Map<PersonId, number>();
  for (const sent of office.sent.values()) {
    // Who is in a circle can be in a pair as well: who is asked into one is the coordinator's choice, person by person.
    if (isCircle(sent) || !isOpen(office, sent, now)) continue;
    for (const person of [sent.mentor, sent.mentee]) taken.set(person, (taken.get(person) ?? 0) + 1);
  }
  return taken;
}

/** Invitations past their date whose last place this one took: whoever says yes to one now would be in two pairs. */
export function overtakenBy(office: OfficeDocument, pair: PairKey, now: Instant): KeptSent[] {
  const taken = takenSeats(office, now);
  const full = [pair.mentor, pair.mentee].filter(
    (person) => (taken.get(person) ?? 0) >= (office.cards.get(person)?.card.capacity ?? 0),
  );
  return [...office.sent.values()].filter(
    (sent) =>
      sent.passed === undefined &&
      !isCircle(sent) &&
      full.some((person) => sent.mentor === person || sent.mentee === person) &&
      pairStage(office, sent, now) === 'expired',
  );
}

/** It is over from now on, whatever they say later; that it is, and did not just run out, stays known. */
export function endInvitation(office: OfficeDocument, sent: KeptSent, now: Instant): void {
  office.sent.set(sent.id, { ...sent, expires: Math.min(sent.expires, now - 1), passed: now });
}

export const sentOf = (office: OfficeDocument): KeptSent[] =>
  [...office.sent.values()].sort((a, b) => b.issued - a.issued);

export const outgoing = (office: OfficeDocument): [string, OutgoingLetter][] => [...office.outbox.entries()];

/** The server has it, durably. */
export function handedOver(office: OfficeDocument, name: string): void {
  office.outbox.delete(name);
}

/** Keeps, for the outbox, the letter that tells this person that another said no. */
export function keepWithdrawal(
  office: OfficeDocument,
  invitation: InvitationId,
  person: PersonId,
  letter: Pick<OutgoingLetter, 'to' | 'bytes'>,
): void {
  office.outbox.set(`${invitation} withdrawal ${person}`, { invitation, ...letter });
}

/**
 * It came to nothing, and not by the two: the third said no, or was the only one who did not say yes in time. Then the
 * two may be proposed again, with somebody else.
 */
export function wasForTheThird(office: OfficeDocument, sent: KeptSent, now: Instant): boolean {
  // Who was a pair once is not made one again, whoever accompanied them.
  if (sent.third === undefined || office.ended.has(sent.id) || isOpen(office, sent, now)) return false;
  const said = (person: PersonId) => answerOf(office, sent.id, person)?.answer;
  const two = [sent.mentor, sent.mentee].map(said);
  return !two.includes('declined') && (said(sent.third) === 'declined' || !two.includes(undefined));
}

export function isHandedOver(office: OfficeDocument, invitation: InvitationId): boolean {
  const sent = office.sent.get(invitation);
  return sent === undefined || !letterNames(sent).some((name) => office.outbox.has(name));
}

/** Its letters that have not left yet never will. */
export function dropInvitation(office: OfficeDocument, invitation: InvitationId): void {
  const sent = office.sent.get(invitation);
  for (const name of sent === undefined ? [] : letterNames(sent)) office.outbox.delete(name);
}

/** `at` null: what they said stays, without their words. Otherwise they said no then, whatever they had said before. */
export function sayNoFor(office: OfficeDocument, invitation: InvitationId, person: PersonId, at: Instant | null): void {
  const before = answerOf(office, invitation, person);
  if (at === null && before === null) return;
  const said = at === null ? before?.answer : 'declined';
  office.answers.set(answerName(invitation, person), {
    invitation,
    person,
    answer: said ?? 'declined',
    words: '',
    at: at ?? before?.at ?? 0,
  });
}
