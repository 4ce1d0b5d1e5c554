/** Lines in runs by one person on one day, so that a run reads as one turn of speech. */
import type { ChatLine } from '../../../session/types.ts';

export interface LineGroup {
  readonly key: string;
  /** Set when a day begins with this group. */
  readonly day: number | null;
  /** Set when a chapter of a circle begins with it: who came then reads on from here. */
  readonly chapter: number | null;
  readonly lines: readonly ChatLine[];
}

const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** A line that is not genuine has no date to believe: it stays within the day around it. */
export function groupsOf(lines: readonly ChatLine[]): LineGroup[] {
  const groups: (LineGroup & { lines: ChatLine[]; author: string })[] = [];
  let today: number | null = null;
  let chapter = 0;
  for (const line of lines) {
    const day: number | null = line.genuine ? dayOf(line.at) : today;
    const author = line.genuine ? (line.author ?? '') : `unknown ${line.id}`;
    const last = groups.at(-1);
    const begins = day !== null && day !== today;
    const isNext = line.chapter !== chapter;
    if (last !== undefined && !begins && !isNext && last.author === author) last.lines.push(line);
    else {
      const marks = { day: begins ? day : null, chapter: isNext ? line.chapter : null };
      groups.push({ key: line.id, ...marks, lines: [line], author });
    }
    today = day;
    chapter = line.chapter;
  }
  return groups;
}
