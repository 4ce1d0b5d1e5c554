/**
 * What somebody says of a meeting, as they sign it (label `meeting`): a time proposed or countered, a yes, a no, what was
 * talked about. A meeting is what all these make of it (meetingState.ts), so that who agreed to what is known, and two
 * people who were apart merge.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { GoalId, Instant, MeetingId, PersonId, TimeZone } from './brand.ts';
import type { WeeklyAvailability } from './card.ts';
import { parseGoalId, parseMeetingId, parsePersonId } from './ids.ts';
import { readJson } from './json.ts';
import { availability, timeZone } from './schemas.ts';

export const MEETING_LIMITS = { title: 80, place: 160, item: 160, note: 2_000, why: 200, over: 12 } as const;

export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];
/** How one meets: by a call, in the same place, or by whatever else. */
export const WAYS = ['call', 'person', 'other'] as const;
export type Way = (typeof WAYS)[number];
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export const PULSES = [1, 2, 3, 4] as const;
/** How a session was for one: 1 hard, 4 very good. */
export type Pulse = (typeof PULSES)[number];

/** The first start, and the zone whose wall clock it keeps at each repetition. */
export interface MeetingTime {
  readonly at: Instant;
  readonly zone: TimeZone;
  readonly minutes: number;
  readonly repeat: Repeat;
}

export interface MeetingAbout {
  readonly title: string;
  readonly way: Way;
  readonly place: string;
}

/** One time of a meeting: the n-th since it began, as the offer of that id has it. */
export interface OccurrenceName {
  readonly offer: string;
  readonly n: number;
}

/** What is to be talked about, or to be done after it. Each part as often as it is said. */
export interface ItemChange {
  readonly list: 'agenda' | 'action';
  readonly id: string;
  readonly text?: string | undefined;
  readonly done?: boolean | undefined;
  /** Who does it. */
  readonly who?: PersonId | undefined;
  /** It was carried to the goals: to that one, where the others see it. */
  readonly carried?: GoalId | true | undefined;
  readonly gone?: true | undefined;
}

export type MeetingAct =
  | ({ readonly does: 'propose'; readonly time: MeetingTime } & MeetingAbout)
  /** It took place already. */
  | ({ readonly does: 'log'; readonly time: MeetingTime } & MeetingAbout)
  /** Another time, of all of it or of one occurrence; `over`: the open offers it stands against. */
  | {
      readonly does: 'offer';
      readonly of: OccurrenceName | null;
      readonly time: MeetingTime;
      readonly over: readonly string[];
    }
  /** Names the time it answers: a signature under an id alone would be one under whatever is put there. */
  | {
      readonly does: 'answer';
      readonly offer: string;
      readonly time: MeetingTime;
      readonly yes: boolean;
      readonly over: readonly string[];
      /** What stood until then, as the answerer knew it. */
      readonly instead: string | null;
    }
  | { readonly does: 'withdraw'; readonly offer: string }
  /** All that has not begun, or one occurrence. */
  | { readonly does: 'cancel'; readonly of: OccurrenceName | null; readonly why: string }
  | { readonly does: 'held'; readonly n: number; readonly held: boolean }
  | ({ readonly does: 'item'; readonly n: number } & ItemChange)
  | { readonly does: 'note'; readonly n: number; readonly text: string }
  | { readonly does: 'pulse'; readonly n: number; readonly value: Pulse }
  /** When I am usually free; of no one meeting. */
  | { readonly does: 'free'; readonly zone: TimeZone; readonly week: WeeklyAvailability }
  /** How often I would like to meet; null: no wish any more. Of no one meeting. */
  | { readonly does: 'rhythm'; readonly every: Rhythm | null };

/** By which a person's own pulse is kept. */
export const pulseKey = (meeting: MeetingId, n: number): string => `${meeting} ${n}`;

export interface MeetingWord {
  readonly version: 1;
  /** Binds the word to its workspace: one of another, replayed here, is refused. */
  readonly workspace: string;
  /** Random: a word counts once, wherever it is copied to. */
  readonly id: string;
  readonly meeting: MeetingId | null;
  readonly at: Instant;
  readonly act: MeetingAct;
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const said = (limit: number) =>
  v.pipe(
    text(limit),
    v.check((words) => words.trim() !== ''),
  );
const wordId = v.pipe(v.string(), v.minLength(4), v.maxLength(32));
// Before 2000 and after 2190 nobody meets, and every clock of Intl still counts.
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(946_684_800_000), v.maxValue(6_940_000_000_000));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const n = whole(0, 2_000);
const occurrence = v.nullable(v.object({ offer: wordId, n }));
const over = v.pipe(v.array(wordId), v.maxLength(MEETING_LIMITS.over));
const time = v.object({ at: instant, zone: timeZone, minutes: whole(5, 720), repeat: v.picklist(REPEATS) });
const about = { title: text(MEETING_LIMITS.title), way: v.picklist(WAYS), place: text(MEETING_LIMITS.place) };
const idOf = <T>(parse: (words: string) => Result<T, unknown>) =>
  v.pipe(
    v.string(),
    v.check((words) => parse(words).ok),
    v.transform((words) => words as T & string),
  );

const act = v.variant('does', [
  v.object({ does: v.literal('propose'), time, ...about }),
  v.object({ does: v.literal('log'), time, ...about }),
  v.object({ does: v.literal('offer'), of: occurrence, time, over }),
  v.object({
    does: v.literal('answer'),
    offer: wordId,
    time,
    yes: v.boolean(),
    over,
    instead: v.nullable(wordId),
  }),
  v.object({ does: v.literal('withdraw'), offer: wordId }),
  v.object({ does: v.literal('cancel'), of: occurrence, why: text(MEETING_LIMITS.why) }),
  v.object({ does: v.literal('held'), n, held: v.boolean() }),
  v.object({
    does: v.literal('item'),
    n,
    list: v.picklist(['agenda', 'action']),
    id: wordId,
    text: v.optional(said(MEETING_LIMITS.item)),
    done: v.optional(v.boolean()),
    who: v.optional(idOf(parsePersonId)),
    carried: v.optional(v.union([v.literal(true), idOf(parseGoalId)])),
    gone: v.optional(v.literal(true)),
  }),
  v.object({ does: v.literal('note'), n, text: said(MEETING_LIMITS.note) }),
  v.object({ does: v.literal('pulse'), n, value: v.picklist(PULSES) }),
  v.object({ does: v.literal('free'), zone: timeZone, week: availability }),
  v.object({ does: v.literal('rhythm'), every: v.nullable(v.picklist(RHYTHMS)) }),
]);

const schema = v.object({
  version: v.literal(1),
  workspace: text(64),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  meeting: v.nullable(idOf(parseMeetingId)),
  at: instant,
  act,
});

export function encodeMeetingWord(word: MeetingWord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(word));
}

export function parseMeetingWord(bytes: Uint8Array): Result<MeetingWord, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}

export const sameTime = (a: MeetingTime, b: MeetingTime): boolean =>
  a.at === b.at && a.zone === b.zone && a.minutes === b.minutes && a.repeat === b.repeat;
