/**
 * What the page and the matching worker say to each other, and how each side reads what comes in. Cards go in slices, and
 * pairs come back in slices: thousands in one message would hold the page up while they are copied.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { cardSchema } from '../model/cardCodec.ts';
import { parsePersonId } from '../model/ids.ts';
import type { Change } from './change.ts';
import { type CardDifference, type RunDifference, withCards } from './difference.ts';
import type { RunWithCards } from './followBack.ts';
import type { RunMeasures } from './measures.ts';
import type { RefusedPin } from './pins.ts';
import type { Candidate, MatchedPair, MatchImpossible, MatchRules, MatchRun, SecondRun } from './types.ts';

/** Begins a run over so many candidates, who follow. */
export interface MatchRequest {
  readonly type: 'match';
  readonly rules: MatchRules;
  readonly at: Instant;
  readonly count: number;
  /** What was prepared is wanted for repairs of this run. */
  readonly keep?: true | undefined;
  /** What the run publishes of itself is wanted as well; it follows the run. */
  readonly measures?: true | undefined;
  /** The run that is to be repaired around a change, instead of a whole one: but for its pairs, so many of which follow. */
  readonly repair?: { readonly run: SecondRun; readonly pairs: number; readonly change: Change } | undefined;
}
/** Repairs a run that the worker keeps, over the cards that it keeps, but for what has changed in them. */
export interface RepairRequest extends CardDifference {
  readonly type: 'repair';
  /** `inputs` of the last run that it made: what it keeps is what that one says it was over. */
  readonly inputs: string;
  /** The run to repair, by its digest. */
  readonly run: string;
  readonly rules: MatchRules;
  readonly at: Instant;
  readonly change: Change;
}
export type ToWorker =
  | MatchRequest
  | RepairRequest
  | {
      readonly type: 'cards';
      readonly candidates: readonly Candidate[];
      readonly pairs?: readonly MatchedPair[] | undefined;
    }
  | { readonly type: 'cancel' };

type Unmatched = SecondRun['unmatched'];
/** The run but for its pairs and the people without one: so many of each follow. */
export interface RunHead {
  readonly type: 'run';
  readonly run: SecondRun;
  readonly pairs: number;
  readonly unmatched: number;
  /** Of the worker, from the last card to the certified run. */
  readonly ms: number;
}
/** The repaired run but for what is as in the run before, and how many pairs and others it has in all. */
interface RepairedRun extends RunDifference {
  readonly type: 'repaired';
  readonly run: SecondRun;
  readonly count: { readonly pairs: number; readonly unmatched: number };
  readonly ms: number;
}
export type FromWorker =
  /** The next slice of cards is awaited. */
  | { readonly type: 'more' }
  | { readonly type: 'progress'; readonly done: number }
  | RunHead
  | RepairedRun
  /** It has no such run, or other cards: all of them are to be handed over. */
  | { readonly type: 'not-kept' }
  | { readonly type: 'people'; readonly pairs: readonly MatchedPair[]; readonly unmatched: Unmatched }
  | { readonly type: 'measures'; readonly measures: RunMeasures }
  | { readonly type: 'impossible'; readonly impossible: MatchImpossible }
  /** A pair that was to be made, and the rule that forbids it. */
  | { readonly type: 'pin-refused'; readonly why: RefusedPin['why'] }
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
const yes = v.optional(v.literal(true));
const rules = v.strictObject({
  weights: v.strictObject({ skills: weight, topics: weight, languages: weight, time: weight }),
  questions: v.optional(v.array(v.strictObject({ question: v.string(), weight }))),
  pins: v.array(pair),
  bans: v.array(pair),
  accompanied: yes,
  objective: v.optional(v.picklist(['total', 'floor', 'stable'])),
  minLoads: v.optional(v.array(v.strictObject({ mentor: personId, least: count }))),
  apart: v.optional(v.strictObject({ organisation: yes, manager: yes })),
  history: v.optional(v.array(pair)),
  rankings: v.optional(v.array(v.strictObject({ person: personId, best: v.array(personId) }))),
  seed: v.pipe(count, v.maxValue(0xffffffff)),
});
const instant = v.pipe(count, v.maxValue(8.64e15));
const side = v.picklist(['mentor', 'mentee']);
const price = v.pipe(v.number(), v.safeInteger());
const pairs = v.array(v.strictObject({ mentor: personId, mentee: personId, score: count, pinned: v.boolean() }));
const unmatched = v.array(
  v.strictObject({ person: personId, why: v.picklist(['no-seat', 'no-allowed-partner', 'full']) }),
);
const parts = { inputs: v.string(), rules, sides: v.record(v.string(), side), pairs, unmatched, total: count };
const oldPrices = v.record(v.string(), count);
const firstRun = v.strictObject({
  version: v.literal(1),
  ...parts,
  bound: count,
  prices: v.strictObject({ mentees: oldPrices, mentors: oldPrices }),
});
const secondRun = v.strictObject({
  version: v.literal(2),
  ...parts,
  bound: v.nullable(count),
  floor: v.nullable(count),
  blockingPairs: v.nullable(count),
  prices: v.nullable(v.record(v.string(), price)),
  above: v.nullable(v.strictObject({ seats: v.picklist(['all', 'required']), mentors: v.array(personId) })),
  repaired: v.nullable(
    v.strictObject({
      run: v.string(),
      moved: v.array(v.strictObject({ mentee: personId, before: v.nullable(personId) })),
    }),
  ),
  digest: v.string(),
});
const run = v.variant('version', [firstRun, secondRun]);
const impossibleRule = v.strictObject({
  rule: v.literal('min-load'),
  mentor: personId,
  least: count,
  why: v.picklist(['seats', 'side', 'mentees']),
  most: count,
});
const share = v.pipe(v.number(), v.minValue(0));
const measures = v.strictObject({
  matched: count,
  matchable: count,
  total: count,
  bound: v.nullable(count),
  gap: v.nullable(share),
  floor: v.nullable(count),
  bestFloor: v.nullable(count),
  blockingPairs: count,
  broken: count,
  loads: v.array(v.strictObject({ mentor: personId, pairs: count, taken: count, seats: count })),
  ranks: v.strictTuple([count, count, count, count, count]),
  minutes: v.nullable(v.strictObject({ least: count, median: count, most: count })),
  unknownMinutes: count,
  threeReasons: count,
  whenOneLeaves: v.strictObject({ sampled: count, mean: share, most: count }),
});
const candidates = v.array(v.strictObject({ person: personId, card: cardSchema, taken: count }));
const change = v.variant('kind', [
  v.strictObject({ kind: v.literal('leaves'), person: personId }),
  v.strictObject({ kind: v.literal('together'), pair }),
  v.strictObject({ kind: v.literal('apart'), pair }),
]);
const repair = v.strictObject({ run: secondRun, pairs: count, change });
const toWorker = v.variant('type', [
  v.strictObject({
    type: v.literal('match'),
    rules,
    at: instant,
    count,
    keep: yes,
    measures: yes,
    repair: v.optional(repair),
  }),
  v.strictObject({
    type: v.literal('repair'),
    inputs: v.string(),
    run: v.string(),
    rules,
    at: instant,
    change,
    changed: candidates,
    gone: v.array(personId),
  }),
  v.strictObject({ type: v.literal('cards'), candidates, pairs: v.optional(pairs) }),
  v.strictObject({ type: v.literal('cancel') }),
]);

const WHYS = [
  'self',
  'role',
  'not-adult',
  'no-common-language',
  'banned',
  'before',
  'same-organisation',
  'same-manager',
  'own-manager',
  'unknown',
  'no-seat',
  'mentee-taken',
  'other-side',
] as const satisfies RefusedPin['why'][];
const fromWorker = v.variant('type', [
  v.strictObject({ type: v.literal('more') }),
  v.strictObject({ type: v.literal('progress'), done: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.strictObject({
    type: v.literal('run'),
    run: secondRun,
    pairs: count,
    unmatched: count,
    ms: share,
  }),
  v.strictObject({
    type: v.literal('repaired'),
    run: secondRun,
    count: v.strictObject({ pairs: count, unmatched: count }),
    pairs,
    parted: v.array(personId),
    unmatched,
    placed: v.array(personId),
    ms: share,
  }),
  v.strictObject({ type: v.literal('not-kept') }),
  v.strictObject({ type: v.literal('people'), pairs, unmatched }),
  v.strictObject({ type: v.literal('measures'), measures }),
  v.strictObject({
    type: v.literal('impossible'),
    impossible: v.strictObject({ tag: v.literal('match-impossible'), rules: v.array(impossibleRule) }),
  }),
  v.strictObject({ type: v.literal('pin-refused'), why: v.picklist(WHYS) }),
  v.strictObject({ type: v.literal('cancelled') }),
  v.strictObject({ type: v.literal('refused') }),
]);

/** Over more people no run was ever made: anything longer is refused before its items are looked at. */
const MOST_PEOPLE = 50_000;
/** Repairs of one run, one upon the other. */
const MOST_BEFORE = 50;
const office = v.strictObject({
  at: instant,
  candidates: v.pipe(
    v.array(v.unknown()),
    v.maxLength(MOST_PEOPLE),
    candidates,
    v.check((list) => new Set(list.map(({ person }) => person)).size === list.length),
  ),
  rules: v.optional(rules),
  run: v.optional(run),
  before: v.optional(
    v.pipe(
      v.array(v.unknown()),
      v.maxLength(MOST_BEFORE),
      v.array(v.strictObject({ at: instant, run, changed: candidates, gone: v.array(personId) })),
    ),
  ),
  // As the command prints it: names for who reads the run, and nothing that it rests on.
  ms: v.optional(v.number()),
  table: v.optional(v.unknown()),
});

/** What an office hands to a command line: whom a run is over and its week, and the rules to match by, or the run itself. */
export interface OfficeFile {
  readonly at: Instant;
  readonly candidates: readonly Candidate[];
  readonly rules?: MatchRules | undefined;
  readonly run?: MatchRun | undefined;
  /** The runs that it came from, the latest first: see followBack.ts. */
  readonly before: readonly RunWithCards[];
}

function parse<T>(schema: v.GenericSchema<unknown, T>, message: unknown): Result<T, MessageError> {
  // The first fault says enough: an issue kept for each of millions of broken items fills the memory of a tab.
  const parsed = v.safeParse(schema, message, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed-message' });
}

export function parseOfficeFile(value: unknown): Result<OfficeFile, MessageError> {
  const parsed = parse(office, value);
  if (!parsed.ok) return parsed;
  // Of each run before, the file says by what its cards differ from those of the run after it.
  let candidates: readonly Candidate[] = parsed.value.candidates;
  const before = (parsed.value.before ?? []).map(({ at, run, ...difference }): RunWithCards => {
    candidates = withCards(candidates, difference);
    return { at, run, candidates };
  });
  return ok({ ...parsed.value, before });
}
export const parseToWorker = (message: unknown): Result<ToWorker, MessageError> => parse(toWorker, message);
export const parseFromWorker = (message: unknown): Result<FromWorker, MessageError> => parse(fromWorker, message);
/** A run that was kept or received: its shape only. What it claims is checked by `verifyRun`. */
export const parseRun = (value: unknown): Result<MatchRun, MessageError> => parse(run, value);
