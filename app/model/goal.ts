/**
 * What somebody says of a goal, as they sign it (label `goal`): that it is made, changed, a step of it ticked, a word
 * about it, and of one's own alone that it was looked at again. A goal is what all these make of it (goalState.ts), so that who did what is known, and two people who were
 * apart merge.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { GoalId, Instant } from './brand.ts';
import { parseGoalId } from './ids.ts';
import { JOURNEY_LIMITS, VERDICTS, type Verdict } from './journey.ts';
import { readJson } from './json.ts';

export const GOAL_LIMITS = {
  title: 120,
  why: 600,
  measure: 300,
  means: 300,
  step: 160,
  steps: 6,
  note: 1_000,
} as const;

/** Of the calendar, without a time zone: "2026-03-12". */
export type Day = string;

export interface StepText {
  readonly id: string;
  readonly text: string;
}

/** What its owner writes of a goal. */
export interface GoalDraft {
  readonly title: string;
  readonly why: string;
  /** How it will be known that it is reached. */
  readonly measure: string;
  /** What makes it possible: what is there already, who could help. */
  readonly means: string;
  readonly due: Day | null;
}

/** Each part as often as it is there: two devices that change two parts both have their way. */
export interface GoalChange {
  readonly title?: string | undefined;
  readonly why?: string | undefined;
  readonly measure?: string | undefined;
  readonly means?: string | undefined;
  readonly due?: Day | null | undefined;
  /** In percent, where no step says it. */
  readonly progress?: number | undefined;
  readonly reached?: boolean | undefined;
  /** Steps that are new, or say something else now. */
  readonly put?: readonly StepText[] | undefined;
  readonly drop?: readonly string[] | undefined;
  /** All steps by their id, in the order wanted. */
  readonly order?: readonly string[] | undefined;
}

export type GoalAct =
  | ({
      readonly does: 'make';
      /** `done`: since when, by the owner's hand. */
      readonly steps: readonly (StepText & { readonly done: Instant | null })[];
      readonly progress: number;
      readonly reached: boolean;
      /** When it was first written down; it may have been private since. */
      readonly since: Instant;
    } & GoalDraft)
  | ({ readonly does: 'change' } & GoalChange)
  | { readonly does: 'tick'; readonly step: string; readonly done: boolean }
  | { readonly does: 'note'; readonly text: string }
  /** Of a private goal, which it goes with: of a shared one it is a word of the journey. */
  | { readonly does: 'review'; readonly verdict: Verdict; readonly words: string };

export interface GoalWord {
  readonly version: 1;
  /** Binds the word to its workspace: one of another, replayed here, is refused. */
  readonly workspace: string;
  /** Random: a word counts once, wherever it is copied to. */
  readonly id: string;
  readonly goal: GoalId;
  readonly at: Instant;
  readonly act: GoalAct;
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const title = v.pipe(text(GOAL_LIMITS.title), v.check(isSaid));
const stepId = v.pipe(v.string(), v.minLength(4), v.maxLength(32));
const stepText = v.pipe(text(GOAL_LIMITS.step), v.check(isSaid));
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
// The last instant a Date can hold: past it, the screens' own formatting would throw.
const instant = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const day = v.nullable(v.pipe(v.string(), v.check(isDay)));
const few = GOAL_LIMITS.steps;

const act = v.variant('does', [
  v.object({
    does: v.literal('make'),
    title,
    why: text(GOAL_LIMITS.why),
    measure: text(GOAL_LIMITS.measure),
    // An older app does not ask for it.
    means: v.optional(text(GOAL_LIMITS.means), ''),
    due: day,
    steps: v.pipe(v.array(v.object({ id: stepId, text: stepText, done: v.nullable(instant) })), v.maxLength(few)),
    progress: percent,
    reached: v.boolean(),
    since: instant,
  }),
  v.object({
    does: v.literal('change'),
    title: v.optional(title),
    why: v.optional(text(GOAL_LIMITS.why)),
    measure: v.optional(text(GOAL_LIMITS.measure)),
    means: v.optional(text(GOAL_LIMITS.means)),
    due: v.optional(day),
    progress: v.optional(percent),
    reached: v.optional(v.boolean()),
    put: v.optional(v.pipe(v.array(v.object({ id: stepId, text: stepText })), v.maxLength(few))),
    drop: v.optional(v.pipe(v.array(stepId), v.maxLength(2 * few))),
    order: v.optional(v.pipe(v.array(stepId), v.maxLength(2 * few))),
  }),
  v.object({ does: v.literal('tick'), step: stepId, done: v.boolean() }),
  v.object({ does: v.literal('note'), text: v.pipe(text(GOAL_LIMITS.note), v.check(isSaid)) }),
  v.object({ does: v.literal('review'), verdict: v.picklist(VERDICTS), words: text(JOURNEY_LIMITS.words) }),
]);

const schema = v.object({
  version: v.literal(1),
  workspace: text(64),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  goal: v.string(),
  at: instant,
  act,
});

export function encodeGoalWord(word: GoalWord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(word));
}

export function parseGoalWord(bytes: Uint8Array): Result<GoalWord, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  const goal = parsed.success ? parseGoalId(parsed.output.goal) : null;
  return parsed.success && goal?.ok ? ok({ ...parsed.output, goal: goal.value }) : err({ tag: 'malformed' });
}

function isSaid(words: string): boolean {
  return words.trim() !== '';
}

/** A day that the calendar has: not the thirtieth of February. */
export function isDay(words: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(words)) return false;
  const at = Date.parse(`${words}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(words);
}
