import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import { type Answer, DECLINE_REASONS, type Invitation, WISHES, type Withdrawal } from './invitation.ts';
import { LIMITS } from './limits.ts';
import { FORMATS } from './pack.ts';
import { PACT_LIMITS } from './pact.ts';
import { encodeValue, parseBytes } from './parse.ts';
import { CIRCLE_LIMIT } from './roster.ts';
import * as s from './schemas.ts';

const invitation = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2, 3], 'malformed'),
    programme: s.programmeId,
    mentor: s.envelopeText,
    mentee: s.envelopeText,
    third: v.optional(s.envelopeText),
    more: v.optional(
      v.pipe(v.array(s.envelopeText), v.minLength(1, 'missing'), v.maxLength(CIRCLE_LIMIT - 2, 'too-many')),
    ),
    purpose: s.words,
    mode: s.mode,
    format: v.picklist(FORMATS, 'malformed'),
    sessions: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PACT_LIMITS.sessions))),
    months: s.months,
    issued: s.instant,
    expires: s.instant,
    nonce: s.key,
  }),
  v.forward(
    v.partialCheck(
      [['version'], ['third'], ['mode'], ['format']],
      ({ version, third, mode, format }) => {
        if (third !== undefined) return version === 2 && mode === 'visible-third' && format === 'pair';
        return format === 'pair' ? version === 1 : version === 3 && mode === 'private-pair';
      },
      'malformed',
    ),
    ['third'],
  ),
  v.forward(
    v.partialCheck(
      [['format'], ['more'], ['sessions']],
      ({ format, more, sessions }) =>
        (format === 'circle') === (more !== undefined) && (format === 'flash') === (sessions !== undefined),
      'malformed',
    ),
    ['format'],
  ),
  v.forward(
    v.partialCheck([['issued'], ['expires']], (dates) => s.lapses(dates), 'out-of-range'),
    ['expires'],
  ),
);

const answer = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2], 'malformed'),
    invitation: s.invitationId,
    answer: v.picklist(['accepted', 'declined', 'opened'], 'malformed'),
    words: s.words,
    at: s.instant,
    reason: v.optional(v.picklist(DECLINE_REASONS, 'malformed')),
    wish: v.optional(v.picklist(WISHES, 'malformed')),
    until: v.optional(s.instant),
  }),
  v.forward(
    v.partialCheck(
      [['version'], ['answer'], ['reason'], ['wish'], ['until']],
      ({ version, answer, reason, wish, until }) => {
        const isBare = reason === undefined && wish === undefined && until === undefined;
        if (answer !== 'declined') return isBare && (answer === 'opened') === (version === 2);
        // A no with a wish is of version 2, and a day goes with a pause alone.
        return version === 1 ? isBare : wish !== undefined && (wish === 'pause') === (until !== undefined);
      },
      'malformed',
    ),
    ['answer'],
  ),
);

const withdrawal = v.pipe(
  v.strictObject({
    version: v.picklist([1, 2], 'malformed'),
    invitation: s.invitationId,
    at: s.instant,
    ended: v.optional(v.literal(true, 'malformed')),
  }),
  v.forward(
    v.partialCheck([['version'], ['ended']], ({ version, ended }) => (ended === true) === (version === 2), 'malformed'),
    ['ended'],
  ),
);

const INVITATION_KEYS: readonly (keyof Invitation)[] = [
  'version',
  'programme',
  'mentor',
  'mentee',
  'third',
  'more',
  'purpose',
  'mode',
  'format',
  'sessions',
  'months',
  'issued',
  'expires',
  'nonce',
];
const ANSWER_KEYS: readonly (keyof Answer)[] = [
  'version',
  'invitation',
  'answer',
  'words',
  'at',
  'reason',
  'wish',
  'until',
];
const WITHDRAWAL_KEYS: readonly (keyof Withdrawal)[] = ['version', 'invitation', 'at', 'ended'];

/** The bytes a programme signs. */
export const encodeInvitation = (value: Invitation): Uint8Array => encodeValue(value, INVITATION_KEYS);

/** The shape only: the two card envelopes inside are still unverified. */
export const parseInvitation = (bytes: Uint8Array): Result<Invitation, ModelError> =>
  parseBytes(invitation, bytes, LIMITS.invitationBytes, 3);

/** The bytes a person signs to accept or decline. */
export const encodeAnswer = (value: Answer): Uint8Array => encodeValue(value, ANSWER_KEYS);

export const parseAnswer = (bytes: Uint8Array): Result<Answer, ModelError> =>
  parseBytes(answer, bytes, LIMITS.answerBytes, 2);

/** The bytes a programme signs when an invitation is over. */
export const encodeWithdrawal = (value: Withdrawal): Uint8Array => encodeValue(value, WITHDRAWAL_KEYS);

export const parseWithdrawal = (bytes: Uint8Array): Result<Withdrawal, ModelError> =>
  parseBytes(withdrawal, bytes, LIMITS.answerBytes, 2);
