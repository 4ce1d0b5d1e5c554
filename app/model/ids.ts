/** The only makers and parsers of branded ids. Bytes made here are texts in base64url; nothing else may cast to an id. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type {
  BoardId,
  BoardObjectId,
  GoalId,
  InvitationId,
  MeetingId,
  PageId,
  PersonId,
  ProgrammeId,
  WorkspaceId,
} from './brand.ts';

export type IdError = { readonly tag: 'malformed-id' };

const KEY_LENGTH = 32;
const WORKSPACE_LENGTH = 16;
const PAGE_LENGTH = 12;
const GOAL_LENGTH = 12;
const MEETING_LENGTH = 12;
const BOARD_LENGTH = 12;
const BOARD_OBJECT_LENGTH = 6;

/** True for the one base64url text of exactly `length` bytes: no padding, no stray bits in the last character. */
export function isBytesText(text: string, length: number): boolean {
  const characters = Math.ceil((length * 4) / 3);
  if (text.length !== characters || !/^[A-Za-z0-9_-]*$/.test(text)) return false;
  const left = length % 3;
  if (left === 1) return /[AQgw]$/.test(text);
  if (left === 2) return /[AEIMQUYcgkosw048]$/.test(text);
  return true;
}

/** True for the canonical base64url text of 32 bytes. */
export const isKeyText = (text: string): boolean => isBytesText(text, KEY_LENGTH);

/** Throws on another length: bytes of the wrong length here are a broken invariant, not an input. */
function textOf(bytes: Uint8Array, length: number): string {
  if (bytes.length !== length) throw new RangeError(`an id of ${length} bytes was given ${bytes.length}`);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const parsed = <Id extends string>(text: string, length: number): Result<Id, IdError> =>
  isBytesText(text, length) ? ok(text as Id) : err({ tag: 'malformed-id' });

/** base64url of 32 bytes that are no id: a key on a card, a nonce, the hash of a run's inputs. */
export const keyTextOf = (bytes: Uint8Array): string => textOf(bytes, KEY_LENGTH);

/** From a person's 32-byte Ed25519 public key. */
export const personIdOf = (publicKey: Uint8Array): PersonId => textOf(publicKey, KEY_LENGTH) as PersonId;
/** From a programme's 32-byte Ed25519 public key. */
export const programmeIdOf = (publicKey: Uint8Array): ProgrammeId => textOf(publicKey, KEY_LENGTH) as ProgrammeId;
/** From the SHA-256 of a signed invitation. */
export const invitationIdOf = (hash: Uint8Array): InvitationId => textOf(hash, KEY_LENGTH) as InvitationId;
/** From 12 random bytes. */
export const pageIdOf = (random: Uint8Array): PageId => textOf(random, PAGE_LENGTH) as PageId;
/** From 12 random bytes. */
export const goalIdOf = (random: Uint8Array): GoalId => textOf(random, GOAL_LENGTH) as GoalId;
/** From 12 random bytes. */
export const meetingIdOf = (random: Uint8Array): MeetingId => textOf(random, MEETING_LENGTH) as MeetingId;

/** Of the board that every chapter has; further ones have a name of their own. */
export const FIRST_BOARD = '' as BoardId;
/** From 12 random bytes. */
export const boardIdOf = (random: Uint8Array): BoardId => textOf(random, BOARD_LENGTH) as BoardId;
export const parseBoardId = (text: string): Result<BoardId, IdError> =>
  text === '' ? ok(FIRST_BOARD) : parsed(text, BOARD_LENGTH);

/** From 6 random bytes: an id is in every object of a board, and two of one board must differ. */
export const boardObjectIdOf = (random: Uint8Array): BoardObjectId =>
  textOf(random, BOARD_OBJECT_LENGTH) as BoardObjectId;

export const parseBoardObjectId = (text: string): Result<BoardObjectId, IdError> => parsed(text, BOARD_OBJECT_LENGTH);
export const parsePersonId = (text: string): Result<PersonId, IdError> => parsed(text, KEY_LENGTH);
export const parseProgrammeId = (text: string): Result<ProgrammeId, IdError> => parsed(text, KEY_LENGTH);
export const parseInvitationId = (text: string): Result<InvitationId, IdError> => parsed(text, KEY_LENGTH);
export const parsePageId = (text: string): Result<PageId, IdError> => parsed(text, PAGE_LENGTH);
export const parseGoalId = (text: string): Result<GoalId, IdError> => parsed(text, GOAL_LENGTH);
export const parseMeetingId = (text: string): Result<MeetingId, IdError> => parsed(text, MEETING_LENGTH);
/** The `id` of a derived workspace: 16 bytes. */
export const parseWorkspaceId = (text: string): Result<WorkspaceId, IdError> => parsed(text, WORKSPACE_LENGTH);

/** The 32 bytes an id of a person, a programme or an invitation stands for. */
export function keyBytesOf(id: PersonId | ProgrammeId | InvitationId): Uint8Array {
  const binary = atob(id.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
