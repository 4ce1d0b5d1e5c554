/** The allowed pairs of a request with their scores, as they were given and as whole numbers. */
import { type Graph, placeOf, rangeOf } from './pool.ts';

export interface Pairs {
  readonly starts: Int32Array;
  readonly mentorAt: Uint16Array;
  readonly scoreAt: Float64Array;
  /** Where mentee and mentor stand; −1 when they are not allowed. */
  readonly find: (mentee: number, mentor: number) => number;
}

type Refuse = (where: string, why: string) => void;

export const sumOf = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

const show = (value: unknown): string => String(JSON.stringify(value) ?? value).slice(0, 40);
const isIndex = (value: unknown, count: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;

/** Beyond it a difference of two scores would no longer be told apart from none. */
const MOST_SCORE = 1e15;
const notScore = (score: unknown): string | null => {
  if (typeof score !== 'number' || !Number.isFinite(score)) return `${show(score)} is not a finite number`;
  return Math.abs(score) > MOST_SCORE ? `${score} is beyond ±${MOST_SCORE}` : null;
};

/** From rows (null: not allowed) or {"sparse":[[mentee, mentor, score], …]} (missing: not allowed), without the bans. */
export function allowedPairs(
  scores: unknown,
  mentees: number,
  mentors: number,
  bans: readonly (readonly [number, number])[],
  refuse: Refuse,
): Pairs | null {
  const banned = new Set(bans.map(([mentee, mentor]) => mentee * mentors + mentor));
  const entries = Array.isArray(scores)
    ? fromRows(scores, mentees, mentors, refuse)
    : fromSparse(scores, mentees, mentors, refuse);
  if (entries === null) return null;
  const starts = new Int32Array(mentees + 1);
  const mentorAt = new Uint16Array(entries.places.length);
  const scoreAt = new Float64Array(entries.places.length);
  let count = 0;
  entries.places.forEach((place, at) => {
    if (banned.has(place)) return;
    const mentee = Math.floor(place / mentors);
    mentorAt[count] = place - mentee * mentors;
    scoreAt[count] = entries.scores[at] ?? 0;
    count += 1;
    starts[mentee + 1] = count;
  });
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    starts[mentee + 1] = Math.max(starts[mentee + 1] ?? 0, starts[mentee] ?? 0);
  }
  const rows = { starts, mentorAt: mentorAt.slice(0, count), scoreAt: scoreAt.slice(0, count) };
  return { ...rows, find: (mentee, mentor) => placeOf(rows, mentee, mentor) };
}

/** Rising places, mentee × mentors + mentor, and the score of each. */
interface Entries {
  readonly places: Float64Array;
  readonly scores: Float64Array;
}

function fromRows(rows: readonly unknown[], mentees: number, mentors: number, refuse: Refuse): Entries | null {
  if (rows.length !== mentees) {
    refuse('scores', `has ${rows.length} rows; there are ${mentees} mentees, each needs one`);
    return null;
  }
  // A hostile file may have rows of nothing for more pairs than memory has room for.
  const isWhole = rows.every((row) => Array.isArray(row) && row.length === mentors);
  const places = new Float64Array(isWhole ? mentees * mentors : 0);
  const scores = new Float64Array(places.length);
  let count = 0;
  let right = true;
  rows.forEach((row, mentee) => {
    if (!Array.isArray(row) || row.length !== mentors) {
      const what = Array.isArray(row) ? `has ${row.length} numbers` : `${show(row)} is not a row`;
      refuse(`scores[${mentee}]`, `${what}; there are ${mentors} mentors, each needs one`);
      right = false;
      return;
    }
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const score: unknown = row[mentor];
      if (score === null) continue;
      const why = notScore(score);
      if (why !== null) {
        refuse(`scores[${mentee}][${mentor}]`, why);
        right = false;
      }
      places[count] = mentee * mentors + mentor;
      // Minus zero is zero.
      scores[count] = (score as number) + 0;
      count += 1;
    }
  });
  return right ? { places: places.subarray(0, count), scores: scores.subarray(0, count) } : null;
}

function fromSparse(from: unknown, mentees: number, mentors: number, refuse: Refuse): Entries | null {
  const sparse = typeof from === 'object' && from !== null ? (from as { sparse?: unknown }).sparse : undefined;
  if (!Array.isArray(sparse)) {
    refuse('scores', `${show(from)} is neither rows of numbers nor {"sparse":[[mentee, mentor, score], …]}`);
    return null;
  }
  const given = new Map<number, number>();
  let right = true;
  const whyNot = (entry: unknown): string | null => {
    if (!Array.isArray(entry) || entry.length !== 3) return `${show(entry)} is not [mentee, mentor, score]`;
    const [mentee, mentor, score] = entry as [unknown, unknown, unknown];
    if (!isIndex(mentee, mentees)) return `mentee ${show(mentee)} is not one of 0 to ${mentees - 1}`;
    if (!isIndex(mentor, mentors)) return `mentor ${show(mentor)} is not one of 0 to ${mentors - 1}`;
    const why = notScore(score);
    if (why !== null) return why;
    const place = mentee * mentors + mentor;
    if (given.has(place)) return `mentee ${mentee} with mentor ${mentor} is there twice`;
    given.set(place, (score as number) + 0);
    return null;
  };
  sparse.forEach((entry: unknown, at) => {
    const why = whyNot(entry);
    if (why === null) return;
    refuse(`scores.sparse[${at}]`, why);
    right = false;
  });
  const places = Float64Array.from(given.keys()).sort();
  return right ? { places, scores: places.map((place) => given.get(place) ?? 0) } : null;
}

/** Prices stay below this, so that sums and differences of a few are exact. */
const EXACT = 2 ** 50;
const MOST_DIGITS = 9;

export interface Whole {
  readonly scoreAt: Float64Array;
  /** A score times this is the whole number. */
  readonly scale: number;
  /** Every score is exactly its whole number over `scale`; otherwise rounded to the nearest. */
  readonly exact: boolean;
}

/** Scores as whole numbers: by a power of ten where that is exact, else by the greatest power of two there is room for. */
export function wholeScores({ starts, scoreAt }: Graph): Whole {
  const mentees = starts.length - 1;
  const { lowest, highest } = rangeOf(scoreAt);
  const most = Math.max(Math.abs(lowest), Math.abs(highest), highest - lowest);
  const room = EXACT / (mentees + 4);
  for (let digits = 0, scale = 1; digits <= MOST_DIGITS && most * scale <= room; digits += 1, scale *= 10) {
    const whole = rounded(scoreAt, scale);
    if (isExact(scoreAt, whole, scale)) return { scoreAt: whole, scale, exact: true };
  }
  // Not above what has an inverse: scores may be as small as numbers get.
  const scale = 2 ** Math.min(1000, Math.floor(Math.log2(room) - Math.log2(most)));
  return { scoreAt: rounded(scoreAt, scale), scale, exact: false };
}

// Millions of scores: plain loops take a tenth of what callbacks do.
function rounded(scoreAt: Graph['scoreAt'], scale: number): Float64Array {
  const whole = new Float64Array(scoreAt.length);
  for (let at = 0; at < whole.length; at += 1) whole[at] = Math.round((scoreAt[at] ?? 0) * scale);
  return whole;
}

function isExact(scoreAt: Graph['scoreAt'], whole: Float64Array, scale: number): boolean {
  for (let at = 0; at < whole.length; at += 1) if ((whole[at] ?? 0) / scale !== scoreAt[at]) return false;
  return true;
}
