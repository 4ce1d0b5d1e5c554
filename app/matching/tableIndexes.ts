/** Who offers each word, and who is free in each slot: from it a row of scores is counted. */
import type { Instant } from '../model/brand.ts';
import type { Profile } from './profile.ts';
import { AMPLE_MINUTES, MUST, SCALE } from './score.ts';
import type { MatchRules } from './types.ts';
import { Weeks } from './weeks.ts';

/** Of a must that is unmet: no sum outweighs it. */
const UNMET = -1_000_000;

/** So few mentees ask for few of the words that there are. */
const FEW = 8;

/** Whom words and slots lead to: the columns of the mentors who have each. */
export type Index = Map<number, number[]>;

export interface Indexes {
  readonly offered: Index;
  readonly seeks: Index;
  readonly topics: Index;
  readonly languages: Index;
  readonly free: Index;
  /** For each of the programme's own questions, who chose which options. */
  readonly answers: readonly Index[];
  readonly weeks: Weeks;
  /** What so many common slots add to the sum. */
  readonly timeTerms: Int32Array;
}

export function indexesOf(
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  { questions = [], weights }: MatchRules,
  at: Instant,
): Indexes {
  const zones = function* () {
    for (const { card } of mentees) yield card.timeZone;
    for (const { card } of mentors) yield card.timeZone;
  };
  const weeks = new Weeks(zones(), at);
  /** `wanted`: of a mentee; where they are few, nothing else need be found. */
  const index = (
    wordsOf: (mentor: Profile) => Iterable<number>,
    wanted: (mentee: Profile) => Iterable<number>,
  ): Index => {
    const found: Index = new Map();
    const isFew = mentees.length <= FEW;
    if (isFew) for (const mentee of mentees) for (const word of wanted(mentee)) found.set(word, []);
    mentors.forEach((mentor, column) => {
      for (const word of wordsOf(mentor)) {
        const columns = found.get(word);
        if (columns !== undefined) columns.push(column);
        else if (!isFew) found.set(word, [column]);
      }
    });
    return found;
  };
  const slotsOf = ({ card }: Profile) => weeks.slotsOf(card);
  const timeTerms = Int32Array.from({ length: weeks.slots + 1 }, (_, count) =>
    term(count * weeks.minutesASlot, AMPLE_MINUTES, weights.time),
  );
  return {
    offered: index(
      (mentor) => mentor.offered,
      (mentee) => mentee.sought,
    ),
    seeks: index(
      (mentor) => mentor.sought,
      (mentee) => mentee.offered,
    ),
    topics: index(
      (mentor) => mentor.topics,
      (mentee) => mentee.topics,
    ),
    languages: index(
      (mentor) => mentor.languages,
      (mentee) => mentee.languages,
    ),
    free: index(slotsOf, slotsOf),
    answers: questions.map(({ question }) =>
      index(
        (mentor) => mentor.answersTo(question),
        (mentee) => mentee.answersTo(question),
      ),
    ),
    weeks,
    timeTerms,
  };
}

export function count(shared: Int32Array, index: Index, entries: ArrayLike<number>, one: number): void {
  for (let at = 0; at < entries.length; at += 1) {
    const columns = index.get(entries[at] ?? 0);
    if (columns === undefined) continue;
    for (let place = 0; place < columns.length; place += 1) {
      const column = columns[place] ?? 0;
      shared[column] = (shared[column] ?? 0) + one;
    }
  }
}

/** What `met` of `asked` adds to the sum; less than everything when it is an unmet must. */
export function term(met: number, asked: number, weight: number, more = 0): number {
  const share = Math.floor((SCALE * Math.min(met, asked)) / asked);
  if (share === 0) return weight >= MUST ? UNMET : 0;
  return weight * Math.min(SCALE, share + more);
}
