/** For tests: every assignment there is of a small request, and small requests of every kind. */
import fc from 'fast-check';
import { type Request, readRequest } from '../request.ts';

/** As it would stand in a file. */
export interface Asked {
  readonly mentees: number;
  readonly mentors: number;
  readonly capacity: readonly number[];
  readonly scores: unknown;
  readonly pins: readonly (readonly [number, number])[];
  readonly bans: readonly (readonly [number, number])[];
  readonly minLoad?: readonly number[];
  readonly objective?: string;
  readonly rankings?: unknown;
}

export interface Tried {
  readonly mentorOf: readonly number[];
  readonly count: number;
  readonly total: number;
  readonly floor: number;
}

/** All assignments that keep every rule, in no order. */
export function everyAssignment(request: Request): Tried[] {
  const { mentees, mentors, capacity, minLoad, pins, pairs } = request;
  const pinned = new Map(pins);
  const found: Tried[] = [];
  const mentorOf = Array<number>(mentees).fill(-1);
  const load = Array<number>(mentors).fill(0);
  const place = (mentee: number, count: number, total: number, floor: number): void => {
    if (mentee === mentees) {
      if (minLoad.every((least, mentor) => (load[mentor] ?? 0) >= least)) {
        found.push({ mentorOf: mentorOf.slice(), count, total, floor });
      }
      return;
    }
    if (!pinned.has(mentee)) place(mentee + 1, count, total, floor);
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const at = pairs.find(mentee, mentor);
      if (at < 0 || (pinned.get(mentee) ?? mentor) !== mentor) continue;
      if ((load[mentor] ?? 0) >= (capacity[mentor] ?? 0)) continue;
      const score = pairs.scoreAt[at] ?? 0;
      mentorOf[mentee] = mentor;
      load[mentor] = (load[mentor] ?? 0) + 1;
      place(mentee + 1, count + 1, total + score, Math.min(floor, score));
      load[mentor] = (load[mentor] ?? 0) - 1;
      mentorOf[mentee] = -1;
    }
  };
  place(0, 0, 0, Number.POSITIVE_INFINITY);
  return found;
}

const scores = {
  whole: fc.integer({ min: -3, max: 9 }),
  tied: fc.integer({ min: 0, max: 1 }),
  tenths: fc.integer({ min: -50, max: 99 }).map((tenths) => tenths / 10),
  any: fc.double({ min: -1, max: 1, noNaN: true }),
};

/** Up to 5 mentees and 4 mentors; dense or sparse, some pairs missing, some pinned or banned; not always possible. */
export const smallRequests: fc.Arbitrary<Asked> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(...Object.values(scores)))
  .chain(([mentees, mentors, score]) => {
    const some = fc.tuple(fc.nat(mentees - 1), fc.nat(mentors - 1));
    const row = fc.array(fc.option(score, { freq: 4 }), { minLength: mentors, maxLength: mentors });
    return fc.record({
      mentees: fc.constant(mentees),
      mentors: fc.constant(mentors),
      capacity: fc.array(fc.nat(3), { minLength: mentors, maxLength: mentors }),
      scores: fc.oneof(
        fc.array(row, { minLength: mentees, maxLength: mentees }),
        fc
          .uniqueArray(fc.tuple(fc.nat(mentees - 1), fc.nat(mentors - 1), score), {
            selector: ([mentee, mentor]) => mentee * mentors + mentor,
          })
          .map((sparse) => ({ sparse })),
      ),
      pins: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(some, { maxLength: 2 })),
      bans: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(some, { maxLength: 3 })),
      minLoad: fc.oneof(
        { weight: 2, arbitrary: fc.constant(Array<number>(mentors).fill(0)) },
        fc.array(fc.nat(1), { minLength: mentors, maxLength: mentors }),
      ),
    });
  });

/** The request, or null where its rules contradict each other. */
export const requestOf = (asked: Asked): Request | null => readRequest(asked).request;
