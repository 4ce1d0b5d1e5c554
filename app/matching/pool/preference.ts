/** Whom a person prefers: by their own ranking where they gave one, then by score. */
import type { Ranking, Request } from './request.ts';

/** Below 0: the first is preferred; 0: neither. */
export type Compare = (person: number, one: number, other: number) => number;

export interface Preferences {
  readonly ofMentee: Compare;
  readonly ofMentor: Compare;
}

export function preferencesOf({ mentors, pairs, rankings }: Request): Preferences {
  /** The scores of one mentee, whom a caller mostly asks about many times in a row. */
  const row = new Float64Array(mentors);
  let rowOf = -1;
  const rowScore = (mentee: number, mentor: number): number => {
    if (mentee !== rowOf) {
      row.fill(Number.NEGATIVE_INFINITY);
      for (let at = pairs.starts[mentee] ?? 0; at < (pairs.starts[mentee + 1] ?? 0); at += 1) {
        row[pairs.mentorAt[at] ?? 0] = pairs.scoreAt[at] ?? 0;
      }
      rowOf = mentee;
    }
    return row[mentor] ?? 0;
  };
  const scoreOf = (mentee: number, mentor: number): number =>
    pairs.scoreAt[pairs.find(mentee, mentor)] ?? Number.NEGATIVE_INFINITY;
  const menteeRanks = placesOf(rankings.mentees);
  const mentorRanks = placesOf(rankings.mentors);
  const byRank = (ranks: ReadonlyMap<number, number>[] | null, person: number, one: number, other: number): number => {
    const places = ranks?.[person];
    if (places === undefined) return 0;
    const first = places.get(one) ?? places.size;
    return first - (places.get(other) ?? places.size);
  };
  return {
    ofMentee: (mentee, one, other) =>
      byRank(menteeRanks, mentee, one, other) || rowScore(mentee, other) - rowScore(mentee, one),
    ofMentor: (mentor, one, other) =>
      byRank(mentorRanks, mentor, one, other) || scoreOf(other, mentor) - scoreOf(one, mentor),
  };
}

const placesOf = (ranking: Ranking | null): ReadonlyMap<number, number>[] | null =>
  ranking?.map((list) => new Map(list.map((other, place) => [other, place]))) ?? null;

/**
 * Allowed pairs, not pinned, of whom each prefers the other to somebody they were given instead (or to nobody). A pin is
 * left by neither.
 */
export function countBlocking(
  { mentees, mentors, capacity, pairs, pins, rankings }: Request,
  { ofMentee, ofMentor }: Preferences,
  mentorOf: Int32Array,
): number {
  const pinned = new Set(pins.map(([mentee]) => mentee));
  const load = new Int32Array(mentors);
  /** Whom each mentor would let go first. */
  const worst = new Int32Array(mentors).fill(-1);
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return;
    load[mentor] = (load[mentor] ?? 0) + 1;
    if (pinned.has(mentee)) return;
    const other = worst[mentor] ?? -1;
    if (other < 0 || ofMentor(mentor, mentee, other) > 0) worst[mentor] = mentee;
  });
  const scoreOf = (mentee: number, mentor: number): number =>
    pairs.scoreAt[pairs.find(mentee, mentor)] ?? Number.NEGATIVE_INFINITY;
  // Where nobody ranked, a score alone settles it, unless it is tied.
  const [byMentees, byMentors] = [rankings.mentees === null, rankings.mentors === null];
  const worstScore = Float64Array.from(worst, (mentee, mentor) => (mentee < 0 ? 0 : scoreOf(mentee, mentor)));
  let blocking = 0;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    if (pinned.has(mentee)) continue;
    const own = mentorOf[mentee] ?? -1;
    const ownScore = own < 0 ? Number.NEGATIVE_INFINITY : scoreOf(mentee, own);
    for (let at = pairs.starts[mentee] ?? 0; at < (pairs.starts[mentee + 1] ?? 0); at += 1) {
      const mentor = pairs.mentorAt[at] ?? 0;
      const score = pairs.scoreAt[at] ?? 0;
      if (mentor === own) continue;
      if (byMentees && score !== ownScore ? score < ownScore : own >= 0 && ofMentee(mentee, mentor, own) >= 0) continue;
      if ((load[mentor] ?? 0) < (capacity[mentor] ?? 0)) {
        blocking += 1;
        continue;
      }
      const other = worst[mentor] ?? -1;
      const least = worstScore[mentor] ?? 0;
      if (other < 0) continue;
      if (byMentors && score !== least ? score > least : ofMentor(mentor, mentee, other) < 0) blocking += 1;
    }
  }
  return blocking;
}
