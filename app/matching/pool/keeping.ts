/**
 * A stable assignment that fills the required seats. Without ties every stable assignment fills the same seats (Roth 1986), and
 * deferred acceptance tells all there is to know. With ties it takes one way to settle them, and another may fill others: all of
 * them are looked through, where they are few.
 */
import { countBlocking, preferencesOf } from './preference.ts';
import type { Request } from './request.ts';
import { askedBy, stable, type Ties, tiesOf } from './stable.ts';

export interface Kept {
  /** −1 for who is left out. */
  readonly mentorOf: Int32Array;
  /** Whether the required seats are filled; and if not, whether every way to settle ties was tried. */
  readonly missing: null | 'all-tried' | 'one-tried';
}

/** Places looked at before it is given up; and mentees, each of whom is a call deep. */
const MOST = 1_000_000;
const MANY = 200;

/**
 * Deferred acceptance where it fills the required seats; else the stable assignment that does, and in which mentees, one after
 * the other by likeness, have whom they like best. Nobody's place in the file tells.
 */
export function stableKeeping(request: Request, ties: Ties = 'likeness'): Kept {
  const { mentees, capacity, minLoad, pins } = request;
  const first = stable(request, ties);
  const load = new Int32Array(capacity.length);
  const isFilled = (): boolean => minLoad.every((least, mentor) => (load[mentor] ?? 0) >= least);
  for (const mentor of first) if (mentor >= 0) load[mentor] = (load[mentor] ?? 0) + 1;
  if (isFilled()) return { mentorOf: first, missing: null };
  if (mentees > MANY) return { mentorOf: first, missing: 'one-tried' };
  const preferences = preferencesOf(request);
  const { ofMentee, ofMentor } = tiesOf(request, ties);
  const places = { ofMentor: (mentor: number) => ofMentor[mentor] ?? 0 };
  const pinned = new Map(pins);
  const order = Array.from({ length: mentees }, (_, mentee) => mentee).sort(
    (one, other) => (ofMentee[one] ?? 0) - (ofMentee[other] ?? 0),
  );
  const lists = order.map((mentee) => {
    const pin = pinned.get(mentee);
    return pin === undefined ? [...askedBy(request, preferences, places, mentee), -1] : [pin];
  });
  const mentorOf = new Int32Array(mentees).fill(-1);
  load.fill(0);
  let empty = minLoad.reduce((sum, least) => sum + least, 0);
  let visits = 0;
  const settle = (at: number): boolean => {
    visits += 1;
    if (visits > MOST || empty > mentees - at) return false;
    const mentee = order[at];
    if (mentee === undefined) {
      visits += mentees;
      return countBlocking(request, preferences, mentorOf) === 0;
    }
    for (const mentor of lists[at] ?? []) {
      const has = load[mentor] ?? 0;
      if (mentor >= 0 && has >= (capacity[mentor] ?? 0)) continue;
      const fills = mentor >= 0 && has < (minLoad[mentor] ?? 0) ? 1 : 0;
      mentorOf[mentee] = mentor;
      if (mentor >= 0) load[mentor] = has + 1;
      empty -= fills;
      if (settle(at + 1)) return true;
      empty += fills;
      if (mentor >= 0) load[mentor] = has;
      mentorOf[mentee] = -1;
    }
    return false;
  };
  if (settle(0)) return { mentorOf, missing: null };
  return { mentorOf: first, missing: visits > MOST ? 'one-tried' : 'all-tried' };
}
