/**
 * Letters opened, verified and taken in. True: genuine, and in the document; the caller acknowledges it after the durable
 * write, also when it came before, since the first write may have failed. False: of use to nobody, nothing was changed.
 */
import type { BoxPair } from '../../crypto/index.ts';
import { openCards } from '../invitation/cardsLetter.ts';
import { openAssessmentLetter, openConfidedLetter, openCountersLetter } from '../invitation/followLetters.ts';
import {
  openAnswerLetter,
  openInvitation,
  openInvitationLetter,
  openReportLetter,
  openWithdrawalLetter,
} from '../invitation/letters.ts';
import { openChoiceLetter, openRematchLetter, openReminderLetter } from '../invitation/programmeLetters.ts';
import type { Instant, InvitationId, PersonId, ProgrammeId } from '../model/brand.ts';
import { LONGEST_TIME } from '../model/reminder.ts';
import { keepChoice } from '../programme/choosing.ts';
import { keepCard } from '../programme/directory.ts';
import { keepAssessment, keepConfided, keepCounters } from '../programme/following.ts';
import { keepAnswer, keepOpened } from '../programme/invitations.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { keepRematch } from '../programme/rematches.ts';
import { keepReport } from '../programme/reports.ts';
import { takeBack } from '../programme/takenBack.ts';
import { receiveAnnouncement } from './announced.ts';
import { receiveProfiles } from './choosing.ts';
import type { Core } from './core.ts';
import { reopen } from './invitations.ts';

type Device = Pick<Core, 'self' | 'person' | 'me' | 'clock'>;

/** A clock may be ahead by so much; a date beyond would make every later word an older one. */
const AHEAD = 24 * 3_600_000;

/** An invitation, what follows on one, or an announcement, in the mailbox that this person has for `programme`. */
export function receiveFromProgramme(device: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  return (
    receiveInvitation(device, programme, letter) ||
    receiveWithdrawal(device, programme, letter) ||
    receiveReminder(device, programme, letter) ||
    receiveAnnouncement(device, programme, letter) ||
    receiveProfiles(device, programme, letter)
  );
}

/** Of an invitation that was not answered, and was not reminded of later: else it changes nothing. No date comes nearer. */
function receiveReminder({ self, person, me, clock }: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  const opened = openReminderLetter(letter, person.box, programme);
  if (!opened.ok) return false;
  const { invitation, at, expires } = opened.value;
  const kept = self.invitations.get(invitation);
  if (kept?.stage !== 'sent' || (kept.reminder?.at ?? -1) >= at || at > clock() + AHEAD) return true;
  // Signed by this programme, and about an invitation of another one: not its affair.
  if (reopen({ me }, kept)?.invitation.programme !== programme) return true;
  const latest = Math.max(kept.reminder?.expires ?? 0, expires);
  self.invitations.set(invitation, { ...kept, reminder: { at, expires: latest } });
  return true;
}

/**
 * Ends what waits for the others. Those who have met are together: no programme parts them. That they are no longer a pair
 * of the programme (`ended`) is noted; the space is theirs.
 */
function receiveWithdrawal({ self, person }: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  const withdrawal = openWithdrawalLetter(letter, person.box, programme);
  if (!withdrawal.ok) return false;
  const { invitation, at, ended } = withdrawal.value;
  const kept = self.invitations.get(invitation);
  if (ended && kept?.stage === 'joined') {
    if (kept.ended === undefined) self.invitations.set(invitation, { ...kept, ended: at });
    return true;
  }
  if (kept?.stage === 'sent' || kept?.stage === 'accepted') {
    self.invitations.set(invitation, { ...kept, stage: 'revoked', answer: null, ways: undefined, over: at });
  }
  return true;
}

function receiveInvitation({ self, person, me, clock }: Device, programme: ProgrammeId, letter: Uint8Array): boolean {
  const envelope = openInvitationLetter(letter, person.box);
  if (!envelope.ok) return false;
  const opened = openInvitation(envelope.value, me, null);
  // Another programme's is refused: only this one was given the mailbox.
  if (!opened.ok || opened.value.invitation.programme !== programme) return false;
  // Past its date it is kept as such for a while: a letter that gives more time may lie behind it.
  if (clock() > opened.value.invitation.expires + LONGEST_TIME) return false;
  const { id } = opened.value;
  if (!self.invitations.has(id) && !self.left.has(id)) {
    self.invitations.set(id, { envelope: envelope.value, stage: 'sent', workspace: null, answer: null });
  }
  return true;
}

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
