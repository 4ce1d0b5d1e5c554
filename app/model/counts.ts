/** What a pair's counters are, out of what is in its workspace. Pure: it reads how many and when, and no word. */
import type { Instant } from './brand.ts';
import { COUNTERS_LIMITS, type Counts } from './counters.ts';
import type { Day } from './goal.ts';
import type { Goal } from './goalState.ts';
import type { Meeting } from './meetingState.ts';
import { type Occurrence, past, tookPlace } from './occurrences.ts';
import { wallAt } from './wallTime.ts';

export interface Counted {
  readonly meetings: readonly Meeting[];
  /** Private ones are nobody's business, not even their number. */
  readonly goals: readonly (Pick<Goal, 'reached'> & { readonly shared: boolean })[];
  readonly topics: readonly { readonly done: unknown }[];
}

const most = (count: number, limit: number): number => Math.min(count, limit);

const dayOf = ({ time }: Occurrence): Day => new Date(wallAt(time.zone, time.at)).toISOString().slice(0, 10);

/** A meeting counts once somebody said that it took place, or wrote it down afterwards. */
export function countsOf({ meetings, goals, topics }: Counted, now: Instant): Counts {
  const held = past(meetings, now).filter(tookPlace);
  const days = held.map(dayOf).sort();
  const shared = goals.filter((goal) => goal.shared);
  const minutes = held.reduce((sum, { time }) => sum + time.minutes, 0);
  return {
    sessions: most(held.length, COUNTERS_LIMITS.sessions),
    minutes: most(Math.round(minutes), COUNTERS_LIMITS.minutes),
    goals: most(shared.length, COUNTERS_LIMITS.goals),
    reached: most(shared.filter(({ reached }) => reached !== null).length, COUNTERS_LIMITS.goals),
    topics: most(topics.filter(({ done }) => done !== null).length, COUNTERS_LIMITS.topics),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  };
}
