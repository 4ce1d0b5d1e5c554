/** How soon somebody usually answers, by the lines that are here alone. Nothing of it is sent or kept. */
import type { ChatLine } from '../../../session/types.ts';

export type Usually = 'hour' | 'day' | 'days' | 'week';
type Line = Pick<ChatLine, 'mine' | 'genuine' | 'at' | 'deleted'>;

const HOUR = 3_600_000;
/** So many answers are looked at, the newest; of fewer than the least nothing is said. */
const [MOST, LEAST] = [12, 3];
/** Lines that are looked through for them. */
const REACH = 1_000;

/** Who spoke last; null: nobody yet. */
export function lastSaid<L extends Line>(lines: readonly L[]): L | null {
  return lines.findLast(({ genuine, deleted }) => genuine && !deleted) ?? null;
}

/** By the middle of the last dozen answers: from my first line that waited to theirs. Null: too few to tell, or longer than a week. */
export function usually(lines: readonly Line[]): Usually | null {
  const waits: number[] = [];
  let answer: number | null = null;
  let asked: number | null = null;
  const from = Math.max(0, lines.length - REACH);
  for (let at = lines.length - 1; at >= from && waits.length < MOST; at -= 1) {
    const line = lines[at];
    if (line === undefined || !line.genuine) continue;
    if (line.mine) {
      if (answer !== null) asked = line.at;
      continue;
    }
    // Their clock may be behind.
    if (asked !== null && answer !== null) waits.push(Math.max(0, answer - asked));
    [answer, asked] = [line.at, null];
  }
  if (asked !== null && answer !== null && waits.length < MOST) waits.push(Math.max(0, answer - asked));
  const middle = waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)];
  if (middle === undefined || waits.length < LEAST) return null;
  if (middle <= HOUR) return 'hour';
  if (middle <= 24 * HOUR) return 'day';
  if (middle <= 3 * 24 * HOUR) return 'days';
  return middle <= 7 * 24 * HOUR ? 'week' : null;
}
