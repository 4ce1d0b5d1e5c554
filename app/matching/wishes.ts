/** Whom each would rather have: by their own ranking where they gave one, then by score. */
import type { PersonId } from '../model/brand.ts';
import type { Prepared } from './prepare.ts';
import { SCALE } from './score.ts';
import type { ScoreTable } from './table.ts';

type Places = ReadonlyMap<number, number>;

export interface Wishes {
  /** Of each row, and of each column, whom they named: index and place. */
  readonly ofMentee: readonly (Places | undefined)[];
  readonly ofMentor: readonly (Places | undefined)[];
}

export function wishesOf({ rules, mentees, mentors }: Pick<Prepared, 'rules' | 'mentees' | 'mentors'>): Wishes {
  const ranked = new Map((rules.rankings ?? []).map(({ person, best }) => [person, best]));
  const indexes = (list: Prepared['mentees']) => new Map(list.map(({ person }, at) => [person, at]));
  const [rows, columns] = [indexes(mentees), indexes(mentors)];
  const placesOf = (list: Prepared['mentees'], others: ReadonlyMap<PersonId, number>) =>
    list.map(({ person }) => {
      const best = ranked.get(person);
      if (best === undefined) return undefined;
      const known = best.flatMap((other) => others.get(other) ?? []);
      return new Map(known.map((other, place) => [other, place]));
    });
  return { ofMentee: placesOf(mentees, columns), ofMentor: placesOf(mentors, rows) };
}

/** Below 0: the first is named before the second; 0 where neither is, or nobody was. */
function byPlace(places: Places | undefined, one: number, other: number): number {
  if (places === undefined) return 0;
  return (places.get(one) ?? places.size) - (places.get(other) ?? places.size);
}

/** Below 0: the mentee would rather have the first mentor. */
export const menteePrefers = (table: ScoreTable, wishes: Wishes, row: number, one: number, other: number): number =>
  byPlace(wishes.ofMentee[row], one, other) || table.scoreOf(row, other) - table.scoreOf(row, one);

/** Below 0: the mentor would rather have the first mentee. */
export const mentorPrefers = (table: ScoreTable, wishes: Wishes, column: number, one: number, other: number): number =>
  byPlace(wishes.ofMentor[column], one, other) || table.scoreOf(other, column) - table.scoreOf(one, column);

/** The allowed mentors of a mentee, the best first; of equals the first column. */
export function listOf(table: ScoreTable, wishes: Wishes, row: number): Uint16Array {
  const from = table.fill(row);
  const list = byScore(table.scores.subarray(from, from + table.mentors));
  const places = wishes.ofMentee[row];
  // A stable sort: whoever has the same place stays in the order of scores.
  return places === undefined ? list : list.sort((a, b) => byPlace(places, a, b));
}

/** Columns that score something, the highest first; counted, since thousands of rows are put in order. */
function byScore(scores: Int16Array): Uint16Array {
  const begins = new Int32Array(SCALE + 2);
  for (const score of scores) begins[SCALE - score + 1] = (begins[SCALE - score + 1] ?? 0) + 1;
  for (let at = 1; at < begins.length; at += 1) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0);
  const allowed = begins[SCALE] ?? 0;
  const list = new Uint16Array(allowed);
  scores.forEach((score, column) => {
    if (score === 0) return;
    const at = begins[SCALE - score] ?? 0;
    list[at] = column;
    begins[SCALE - score] = at + 1;
  });
  return list;
}

/** Rows after which others are let in. */
const SLICE = 256;

/**
 * Allowed pairs that were not made, of whom each prefers the other to somebody they were given (or to nobody): of those
 * without a pin, whom neither would leave. A tie blocks nothing. Yields now and then.
 */
export function* countBlocking(
  table: ScoreTable,
  wishes: Wishes,
  seats: Int32Array,
  mentorOf: Int32Array,
): Generator<void, number> {
  const { mentees, mentors } = table;
  const load = new Int32Array(mentors);
  /** Whom each mentor would let go first, and what they score. */
  const worst = new Int32Array(mentors).fill(-1);
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return;
    load[mentor] = (load[mentor] ?? 0) + 1;
    const other = worst[mentor] ?? -1;
    if (other < 0 || mentorPrefers(table, wishes, mentor, mentee, other) > 0) worst[mentor] = mentee;
  });
  // Above this a mentor without a ranking takes somebody.
  const enough = Int32Array.from(worst, (mentee, mentor) => {
    if (wishes.ofMentor[mentor] !== undefined || (load[mentor] ?? 0) < (seats[mentor] ?? 0)) return 0;
    return mentee < 0 ? 1000 : table.scoreOf(mentee, mentor);
  });
  let blocking = 0;
  for (let row = 0; row < mentees; row += 1) {
    if (row % SLICE === 0) yield;
    const from = table.fill(row);
    const { scores } = table;
    const own = mentorOf[row] ?? -1;
    const isRanked = wishes.ofMentee[row] !== undefined;
    const ownScore = own < 0 || isRanked ? 0 : table.scoreOf(row, own);
    for (let column = 0; column < mentors; column += 1) {
      const score = scores[from + column] ?? 0;
      if (score <= ownScore || score <= (enough[column] ?? 0) || column === own) continue;
      if (isRanked && own >= 0 && menteePrefers(table, wishes, row, column, own) >= 0) continue;
      const other = worst[column] ?? -1;
      const isFull = (load[column] ?? 0) >= (seats[column] ?? 0);
      if (wishes.ofMentor[column] !== undefined && isFull) {
        if (other < 0 || mentorPrefers(table, wishes, column, row, other) >= 0) continue;
      }
      blocking += 1;
    }
  }
  return blocking;
}
