/** Lines in runs by one person on one day, so that a run reads as one turn of speech. */
import type { ChatLine } from '../../../session/types.ts';

export interface LineGroup {
  readonly key: string;
  /** Set when a day begins with this group. */
  readonly day: number | null;
  readonly lines: readonly ChatLine[];
}

const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** A line that is not genuine has no date to believe: it stays within the day around it. */
export function groupsOf(lines: readonly ChatLine[]): LineGroup[] {
  const groups: { key: string; day: number | null; lines: ChatLine[]; author: string }[] = [];
  let today: number | null = null;
  for (const line of lines) {
    const day: number | null = line.genuine ? dayOf(line.at) : today;
    const author = line.genuine ? (line.author ?? '') : `unknown ${line.id}`;
    const last = groups.at(-1);
    const begins = day !== null && day !== today;
    if (last !== undefined && !begins && last.author === author) last.lines.push(line);
    else groups.push({ key: line.id, day: begins ? day : null, lines: [line], author });
    today = day;
  }
  return groups;
}
