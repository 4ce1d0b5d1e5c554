/** What one of a pair asks of their programme, privately: to be with someone else. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant, InvitationId } from './brand.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

/** Kinds of cause, none of which is a fault. */
export const CAUSES = ['no-answer', 'no-fit', 'time', 'topics', 'uneasy', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * Time to talk before a pair ends, and for who asked to take it back: two weeks (iMentor waits two to three before it
 * matches again).
 */
export const REMATCH_BUFFER = 14 * 24 * 3_600_000;

/**
 * Signed by the person with label `rematch`, sealed to the programme; the other of the pair is told nothing. Of two by one
 * person about one pair, the later one counts: so an older one that comes again asks for nothing.
 */
export interface Rematch {
  readonly version: 1;
  /** That had made the pair. */
  readonly invitation: InvitationId;
  readonly step: 'ask' | 'take-back';
  /** With `ask` only. */
  readonly cause?: Cause | undefined;
  /** For the coordinator, at most 600 characters; empty when taken back. */
  readonly words: string;
  readonly at: Instant;
}

const rematch = v.pipe(
  v.strictObject({
    version: v.literal(1, 'malformed'),
    invitation: s.invitationId,
    step: v.picklist(['ask', 'take-back'], 'malformed'),
    cause: v.optional(v.picklist(CAUSES, 'malformed')),
    words: s.words,
    at: s.instant,
  }),
  v.forward(
    v.partialCheck(
      [['step'], ['cause'], ['words']],
      ({ step, cause, words }) => (step === 'ask' ? cause !== undefined : cause === undefined && words === ''),
      'malformed',
    ),
    ['step'],
  ),
);

const KEYS: readonly (keyof Rematch)[] = ['version', 'invitation', 'step', 'cause', 'words', 'at'];

/** The bytes a person signs to ask, or to take back what they asked. */
export const encodeRematch = (value: Rematch): Uint8Array => encodeValue(value, KEYS);

/** Fails on any other shape: asked without a cause, or taken back with one. */
export const parseRematch = (bytes: Uint8Array): Result<Rematch, ModelError> =>
  parseBytes(rematch, bytes, LIMITS.answerBytes);
