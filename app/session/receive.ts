/**
 * Letters opened, verified and taken in. True: genuine, and in the document; the caller acknowledges it after the durable
 * write, also when it came before, since the first write may have failed. False: of use to nobody, nothing was changed.
 */
import { openInvitation, openInvitationLetter, openWithdrawalLetter } from '../invitation/letters.ts';
import { openReminderLetter } from '../invitation/programmeLetters.ts';
import type { ProgrammeId } from '../model/brand.ts';
import { LONGEST_TIME } from '../model/reminder.ts';
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
