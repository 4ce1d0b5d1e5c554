/**
 * What two people say of their being a pair, as they sign it (label `pact`): what they agree, who is the mentor, how long
 * it goes on, a pause, an end. What needs both is proposed by one and signed by the other, over the same hash; what one
 * may say alone is said alone. What it all comes to is in pactState.ts.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from './brand.ts';
import { type Day, isDay } from './goal.ts';
import { readJson } from './json.ts';
import { personSchema } from './personSchema.ts';

export const PACT_LIMITS = { part: 600, topic: 80, words: 1_000, sessions: 3 } as const;

/** The parts of an agreement, in the order in which they are read. */
export const TERMS = ['aims', 'rhythm', 'ways', 'between', 'silence'] as const;
export type Term = (typeof TERMS)[number];
/** `aims`: what we want to reach. `rhythm`: how often. `ways`: by which ways. `between`: what stays between us. `silence`: how we find each other again. */
export type Terms = Readonly<Record<Term, string>>;

export const REASONS = ['reached', 'time', 'enough', 'circumstances', 'other'] as const;
export type ClosingReason = (typeof REASONS)[number];

export type Proposal =
  | { readonly kind: 'agreement'; readonly terms: Terms }
  /** Who is the mentor: of the pair where `topic` is empty, else for that topic. Said as it shall be, so that two who ask for the same at once agree. */
  | { readonly kind: 'roles'; readonly topic: string; readonly mentor: PersonId }
  /** A flash: that many meetings, or until that day. Neither: it goes on. */
  | { readonly kind: 'format'; readonly sessions: number | null; readonly until: Day | null }
  /** Opens again what these words closed. */
  | { readonly kind: 'reopen'; readonly closings: readonly string[] };

export type PactAct =
  /** `version`: above all that its author knew of its kind. `hash`: over workspace, version and proposal. */
  | { readonly does: 'propose'; readonly version: number; readonly what: Proposal; readonly hash: string }
  /** A yes is a signature under the same text. A no by who proposed it takes it back. */
  | { readonly does: 'answer'; readonly to: string; readonly yes: boolean }
  | { readonly does: 'pause'; readonly until: Day; readonly text: string }
  | { readonly does: 'resume' }
  /** A meeting of the flash that is agreed under that hash. */
  | { readonly does: 'met'; readonly of: string; readonly on: Day }
  /** `reached`: how many goals had been by then. `text`: the thanks. */
  | { readonly does: 'close'; readonly reason: ClosingReason; readonly reached: number; readonly text: string }
  | { readonly does: 'thank'; readonly text: string };

export interface PactWord {
  readonly version: 1;
  /** Binds the word to its workspace: one of another, replayed here, is refused. */
  readonly workspace: string;
  /** Random: a word counts once, wherever it is copied to. */
  readonly id: string;
  readonly at: Instant;
  readonly act: PactAct;
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const part = text(PACT_LIMITS.part);
const hash = v.pipe(v.string(), v.length(43));
const day = v.pipe(v.string(), v.check(isDay));

const proposal = v.variant('kind', [
  v.object({
    kind: v.literal('agreement'),
    terms: v.object({ aims: part, rhythm: part, ways: part, between: part, silence: part }),
  }),
  v.object({ kind: v.literal('roles'), topic: text(PACT_LIMITS.topic), mentor: personSchema }),
  v.object({
    kind: v.literal('format'),
    sessions: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PACT_LIMITS.sessions))),
    until: v.nullable(day),
  }),
  v.object({ kind: v.literal('reopen'), closings: v.pipe(v.array(text(80)), v.minLength(1), v.maxLength(32)) }),
]);

const act = v.variant('does', [
  v.object({
    does: v.literal('propose'),
    version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e9)),
    what: proposal,
    hash,
  }),
  v.object({ does: v.literal('answer'), to: hash, yes: v.boolean() }),
  v.object({ does: v.literal('pause'), until: day, text: text(PACT_LIMITS.words) }),
  v.object({ does: v.literal('resume') }),
  v.object({ does: v.literal('met'), of: hash, on: day }),
  v.object({
    does: v.literal('close'),
    reason: v.picklist(REASONS),
    reached: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    text: text(PACT_LIMITS.words),
  }),
  v.object({
    does: v.literal('thank'),
    text: v.pipe(
      text(PACT_LIMITS.words),
      v.check((words) => words.trim() !== ''),
    ),
  }),
]);

const schema = v.object({
  version: v.literal(1),
  workspace: text(64),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  // The last instant a Date can hold: past it, the screens' own formatting would throw.
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  act,
});

const utf8 = new TextEncoder();

/** The bytes both sign by their hash: the same on every device, whatever the order of the fields they came in. */
export function encodeProposal(workspace: string, version: number, what: Proposal): Uint8Array {
  return utf8.encode(JSON.stringify([workspace, version, v.parse(proposal, what)]));
}

export function encodePactWord(word: PactWord): Uint8Array {
  return utf8.encode(JSON.stringify(word));
}

export function parsePactWord(bytes: Uint8Array): Result<PactWord, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}

/** What may be agreed once at a time: the agreement, the format, who is the mentor of each topic. */
export function slotOf(what: Proposal): string {
  return what.kind === 'roles' ? `roles ${what.topic.trim().toLowerCase()}` : what.kind;
}
