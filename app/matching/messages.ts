/** What the page and the matching worker say to each other, and how each side reads what comes in. */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { cardSchema } from '../model/cardCodec.ts';
import { parsePersonId } from '../model/ids.ts';
import type { Candidate, MatchRules, MatchRun } from './types.ts';

export interface MatchRequest {
  readonly type: 'match';
  readonly candidates: readonly Candidate[];
  readonly rules: MatchRules;
  readonly at: Instant;
}
export type ToWorker = MatchRequest | { readonly type: 'cancel' };

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'run'; readonly run: MatchRun }
  | { readonly type: 'cancelled' }
  | { readonly type: 'refused' };

export interface MessageError {
  readonly tag: 'malformed-message';
}

const personId = v.pipe(
  v.string(),
  v.check((text) => parsePersonId(text).ok),
  v.transform((text) => text as PersonId),
);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const weight = v.pipe(count, v.minValue(1), v.maxValue(10));
const pair = v.strictObject({ mentor: personId, mentee: personId });
const rules = v.strictObject({
  weights: v.strictObject({ skills: weight, topics: weight, languages: weight, time: weight }),
  pins: v.array(pair),
  bans: v.array(pair),
  accompanied: v.optional(v.literal(true)),
  seed: v.pipe(count, v.maxValue(0xffffffff)),
});
const candidates = v.pipe(
  v.array(v.strictObject({ person: personId, card: cardSchema, taken: count })),
  v.check((list) => new Set(list.map(({ person }) => person)).size === list.length),
);
const toWorker = v.variant('type', [
  v.strictObject({ type: v.literal('match'), candidates, rules, at: v.pipe(count, v.maxValue(8.64e15)) }),
  v.strictObject({ type: v.literal('cancel') }),
]);

const side = v.picklist(['mentor', 'mentee']);
const prices = v.record(v.string(), count);
const run = v.strictObject({
  version: v.literal(1),
  inputs: v.string(),
  rules,
  sides: v.record(v.string(), side),
  pairs: v.array(v.strictObject({ mentor: personId, mentee: personId, score: count, pinned: v.boolean() })),
  unmatched: v.array(v.strictObject({ person: personId, why: v.picklist(['no-seat', 'no-allowed-partner', 'full']) })),
  total: count,
  bound: count,
  prices: v.strictObject({ mentees: prices, mentors: prices }),
});
const fromWorker = v.variant('type', [
  v.strictObject({ type: v.literal('progress'), done: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.strictObject({ type: v.literal('run'), run }),
  v.strictObject({ type: v.literal('cancelled') }),
  v.strictObject({ type: v.literal('refused') }),
]);

function parse<T>(schema: v.GenericSchema<unknown, T>, message: unknown): Result<T, MessageError> {
  const parsed = v.safeParse(schema, message);
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed-message' });
}

export const parseToWorker = (message: unknown): Result<ToWorker, MessageError> => parse(toWorker, message);
export const parseFromWorker = (message: unknown): Result<FromWorker, MessageError> => parse(fromWorker, message);
/** A run that was kept or received: its shape only. What it claims is checked by `verifyRun`. */
export const parseRun = (value: unknown): Result<MatchRun, MessageError> => parse(run, value);
