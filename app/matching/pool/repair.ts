/**
 * A mentor leaves: as many mentees as still can be, with as few of the other pairs moved as that takes, and then the
 * greatest total. Staying is worth more than all scores together, so that whoever stays is looked at only when they must go.
 */
import { Flow } from './flow.ts';
import { withBetter } from './near.ts';
import { costOfOneLess, type Graph, type Pool, placeOf } from './pool.ts';

const ADDED = 8;

/** The mentor of each mentee, −1 for none. Who had none before has none after: no seat has come that could be theirs. */
export function repair(pool: Pool, mentorOf: Int32Array, prices: Float64Array, leaving: number): Int32Array {
  const seats = pool.seats.slice();
  const least = pool.least.slice();
  seats[leaving] = 0;
  least[leaving] = 0;
  const staying = costOfOneLess(pool);
  const without = (pool.mentees + 2) * 2 * staying;
  const out = Uint8Array.from(mentorOf, (mentor) => (mentor < 0 ? 1 : 0));
  let near = begin(pool, mentorOf, leaving, staying);
  const before = mentorOf.map((mentor) => (mentor === leaving ? -1 : mentor < 0 ? pool.mentors : mentor));
  const flow = new Flow(
    { ...pool, seats, least },
    near,
    without,
    // Whoever leaves costs more than they are worth to anybody.
    prices.map((price, mentor) => (mentor === leaving ? without : Math.max(0, price))),
    before,
  );
  for (;;) {
    flow.run();
    const more = withBetter(pool, near, flow.price, -without - (flow.price[flow.rest] ?? 0), ADDED, out);
    if (more === null) break;
    near = more;
    flow.change(near, without);
  }
  return flow.mentorOf.map((mentor) => (mentor === flow.rest ? -1 : mentor));
}

/** Every pair of whom the mentor leaves, and of the others only their own, worth `staying` more. */
function begin(pool: Pool, mentorOf: Int32Array, leaving: number, staying: number): Graph {
  const starts = new Int32Array(pool.mentees + 1);
  const mentors: number[] = [];
  const scores: number[] = [];
  mentorOf.forEach((own, mentee) => {
    if (own === leaving) {
      for (let at = pool.starts[mentee] ?? 0; at < (pool.starts[mentee + 1] ?? 0); at += 1) {
        const mentor = pool.mentorAt[at] ?? 0;
        if (mentor === leaving) continue;
        mentors.push(mentor);
        scores.push(pool.scoreAt[at] ?? 0);
      }
    } else if (own >= 0) {
      mentors.push(own);
      scores.push((pool.scoreAt[placeOf(pool, mentee, own)] ?? 0) + staying);
    }
    starts[mentee + 1] = mentors.length;
  });
  return { starts, mentorAt: Int32Array.from(mentors), scoreAt: Float64Array.from(scores) };
}
