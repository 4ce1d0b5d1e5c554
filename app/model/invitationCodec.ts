import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import type { Answer, Invitation, Withdrawal } from './invitation.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

const invitation = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2], 'malformed'),
    programme: s.programmeId,
    mentor: s.envelopeText,
    mentee: s.envelopeText,
    third: v.optional(s.envelopeText),
    purpose: s.words,
    mode: s.mode,
    format: v.literal('pair', 'malformed'),
    months: s.months,
    issued: s.instant,
    expires: s.instant,
    nonce: s.key,
  }),
  v.forward(
    v.partialCheck(
      [['version'], ['third'], ['mode']],
      ({ version, third, mode }) => (third === undefined ? version === 1 : version === 2 && mode === 'visible-third'),
      'malformed',
    ),
    ['third'],
  ),
  v.forward(
    v.partialCheck([['issued'], ['expires']], (dates) => s.lapses(dates), 'out-of-range'),
    ['expires'],
  ),
);

const answer = v.strictObject({
  version: v.literal(1, 'malformed'),
  invitation: s.invitationId,
  answer: v.picklist(['accepted', 'declined'], 'malformed'),
  words: s.words,
  at: s.instant,
});

const withdrawal = v.strictObject({
  version: v.literal(1, 'malformed'),
  invitation: s.invitationId,
  at: s.instant,
});

const INVITATION_KEYS: readonly (keyof Invitation)[] = [
  'version',
  'programme',
  'mentor',
  'mentee',
  'third',
  'purpose',
  'mode',
  'format',
  'months',
  'issued',
  'expires',
  'nonce',
];
const ANSWER_KEYS: readonly (keyof Answer)[] = ['version', 'invitation', 'answer', 'words', 'at'];
const WITHDRAWAL_KEYS: readonly (keyof Withdrawal)[] = ['version', 'invitation', 'at'];

/** The bytes a programme signs. */
export const encodeInvitation = (value: Invitation): Uint8Array => encodeValue(value, INVITATION_KEYS);

/** The shape only: the two card envelopes inside are still unverified. */
export const parseInvitation = (bytes: Uint8Array): Result<Invitation, ModelError> =>
  parseBytes(invitation, bytes, LIMITS.invitationBytes, 2);

/** The bytes a person signs to accept or decline. */
export const encodeAnswer = (value: Answer): Uint8Array => encodeValue(value, ANSWER_KEYS);

export const parseAnswer = (bytes: Uint8Array): Result<Answer, ModelError> =>
  parseBytes(answer, bytes, LIMITS.answerBytes);

/** The bytes a programme signs when an invitation is over. */
export const encodeWithdrawal = (value: Withdrawal): Uint8Array => encodeValue(value, WITHDRAWAL_KEYS);

export const parseWithdrawal = (bytes: Uint8Array): Result<Withdrawal, ModelError> =>
  parseBytes(withdrawal, bytes, LIMITS.answerBytes);
