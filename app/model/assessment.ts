/**
 * What a person tells their programme beside the counters: their own answers of a round, if they wish; and words that are
 * for the coordinator alone, which the other of the pair never gets.
 */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant, InvitationId } from './brand.ts';
import type { ModelError } from './errors.ts';
import { type Answers, marksSchema, ROUNDS, type Round } from './evaluation.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

export interface Assessment extends Answers {
  readonly version: 1;
  readonly invitation: InvitationId;
  readonly round: Round;
  readonly at: Instant;
}

export interface Confided {
  readonly version: 1;
  readonly invitation: InvitationId;
  readonly words: string;
  readonly at: Instant;
}

const assessment = v.strictObject({
  version: v.literal(1, 'malformed'),
  invitation: s.invitationId,
  round: v.picklist(ROUNDS, 'malformed'),
  marks: marksSchema,
  words: s.words,
  at: s.instant,
});
const confided = v.strictObject({
  version: v.literal(1, 'malformed'),
  invitation: s.invitationId,
  words: v.pipe(s.words, v.minLength(1, 'missing')),
  at: s.instant,
});

const ASSESSMENT: readonly (keyof Assessment)[] = ['version', 'invitation', 'round', 'marks', 'words', 'at'];
const CONFIDED: readonly (keyof Confided)[] = ['version', 'invitation', 'words', 'at'];

/** The bytes a person signs with label `assessment`. */
export const encodeAssessment = (value: Assessment): Uint8Array => encodeValue(value, ASSESSMENT);
export const parseAssessment = (bytes: Uint8Array): Result<Assessment, ModelError> =>
  parseBytes(assessment, bytes, LIMITS.answerBytes);

/** The bytes a person signs with label `confided`. */
export const encodeConfided = (value: Confided): Uint8Array => encodeValue(value, CONFIDED);
export const parseConfided = (bytes: Uint8Array): Result<Confided, ModelError> =>
  parseBytes(confided, bytes, LIMITS.answerBytes);
