/**
 * What one person of a pair tells their programme, of their own will: numbers and days, and whether it is going well.
 * No field takes a word: whatever is written in a workspace, none of it can be in here.
 */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant, InvitationId } from './brand.ts';
import type { ModelError } from './errors.ts';
import { type Day, isDay } from './goal.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

export const COUNTERS_LIMITS = {
  sessions: 10_000,
  minutes: 1_000_000,
  goals: 10_000,
  topics: 100,
  bytes: 500,
} as const;

/** Of the pair, as this person's device counts them. */
export interface Counts {
  /** Meetings that somebody said took place. */
  readonly sessions: number;
  readonly minutes: number;
  /** Shared goals, and those of them that are reached. */
  readonly goals: number;
  readonly reached: number;
  /** Of the programme's. */
  readonly topics: number;
  /** Null: no meeting yet. On the clock of where each was. */
  readonly first: Day | null;
  readonly last: Day | null;
}

export interface Counters extends Counts {
  readonly version: 1;
  readonly does: 'share';
  readonly invitation: InvitationId;
  readonly at: Instant;
  /** As this person last said it; null: not asked. */
  readonly well: boolean | null;
  /** And on which day. */
  readonly wellOn: Day | null;
}

/** What was shared is to be deleted, all of it, by this person in that pair. */
export interface CountersStop {
  readonly version: 1;
  readonly does: 'stop';
  readonly invitation: InvitationId;
  readonly at: Instant;
}

export type CountersWord = Counters | CountersStop;

const number = (limit: number) =>
  v.pipe(
    v.number('malformed'),
    v.safeInteger('malformed'),
    v.minValue(0, 'out-of-range'),
    v.maxValue(limit, 'out-of-range'),
  );
const day = v.nullable(v.pipe(v.string('malformed'), v.length(10, 'malformed'), v.check(isDay, 'malformed')));

const base = { version: v.literal(1, 'malformed'), invitation: s.invitationId, at: s.instant };

const share = v.pipe(
  v.strictObject({
    ...base,
    does: v.literal('share'),
    sessions: number(COUNTERS_LIMITS.sessions),
    minutes: number(COUNTERS_LIMITS.minutes),
    goals: number(COUNTERS_LIMITS.goals),
    reached: number(COUNTERS_LIMITS.goals),
    topics: number(COUNTERS_LIMITS.topics),
    first: day,
    last: day,
    well: v.nullable(v.boolean('malformed')),
    wellOn: day,
  }),
  v.check((counts) => isConsistent(counts), 'malformed'),
);
const stop = v.strictObject({ ...base, does: v.literal('stop') });
const schema = v.union([share, stop], 'malformed');

/** Such as no meeting has no first day: what could not be counted is not taken. */
function isConsistent(counts: Counts & Pick<Counters, 'well' | 'wellOn'>): boolean {
  const { sessions, minutes, goals, reached, first, last, well, wellOn } = counts;
  const hasMet = sessions > 0;
  if (hasMet !== (first !== null) || hasMet !== (last !== null) || (!hasMet && minutes > 0)) return false;
  if (first !== null && last !== null && first > last) return false;
  return reached <= goals && (well === null) === (wellOn === null);
}

const SHARE: readonly (keyof Counters)[] = [
  'version',
  'does',
  'invitation',
  'at',
  'sessions',
  'minutes',
  'goals',
  'reached',
  'topics',
  'first',
  'last',
  'well',
  'wellOn',
];
const STOP: readonly (keyof CountersStop)[] = ['version', 'does', 'invitation', 'at'];

/** The bytes a person signs (label `counters`): equal counters give equal bytes, and nothing else enters them. */
export const encodeCounters = (word: CountersWord): Uint8Array =>
  word.does === 'share' ? encodeValue(word, SHARE) : encodeValue(word, STOP);

export const parseCounters = (bytes: Uint8Array): Result<CountersWord, ModelError> =>
  parseBytes(schema, bytes, COUNTERS_LIMITS.bytes);
