/**
 * Deferred acceptance, mentees asking (Gale and Shapley 1962, with several seats a mentor): no mentee and mentor would both
 * rather have one another, and no mentee does better in any other assignment of which that is true. Ties by index.
 */
import { type Preferences, preferencesOf } from './preference.ts';
import type { Request } from './request.ts';

/** The mentor of each mentee, −1 for none; pinned pairs stand, and take their seats first. */
export function stable(request: Request, preferences: Preferences = preferencesOf(request)): Int32Array {
  const { mentees, capacity, pairs, pins } = request;
  const { ofMentee, ofMentor } = preferences;
  const mentorOf = new Int32Array(mentees).fill(-1);
  const free = capacity.slice();
  for (const [mentee, mentor] of pins) {
    mentorOf[mentee] = mentor;
    free[mentor] = (free[mentor] ?? 0) - 1;
  }
  /** Whom each mentor holds without a pin, the least preferred last. */
  const held: number[][] = capacity.map(() => []);
  const asked = new Int32Array(mentees);
  const lists = new Map<number, Uint16Array>();
  const loose = Array.from({ length: mentees }, (_, at) => mentees - 1 - at).filter((at) => mentorOf[at] === -1);
  for (let mentee = loose.pop(); mentee !== undefined; mentee = loose.pop()) {
    const own = mentee;
    const list = lists.get(own) ?? pairs.mentorAt.slice(pairs.starts[own], pairs.starts[own + 1]);
    if (!lists.has(own))
      lists.set(
        own,
        list.sort((a, b) => ofMentee(own, a, b) || a - b),
      );
    const mentor = list[asked[own] ?? 0];
    if (mentor === undefined) continue;
    asked[own] = (asked[own] ?? 0) + 1;
    const others = held[mentor] ?? [];
    const seats = free[mentor] ?? 0;
    const before = (one: number, other: number) => ofMentor(mentor, one, other) || one - other;
    let place = others.length;
    while (place > 0 && before(own, others[place - 1] ?? 0) < 0) place -= 1;
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
