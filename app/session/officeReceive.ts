/** Letters in a programme's mailbox, opened, verified and taken in; what is promised of them is in receive.ts. */
import type { BoxPair } from '../../crypto/index.ts';
import { openCards } from '../invitation/cardsLetter.ts';
import { openAssessmentLetter, openConfidedLetter, openCountersLetter } from '../invitation/followLetters.ts';
import { openAnswerLetter, openReportLetter } from '../invitation/letters.ts';
import { openChoiceLetter, openRematchLetter } from '../invitation/programmeLetters.ts';
import type { Instant, InvitationId, PersonId, ProgrammeId } from '../model/brand.ts';
import { keepChoice } from '../programme/choosing.ts';
import { keepCard } from '../programme/directory.ts';
import { keepAssessment, keepConfided, keepCounters } from '../programme/following.ts';
import { keepAnswer, keepOpened } from '../programme/invitations.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { keepRematch } from '../programme/rematches.ts';
import { keepReport } from '../programme/reports.ts';
import { takeBack } from '../programme/takenBack.ts';

/** A card, an answer or what one of a pair asks, in a programme's mailbox. `declined` is told of a first no, or that a card was taken back, while the letter's effect is made; `unknown` that the letter is about an invitation that this device has not heard of: another of the coordinator's may have sent it. */
export function receiveAtOffice(
  office: OfficeDocument,
  programme: { readonly id: ProgrammeId; readonly box: BoxPair },
  letter: Uint8Array,
  now: Instant,
  declined?: (invitation: InvitationId, person: PersonId) => void,
  unknown: () => void = () => undefined,
): boolean {
  const isKnown = (invitation: InvitationId): boolean => {
    if (!office.sent.has(invitation)) unknown();
    return office.sent.has(invitation);
  };
  const card = openCards(letter, programme.box, programme.id);
  if (card.ok) {
    const kept = { ...card.value, received: now };
    if (kept.card.withdrawn !== true) keepCard(office, kept);
    else for (const ended of takeBack(office, kept, now)) declined?.(ended, kept.person);
    return true;
  }
  const answer = openAnswerLetter(letter, programme.box);
  if (!answer.ok) {
    return (
      receiveFollowing(office, programme.box, letter, now, isKnown) ||
      receiveReport(office, programme, letter, now) ||
      receiveRematch(office, programme.box, letter, now, isKnown) ||
      receiveChoice(office, programme, letter, now)
    );
  }
  const { person, answer: said } = answer.value;
  const { answer: what, version: _, ...rest } = said;
  if (!isKnown(said.invitation)) return false;
  if (what === 'opened') {
    keepOpened(office, said.invitation, person, Math.min(said.at, now));
    return true;
  }
  if (keepAnswer(office, { ...rest, answer: what, person }, now) && what === 'declined') {
    declined?.(said.invitation, person);
  }
  return true;
}

/** What one of a pair asks. The rarest, and so the last that is tried: each try costs an agreement of keys. */
function receiveRematch(
  office: OfficeDocument,
  box: BoxPair,
  letter: Uint8Array,
  now: Instant,
  isKnown: (invitation: InvitationId) => boolean,
): boolean {
  const asked = openRematchLetter(letter, box);
  if (!asked.ok) return false;
  const { invitation, step, cause, words, at } = asked.value.rematch;
  if (!isKnown(invitation)) return false;
  keepRematch(office, { invitation, step, cause, words, at, person: asked.value.person, received: now }, now);
  return true;
}

/** Whom a mentee chose of those proposed to them. */
function receiveChoice(
  office: OfficeDocument,
  programme: { readonly id: ProgrammeId; readonly box: BoxPair },
  letter: Uint8Array,
  now: Instant,
): boolean {
  const opened = openChoiceLetter(letter, programme.box, programme.id);
  if (opened.ok) keepChoice(office, opened.value.person, opened.value.choice, now);
  return opened.ok;
}

/** What somebody tells of their pair. */
function receiveFollowing(
  office: OfficeDocument,
  box: BoxPair,
  letter: Uint8Array,
  now: Instant,
  isKnown: (invitation: InvitationId) => boolean,
): boolean {
  const counters = openCountersLetter(letter, box);
  if (counters.ok) {
    const { person, said } = counters.value;
    if (isKnown(said.invitation)) keepCounters(office, person, said, now);
    return true;
  }
  const assessment = openAssessmentLetter(letter, box);
  if (assessment.ok) {
    const { person, said } = assessment.value;
    if (isKnown(said.invitation)) keepAssessment(office, person, said, now);
    return true;
  }
  const confided = openConfidedLetter(letter, box);
  if (confided.ok && isKnown(confided.value.said.invitation))
    keepConfided(office, confided.value.person, confided.value.said, now);
  return confided.ok;
}

/** Kept also where a line of it is forged: that somebody forged one is for the coordinator to know. */
function receiveReport(
  office: OfficeDocument,
  programme: { readonly id: ProgrammeId; readonly box: BoxPair },
  letter: Uint8Array,
  now: Instant,
): boolean {
  const opened = openReportLetter(letter, programme.box, programme.id);
  if (!opened.ok) return false;
  const { id, person, report, told, envelope } = opened.value;
  const { about, reason, words } = told;
  const lines = report.lines.length;
  return keepReport(office, id, {
    person,
    envelope,
    about,
    reason,
    words,
    at: report.at,
    lines,
    received: now,
    settled: null,
  });
}
