/**
 * Deferred acceptance, mentees asking (Gale and Shapley 1962, with several seats a mentor): no mentee and mentor would both
 * rather have one another, and no mentee does better in any other assignment of which that is true. Ties by who is like whom,
 * so that another order of the same people gives the same pairs.
 */
import { type Likeness, likenessOf } from './likeness.ts';
import type { Graph } from './pool.ts';
import { type Preferences, preferencesOf } from './preference.ts';
import type { Request } from './request.ts';
import { finish } from './rows.ts';

export interface Asking {
  /** −1 for who asks; who has a mentor already keeps them, and takes no seat of `free`. */
  readonly mentorOf: Int32Array;
  readonly free: readonly number[];
  /** Whom a mentee asks, the best first; asked for once a mentee. */
  readonly listOf: (mentee: number) => Uint16Array;
  /** Below 0: the mentor prefers the first. */
  readonly before: (mentor: number, one: number, other: number) => number;
}

/** Askings after which others are let in. */
const SLICE = 512;

/** The mentor of each mentee, −1 for none; yields now and then. */
export function* accept({ mentorOf: given, free, listOf, before }: Asking): Generator<void, Int32Array> {
  const mentorOf = given.slice();
  const mentees = mentorOf.length;
  /** Whom each mentor holds, the least preferred last. */
  const held: number[][] = free.map(() => []);
  const asked = new Int32Array(mentees);
  const lists = new Map<number, Uint16Array>();
  const loose = Array.from({ length: mentees }, (_, at) => mentees - 1 - at).filter((at) => mentorOf[at] === -1);
  let askings = 0;
  for (let mentee = loose.pop(); mentee !== undefined; mentee = loose.pop()) {
    askings += 1;
    if (askings % SLICE === 0) yield;
    const own = mentee;
    const list = lists.get(own) ?? listOf(own);
    lists.set(own, list);
    const mentor = list[asked[own] ?? 0];
    if (mentor === undefined) continue;
    asked[own] = (asked[own] ?? 0) + 1;
    const others = held[mentor] ?? [];
    const seats = free[mentor] ?? 0;
    let place = others.length;
    while (place > 0 && before(mentor, own, others[place - 1] ?? 0) < 0) place -= 1;
    if (place >= seats) {
      loose.push(own);
      continue;
    }
    others.splice(place, 0, own);
    mentorOf[own] = mentor;
    const out = others.length > seats ? others.pop() : undefined;
    if (out === undefined) continue;
    mentorOf[out] = -1;
    loose.push(out);
  }
  return mentorOf;
}

/** By what those are told apart whom somebody likes as much: by index as runs were until November 2026, which are still checked. */
export type Ties = 'likeness' | 'index';

/** The mentor of each mentee, −1 for none; pinned pairs stand, and take their seats first. */
export function stable(
  request: Request,
  ties: Ties = 'likeness',
  preferences: Preferences = preferencesOf(request),
): Int32Array {
  const { mentees, capacity, pairs, pins, rankings } = request;
  let known: Pick<Likeness, 'ofMentee' | 'ofMentor'> | undefined;
  /** Looked into only once there is a tie. */
  const placesOf = (side: 'ofMentee' | 'ofMentor'): Int32Array => {
    known ??= tiesOf(request, ties);
    return known[side];
  };
  const placeOf = (side: 'ofMentee' | 'ofMentor', person: number): number => placesOf(side)[person] ?? 0;
  const { ofMentor } = preferences;
  const mentorOf = new Int32Array(mentees).fill(-1);
  const free = capacity.slice();
  for (const [mentee, mentor] of pins) {
    mentorOf[mentee] = mentor;
    free[mentor] = (free[mentor] ?? 0) - 1;
  }
  return finish(
    accept({
      mentorOf,
      free,
      listOf: (mentee) => {
        if (rankings.mentees === null) return byScore(pairs, mentee, () => placesOf('ofMentor'));
        return askedBy(request, preferences, { ofMentor: (mentor) => placeOf('ofMentor', mentor) }, mentee);
      },
      before: (mentor, one, other) =>
        ofMentor(mentor, one, other) || placeOf('ofMentee', one) - placeOf('ofMentee', other),
    }),
  );
}

/** Whom a mentee asks, the best first. */
export const askedBy = (
  { pairs }: Request,
  { ofMentee }: Preferences,
  places: { readonly ofMentor: (mentor: number) => number },
  mentee: number,
): Uint16Array =>
  pairs.mentorAt
    .slice(pairs.starts[mentee], pairs.starts[mentee + 1])
    .sort((a, b) => ofMentee(mentee, a, b) || places.ofMentor(a) - places.ofMentor(b));

/** Everybody's place where ties are settled so. */
export const tiesOf = (request: Request, ties: Ties): Pick<Likeness, 'ofMentee' | 'ofMentor'> =>
  ties === 'index' ? byIndex(request.mentees, request.mentors) : likenessOf(request);

/** Nobody looked at: everybody stays where they stand. */
const byIndex = (mentees: number, mentors: number): Pick<Likeness, 'ofMentee' | 'ofMentor'> => ({
  ofMentee: Int32Array.from({ length: mentees }, (_, mentee) => mentee),
  ofMentor: Int32Array.from({ length: mentors }, (_, mentor) => mentor),
});

/** More than any pool has mentors. */
const PLACES = 2 ** 16;

/** Scores up to it, on either side of nothing, are put in order by themselves: a number holds one beside two places exactly. */
const SMALL = 2 ** 19;

/** Whom a mentee asks who ranked nobody: thousands of numbers are put in order many times faster than by comparing people. */
function byScore({ starts, mentorAt, scoreAt }: Graph, mentee: number, places: () => Int32Array): Uint16Array {
  const from = starts[mentee] ?? 0;
  const end = starts[mentee + 1] ?? 0;
  const scores = scoreAt.slice(from, end).sort();
  const count = scores.length;
  const isSmall = scores.every(Number.isInteger) && (scores[0] ?? 0) >= -SMALL && (scores.at(-1) ?? 0) < SMALL;
  const isTied = scores.some((score, at) => at > 0 && score === scores[at - 1]);
  const place = isTied ? places() : null;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const score = scoreAt[from + at] ?? 0;
    // What comes after the highest, or how many do not score less; of equals who comes first; and where they stand.
    const below = isSmall ? SMALL - score : count - firstOf(scores, score);
    keys[at] = (below * PLACES + (place?.[mentorAt[from + at] ?? 0] ?? 0)) * PLACES + at;
  }
  keys.sort();
  const list = new Uint16Array(count);
  for (let at = 0; at < count; at += 1) list[at] = mentorAt[from + ((keys[at] ?? 0) % PLACES)] ?? 0;
  return list;
}

/** Where a number first stands in a rising list. */
function firstOf(list: Graph['scoreAt'], number: number): number {
  let [from, end] = [0, list.length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if ((list[middle] ?? 0) < number) from = middle + 1;
    else end = middle;
  }
  return from;
}
