/** What a person tells their programme of their pair, as letters: signed by them, sealed to it. */
import { type BoxPair, type Label, openSigned, type Random, type SigningPair, sign } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import {
  type Assessment,
  type Confided,
  encodeAssessment,
  encodeConfided,
  parseAssessment,
  parseConfided,
} from '../model/assessment.ts';
import type { PersonId } from '../model/brand.ts';
import { type CountersWord, encodeCounters, parseCounters } from '../model/counters.ts';
import type { ModelError } from '../model/errors.ts';
import { personIdOf } from '../model/ids.ts';
import type { LetterKind } from '../model/invitation.ts';
import type { InvitationError } from './errors.ts';
import { sealed, shapeError, unsealed } from './letters.ts';

type FollowKind = Extract<LetterKind & Label, 'counters' | 'assessment' | 'confided'>;

/** Whose word it is. That they are of that pair is for the office to check. */
export interface Told<T> {
  readonly person: PersonId;
  readonly said: T;
}

/** `programmeBox`: base64url X25519 key of the programme. Fails on a key that no honest programme has. */
interface Sender {
  readonly person: SigningPair;
  readonly programmeBox: string;
  readonly random: Random;
}

const make = (kind: FollowKind, payload: Uint8Array, { person, programmeBox, random }: Sender) =>
  sealed(kind, sign(kind, payload, person), programmeBox, random);

function open<T>(
  kind: FollowKind,
  bytes: Uint8Array,
  box: BoxPair,
  parse: (payload: Uint8Array) => Result<T, ModelError>,
): Result<Told<T>, InvitationError> {
  const envelope = unsealed(kind, bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned(kind, envelope.value);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const said = parse(signed.value.payload);
  return said.ok ? ok({ person: personIdOf(signed.value.signer), said: said.value }) : err(shapeError(said.error));
}

export const makeCountersLetter = (word: CountersWord, sender: Sender) =>
  make('counters', encodeCounters(word), sender);
export const openCountersLetter = (bytes: Uint8Array, box: BoxPair) => open('counters', bytes, box, parseCounters);

export const makeAssessmentLetter = (word: Assessment, sender: Sender) =>
  make('assessment', encodeAssessment(word), sender);
export const openAssessmentLetter = (bytes: Uint8Array, box: BoxPair) =>
  open('assessment', bytes, box, parseAssessment);

export const makeConfidedLetter = (word: Confided, sender: Sender) => make('confided', encodeConfided(word), sender);
export const openConfidedLetter = (bytes: Uint8Array, box: BoxPair) => open('confided', bytes, box, parseConfided);
