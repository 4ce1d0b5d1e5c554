/** All that stands between two people of a request, in one number: their score, where each ranked the other, and a pin. */
import type { Ranking, Request } from './request.ts';

/** Of one mentee: the label of each of their pairs, by where it stands. Asked for mentee by mentee. */
export function labelsOf({
  mentees,
  mentors,
  pairs,
  pins,
  rankings,
}: Request): (mentee: number) => (at: number) => number {
  const { scoreAt, mentorAt } = pairs;
  const score = new Float64Array(1);
  const bits = new Int32Array(score.buffer);
  const pinned = new Map(pins);
  const ranked = rankings.mentees !== null || rankings.mentors !== null;
  const byMentors = turned(rankings.mentors, mentees);
  /** By mentor: where this mentee ranked them, and where they ranked this mentee; 0 for not at all. */
  const [theirs, ours] = [new Int32Array(mentors), new Int32Array(mentors)];
  const ofScore = (at: number): number => {
    score[0] = scoreAt[at] ?? 0;
    return mixed((bits[0] ?? 0) ^ Math.imul(bits[1] ?? 0, 0x9e3779b1));
  };
  return (mentee) => {
    const pin = pinned.get(mentee) ?? -1;
    if (!ranked && pin === -1) return ofScore;
    theirs.fill(0);
    ours.fill(0);
    rankings.mentees?.[mentee]?.forEach((mentor, place) => {
      theirs[mentor] = place + 1;
    });
    for (const [mentor, place] of byMentors[mentee] ?? []) ours[mentor] = place + 1;
    return (at) => {
      const mentor = mentorAt[at] ?? 0;
      const places = Math.imul(theirs[mentor] ?? 0, 0x85ebca77) ^ mixed((ours[mentor] ?? 0) + 0x165667b1);
      return mixed(ofScore(at) ^ mixed(places)) ^ (mentor === pin ? 1 : 0);
    };
  };
}

/** By mentee, who ranked them and where. */
function turned(ranking: Ranking | null, mentees: number): (readonly [mentor: number, place: number])[][] {
  const found: [number, number][][] = Array.from({ length: ranking === null ? 0 : mentees }, () => []);
  ranking?.forEach((list, mentor) => {
    for (const [place, mentee] of list.entries()) found[mentee]?.push([mentor, place]);
  });
  return found;
}

/** Scatters 32 bits (the last steps of MurmurHash3). */
export function mixed(bits: number): number {
  let state = bits;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}
