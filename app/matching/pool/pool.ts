/** Who may go with whom and what it is worth, in numbers alone: people are indexes. */

/** Allowed pairs of mentee i are those from starts[i] to starts[i + 1], each mentor at most once. Scores are whole. */
export interface Graph {
  readonly starts: Int32Array;
  readonly mentorAt: Int32Array | Uint16Array;
  readonly scoreAt: Float64Array | Int32Array | Int16Array;
}

/** How many there are, and how many each mentor takes. */
export interface Places {
  readonly mentees: number;
  readonly mentors: number;
  /** Seats of each mentor. */
  readonly seats: Int32Array;
  /** Of these, how many must be filled: at most `seats`. */
  readonly least: Int32Array;
}

/** Mentors of a mentee stand in rising order. */
export interface Pool extends Graph, Places {}

/** What leaving one mentee out, or one required seat empty, costs: more than all pairs together could gain. */
export const costOfOneLess = ({ mentees, scoreAt }: Pool): number => costIn(mentees, rangeOf(scoreAt));

/** The same for so many mentees and any scores of a range. */
export const costIn = (mentees: number, { lowest, highest }: Range): number =>
  (mentees + 2) * (highest - lowest + 1) + Math.max(Math.abs(lowest), Math.abs(highest));

export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** Scores of a pool never change, and a pass over millions is long. */
const ranges = new WeakMap<Graph['scoreAt'], Range>();

/** Lowest and highest score; 0 and 0 where there is none. */
export function rangeOf(scoreAt: Graph['scoreAt']): Range {
  const known = ranges.get(scoreAt);
  if (known !== undefined) return known;
  let lowest = scoreAt[0] ?? 0;
  let highest = lowest;
  for (let at = 1; at < scoreAt.length; at += 1) {
    const score = scoreAt[at] ?? 0;
    if (score < lowest) lowest = score;
    if (score > highest) highest = score;
  }
  const range = { lowest, highest };
  ranges.set(scoreAt, range);
  return range;
}

/** Where a pair stands; −1 when it is not allowed. Mentors stand in rising order. */
export function placeOf(
  { starts, mentorAt }: Pick<Graph, 'starts' | 'mentorAt'>,
  mentee: number,
  mentor: number,
): number {
  let from = starts[mentee] ?? 0;
  let end = starts[mentee + 1] ?? 0;
  // Where all of the pool are allowed, everybody stands at their own number.
  if (from + mentor < end && mentorAt[from + mentor] === mentor) return from + mentor;
  while (from < end) {
    const middle = (from + end) >> 1;
    const there = mentorAt[middle] ?? 0;
    if (there === mentor) return middle;
    if (there < mentor) from = middle + 1;
    else end = middle;
  }
  return -1;
}
