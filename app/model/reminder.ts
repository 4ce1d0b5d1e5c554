/** The programme's word that an invitation still waits, and until when. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant, InvitationId } from './brand.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

/** The longest time that one letter may give. A date far away would keep a seat that nobody takes. */
export const LONGEST_TIME = 60 * 24 * 3_600_000;

/**
 * Signed by the programme with label `reminder`, sealed to one person who has not answered. Its date may be later than the
 * one before, which gives more time; an earlier one changes nothing.
 */
export interface Reminder {
  readonly version: 1;
  readonly invitation: InvitationId;
  /** Of two, the later one counts. */
  readonly at: Instant;
  /** Until when they may answer. */
  readonly expires: Instant;
}

const reminder = v.pipe(
  v.strictObject({
    version: v.literal(1, 'malformed'),
    invitation: s.invitationId,
    at: s.instant,
    expires: s.instant,
  }),
  v.forward(
    v.partialCheck(
      [['at'], ['expires']],
      ({ at, expires }) => expires > at && expires - at <= LONGEST_TIME,
      'out-of-range',
    ),
    ['expires'],
  ),
);

const KEYS: readonly (keyof Reminder)[] = ['version', 'invitation', 'at', 'expires'];

/** The bytes a programme signs to remind somebody. */
export const encodeReminder = (value: Reminder): Uint8Array => encodeValue(value, KEYS);

/** Fails on any other shape, and on a date that is not after the letter's own or more than LONGEST_TIME past it. */
export const parseReminder = (bytes: Uint8Array): Result<Reminder, ModelError> =>
  parseBytes(reminder, bytes, LIMITS.answerBytes);
