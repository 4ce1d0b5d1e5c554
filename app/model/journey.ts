/**
 * What the people of a workspace say of their way together, as they sign it (label `journey`): a milestone is behind them,
 * a goal was looked at again, a topic is acquired, a mission done, a badge given. What all these come to is in
 * journeyState.ts.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { GoalId, Instant } from './brand.ts';
import { parseGoalId } from './ids.ts';
import { readJson } from './json.ts';

export const JOURNEY_LIMITS = { words: 600, topic: 120, weeks: 26 } as const;

/** In the order in which most pairs come to them. */
export const MILESTONES = ['met', 'agreed', 'goals', 'midway', 'closing'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Things to do together, small enough for a week. Their words are in app/ui/goals/journeyWords.ts. */
export const MISSIONS = ['stories', 'workplace', 'portrait', 'rehearsal', 'network', 'letter'] as const;
export type Mission = (typeof MISSIONS)[number];

/** As it is signed: a mission of the pair's programme, by its id in the pack. No mission of ours is called so. */
export const packMission = (id: string): string => `pack/${id}`;
export const isPackMission = (mission: string): boolean => mission.startsWith('pack/');

/** What its owner comes to when they look at a goal again. */
export const VERDICTS = ['keep', 'adjust', 'drop'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type JourneyAct =
  /** `which` of a newer app is kept and passed over; so is a mission. */
  | { readonly does: 'milestone'; readonly which: string; readonly done: boolean }
  /** How often goals are looked at again; 0: not by itself. */
  | { readonly does: 'cycle'; readonly weeks: number }
  | { readonly does: 'review'; readonly goal: GoalId; readonly verdict: Verdict; readonly words: string }
  | { readonly does: 'topic'; readonly topic: string; readonly done: boolean }
  | { readonly does: 'mission'; readonly mission: string; readonly done: boolean }
  /** base64url of a signed badge, which stands for itself elsewhere too. */
  | { readonly does: 'badge'; readonly badge: string };

export interface JourneyWord {
  readonly version: 1;
  /** Binds the word to its workspace: one of another, replayed here, is refused. */
  readonly workspace: string;
  /** Random: a word counts once, wherever it is copied to. */
  readonly id: string;
  readonly at: Instant;
  readonly act: JourneyAct;
}

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
const act = v.variant('does', [
  v.object({ does: v.literal('milestone'), which: short, done: v.boolean() }),
  v.object({
    does: v.literal('cycle'),
    weeks: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(JOURNEY_LIMITS.weeks)),
  }),
  v.object({
    does: v.literal('review'),
    goal: v.string(),
    verdict: v.picklist(VERDICTS),
    words: v.pipe(v.string(), v.maxLength(JOURNEY_LIMITS.words)),
  }),
  v.object({
    does: v.literal('topic'),
    topic: v.pipe(v.string(), v.minLength(1), v.maxLength(JOURNEY_LIMITS.topic)),
    done: v.boolean(),
  }),
  v.object({
    does: v.literal('mission'),
    mission: v.pipe(v.string(), v.minLength(1), v.maxLength(48)),
    done: v.boolean(),
  }),
  v.object({ does: v.literal('badge'), badge: v.pipe(v.string(), v.maxLength(2_000)) }),
]);

const schema = v.object({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  // The last instant a Date can hold: past it, the screens' own formatting would throw.
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  act,
});

export function encodeJourneyWord(word: JourneyWord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(word));
}

export function parseJourneyWord(bytes: Uint8Array): Result<JourneyWord, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  if (!parsed.success) return err({ tag: 'malformed' });
  const { act: said, ...word } = parsed.output;
  if (said.does !== 'review') return ok({ ...word, act: said });
  const goal = parseGoalId(said.goal);
  return goal.ok ? ok({ ...word, act: { ...said, goal: goal.value } }) : err({ tag: 'malformed' });
}
