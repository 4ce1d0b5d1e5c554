/**
 * How many mentees can be placed with pairs of at least a level, whatever their total: paths from each mentee to a free seat
 * (Kuhn 1955 with several seats). Where no path is found, the mentors it came by are all full of mentees who have nobody
 * else: they lead nowhere from then on, and are the proof (König 1931).
 */
import type { ScoreTable } from './table.ts';

export interface Reached {
  /** −1 for none. */
  readonly mentorOf: Int32Array;
  readonly count: number;
  /** 1 for mentors whose seats, and everybody who has another mentor above the level, are all there is. */
  readonly cover: Uint8Array;
}

/** Searches after which others are let in. */
const SLICE = 256;

/** `begin`: an assignment within `seats` to go on from; pairs below the level are let go. Yields now and then. */
export function* reach(
  table: ScoreTable,
  seats: Int32Array,
  level: number,
  begin?: Int32Array,
): Generator<void, Reached> {
  const { mentees, mentors } = table;
  const mentorOf = new Int32Array(mentees).fill(-1);
  const held: number[][] = Array.from({ length: mentors }, () => []);
  const cover = new Uint8Array(mentors);
  /** From whom a mentor was come to, in this search. */
  const via = new Int32Array(mentors);
  const seen = new Int32Array(mentors);
  let count = 0;
  begin?.forEach((mentor, mentee) => {
    if (mentor < 0 || table.scoreOf(mentee, mentor) < level) return;
    place(mentee, mentor);
    count += 1;
  });
  for (let root = 0; root < mentees; root += 1) {
    if (root % SLICE === 0) yield;
    if (mentorOf[root] === -1 && search(root)) count += 1;
  }
  return { mentorOf, count, cover };

  function place(mentee: number, mentor: number): void {
    mentorOf[mentee] = mentor;
    held[mentor]?.push(mentee);
  }

  function search(root: number): boolean {
    const waiting = [root];
    const come: number[] = [];
    for (const mentee of waiting) {
      const from = table.fill(mentee);
      const { scores } = table;
      for (let mentor = 0; mentor < mentors; mentor += 1) {
        if ((scores[from + mentor] ?? 0) < level || cover[mentor] === 1 || seen[mentor] === root + 1) continue;
        seen[mentor] = root + 1;
        via[mentor] = mentee;
        come.push(mentor);
        const others = held[mentor] ?? [];
        if (others.length < (seats[mentor] ?? 0)) {
          move(root, mentor);
          return true;
        }
        for (const other of others) waiting.push(other);
      }
    }
    for (const mentor of come) cover[mentor] = 1;
    return false;
  }

  /** Each on the way moves to the next mentor, from its end back to the root. */
  function move(root: number, end: number): void {
    let mentor = end;
    for (;;) {
      const mentee = via[mentor] ?? root;
      const before = mentorOf[mentee] ?? -1;
      if (before >= 0) held[before]?.splice(held[before].indexOf(mentee), 1);
      place(mentee, mentor);
      if (mentee === root) return;
      mentor = before;
    }
  }
}

/** What no assignment with pairs of at least `level` exceeds: the seats of the cover, and whoever has somebody outside it. */
export function mostBy(table: ScoreTable, seats: Int32Array, level: number, cover: Uint8Array): number {
  let most = 0;
  seats.forEach((count, mentor) => {
    if (cover[mentor] === 1) most += count;
  });
  for (let mentee = 0; mentee < table.mentees; mentee += 1) {
    const from = table.fill(mentee);
    for (let mentor = 0; mentor < table.mentors; mentor += 1) {
      if (cover[mentor] === 1 || seats[mentor] === 0 || (table.scores[from + mentor] ?? 0) < level) continue;
      most += 1;
      break;
    }
  }
  return most;
}
