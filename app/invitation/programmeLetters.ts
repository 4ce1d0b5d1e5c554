/** What a programme and its people write to each other beside cards and invitations: reminders, announcements, and what somebody asks privately. */
import { type BoxPair, openSigned, type Random, type SigningPair, sign } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { type Announcement, encodeAnnouncement, parseAnnouncement } from '../model/announcement.ts';
import type { PersonId, ProgrammeId } from '../model/brand.ts';
import {
  type Choice,
  encodeChoice,
  encodeProfiles,
  type Profiles,
  parseChoice,
  parseProfiles,
} from '../model/choosing.ts';
import type { ModelError } from '../model/errors.ts';
import { personIdOf, programmeIdOf } from '../model/ids.ts';
import { encodeRematch, parseRematch, type Rematch } from '../model/rematch.ts';
import { encodeReminder, parseReminder, type Reminder } from '../model/reminder.ts';
import type { InvitationError } from './errors.ts';
import { sealed, shapeError, unsealed } from './letters.ts';

type Opened<T> = Result<T, InvitationError>;

/** Signs a reminder and seals it to one of those invited. `box`: base64url X25519 key from their card. */
export const makeReminder = (
  reminder: Reminder,
  programme: SigningPair,
  box: string,
  random: Random,
): Opened<Uint8Array> => sealed('reminder', sign('reminder', encodeReminder(reminder), programme), box, random);

/** A reminder that reached a person, by the programme whose mailbox it lay in. */
export const openReminderLetter = (bytes: Uint8Array, box: BoxPair, programme: ProgrammeId): Opened<Reminder> =>
  byProgramme('reminder', bytes, box, programme, parseReminder);

/** The bytes that every mailbox gets, before they are sealed. Fails as its parser would at the other end. */
export function signAnnouncement(announcement: Announcement, programme: SigningPair): Opened<Uint8Array> {
  const payload = encodeAnnouncement(announcement);
  const parsed = parseAnnouncement(payload);
  return parsed.ok ? ok(sign('announcement', payload, programme)) : err(shapeError(parsed.error));
}

/** Seals a signed announcement to one person. `box`: base64url X25519 key from their card. */
export const sealAnnouncement = (envelope: Uint8Array, box: string, random: Random): Opened<Uint8Array> =>
  sealed('announcement', envelope, box, random);

/** An announcement that reached a person, by the programme whose mailbox it lay in. */
export const openAnnouncementLetter = (bytes: Uint8Array, box: BoxPair, programme: ProgrammeId): Opened<Announcement> =>
  byProgramme('announcement', bytes, box, programme, parseAnnouncement);

/** Signs what a person asks of their programme, and seals it to it. `programmeBox`: base64url X25519 key. */
export const makeRematch = (
  rematch: Rematch,
  person: SigningPair,
  programmeBox: string,
  random: Random,
): Opened<Uint8Array> => sealed('rematch', sign('rematch', encodeRematch(rematch), person), programmeBox, random);

/** What reached a programme, and who signed it. That they are in that pair is for the office to check. */
export function openRematchLetter(
  bytes: Uint8Array,
  box: BoxPair,
): Opened<{ readonly person: PersonId; readonly rematch: Rematch }> {
  const envelope = unsealed('rematch', bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned('rematch', envelope.value);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const rematch = parseRematch(signed.value.payload);
  if (!rematch.ok) return err(shapeError(rematch.error));
  return ok({ person: personIdOf(signed.value.signer), rematch: rematch.value });
}

/** Signs mentors proposed without a name, and seals them to one mentee. Fails as its parser would at the other end. */
export function makeProfiles(value: Profiles, programme: SigningPair, box: string, random: Random): Opened<Uint8Array> {
  const payload = encodeProfiles(value);
  const parsed = parseProfiles(payload);
  return parsed.ok
    ? sealed('profiles', sign('profiles', payload, programme), box, random)
    : err(shapeError(parsed.error));
}

/** Mentors that were proposed to a person, by the programme whose mailbox they lay in. */
export const openProfilesLetter = (bytes: Uint8Array, box: BoxPair, programme: ProgrammeId): Opened<Profiles> =>
  byProgramme('profiles', bytes, box, programme, parseProfiles);

/** Signs what a mentee chose, and seals it to the programme. `programmeBox`: base64url X25519 key. */
export const makeChoice = (
  choice: Choice,
  person: SigningPair,
  programmeBox: string,
  random: Random,
): Opened<Uint8Array> => sealed('choice', sign('choice', encodeChoice(choice), person), programmeBox, random);

/** A choice that reached this programme, and who signed it. That it was theirs to make is for the office to check. */
export function openChoiceLetter(
  bytes: Uint8Array,
  box: BoxPair,
  programme: ProgrammeId,
): Opened<{ readonly person: PersonId; readonly choice: Choice }> {
  const envelope = unsealed('choice', bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned('choice', envelope.value);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const choice = parseChoice(signed.value.payload);
  if (!choice.ok) return err(shapeError(choice.error));
  if (choice.value.programme !== programme) return err({ tag: 'not-for-me' });
  return ok({ person: personIdOf(signed.value.signer), choice: choice.value });
}

function byProgramme<T>(
  kind: 'reminder' | 'announcement' | 'profiles',
  bytes: Uint8Array,
  box: BoxPair,
  programme: ProgrammeId,
  parse: (payload: Uint8Array) => Result<T, ModelError>,
): Opened<T> {
  const envelope = unsealed(kind, bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned(kind, envelope.value);
  // One person has a mailbox for each programme and one box key for all: who lay it here is not who may speak here.
  if (!signed.ok || programmeIdOf(signed.value.signer) !== programme) return err({ tag: 'not-genuine' });
  const parsed = parse(signed.value.payload);
  return parsed.ok ? parsed : err(shapeError(parsed.error));
}
