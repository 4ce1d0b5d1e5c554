/**
 * What a person tells their programme beside the counters: their own answers of a round, if they wish; and words that are
 * for the coordinator alone, which the other of the pair never gets.
 */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant, InvitationId } from './brand.ts';
import type { ModelError } from './errors.ts';
import { type Answers, marksSchema, ownSchema, ROUNDS, type Round } from './evaluation.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

export interface Assessment extends Answers {
  /** 2 where it answers the programme's own statements too. */
  readonly version: 1 | 2;
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

const assessment = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2], 'malformed'),
    invitation: s.invitationId,
    round: v.picklist(ROUNDS, 'malformed'),
    marks: marksSchema,
    words: s.words,
    own: v.optional(ownSchema),
    at: s.instant,
  }),
  v.forward(
    v.partialCheck([['version'], ['own']], ({ version, own }) => (own === undefined) === (version === 1), 'malformed'),
    ['own'],
  ),
);
const confided = v.strictObject({
  version: v.literal(1, 'malformed'),
  invitation: s.invitationId,
  words: v.pipe(s.words, v.minLength(1, 'missing')),
  at: s.instant,
});

const ASSESSMENT: readonly (keyof Assessment)[] = ['version', 'invitation', 'round', 'marks', 'words', 'own', 'at'];
const CONFIDED: readonly (keyof Confided)[] = ['version', 'invitation', 'words', 'at'];

/** The bytes a person signs with label `assessment`. The keys of each own mark are named too: JSON's list is for all depths. */
export const encodeAssessment = (value: Assessment): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(value, [...ASSESSMENT, 'id', 'mark']));
export const parseAssessment = (bytes: Uint8Array): Result<Assessment, ModelError> =>
  parseBytes(assessment, bytes, LIMITS.answerBytes, 2);

/** The bytes a person signs with label `confided`. */
export const encodeConfided = (value: Confided): Uint8Array => encodeValue(value, CONFIDED);
export const parseConfided = (bytes: Uint8Array): Result<Confided, ModelError> =>
  parseBytes(confided, bytes, LIMITS.answerBytes);
