/** Which of a programme's prompts it is the turn of: one each cadence from the day the two began, the last one then stays. */
const DAY = 86_400_000;

export interface Cadence {
  readonly since: number;
  /** Days from one meeting to the next. */
  readonly cadenceDays: number;
}

/** Index of the prompt; 0 where the clock stands before the beginning. `count`: how many there are, at least one. */
export function promptAt(count: number, { since, cadenceDays }: Cadence, now: number): number {
  const past = Math.floor((now - since) / (cadenceDays * DAY));
  return Math.min(Math.max(0, past), count - 1);
}

/** From so many days on a prompt is one for a meeting, not for a week. */
export const isWeekly = (cadenceDays: number): boolean => cadenceDays <= 10;
