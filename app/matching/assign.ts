/**
 * The optimum of the assignment with capacities, with the prices that prove it.
 *
 * Maximise Σ s(i,j) x(i,j) with each mentee i in at most one pair and each mentor j in at most seats(j). Its dual: prices
 * u(i) ≥ 0 and p(j) ≥ 0 with u(i) + p(j) ≥ s(i,j) on every allowed pair; Σ u(i) + Σ seats(j) p(j) is then an upper bound on
 * any assignment (weak duality). The method adds mentees one by one, each along a shortest augmenting path of losses
 * u(i) + p(j) − s(i,j) ≥ 0 (Dijkstra with potentials: Edmonds and Karp 1972, Tomizawa 1971; rows as in Jonker and Volgenant
 * 1987), which ends at a free seat or by leaving one mentee without. It keeps: losses are never negative, they are zero on
 * made pairs, u is zero for a mentee left without, p is zero for a mentor with a free seat. So at the end total = bound.
 * All in whole numbers: nothing is rounded.
 */
export interface Instance {
  readonly mentees: number;
  /** Free seats of each mentor. */
  readonly seats: Int32Array;
  /** Allowed pairs of mentee i are those from starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  readonly mentorAt: Int32Array;
  /** Whole and at least 1. */
  readonly scoreAt: Int16Array | Int32Array;
}

export interface Assignment {
  /** −1 for a mentee left without. */
  readonly mentorOf: Int32Array;
  readonly menteePrices: Int32Array;
  readonly mentorPrices: Int32Array;
}

const FAR = 0x7fffffff;
const NONE = -1;

/** Runs to the end over `next()`; yields the number of mentees treated after each, so that the caller can breathe. */
export function* assign({ mentees, seats, starts, mentorAt, scoreAt }: Instance): Generator<number, Assignment> {
  const mentors = seats.length;
  const mentorOf = new Int32Array(mentees).fill(NONE);
  const held: number[][] = Array.from({ length: mentors }, () => []);
  const u = new Int32Array(mentees);
  const p = new Int32Array(mentors);
  const distance = new Int32Array(mentors).fill(FAR);
  /** The mentee from which a mentor was reached. */
  const via = new Int32Array(mentors).fill(NONE);
  const settled = new Uint8Array(mentors);

  for (let root = 0; root < mentees; root += 1) {
    u[root] = bestOffer(root);
    search(root);
    yield root + 1;
  }
  return { mentorOf, menteePrices: u, mentorPrices: p };

  function bestOffer(mentee: number): number {
    let best = 0;
    for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
      best = Math.max(best, (scoreAt[at] ?? 0) - (p[mentorAt[at] ?? 0] ?? 0));
    }
    return best;
  }

  function search(root: number): void {
    const reached: number[] = [];
    const scanned: number[] = [];
    let nearest = FAR;
    /** Where the path ends: a mentor with a free seat, or else a mentee who is left without. */
    let seat = NONE;
    let dropped = NONE;

    const relax = (mentee: number, from: number) => {
      const base = from + (u[mentee] ?? 0);
      for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
        const mentor = mentorAt[at] ?? 0;
        if (settled[mentor] === 1) continue;
        const length = base - (scoreAt[at] ?? 0) + (p[mentor] ?? 0);
        if (length >= nearest || length >= (distance[mentor] ?? FAR)) continue;
        if (distance[mentor] === FAR) reached.push(mentor);
        distance[mentor] = length;
        via[mentor] = mentee;
        if ((held[mentor]?.length ?? 0) < (seats[mentor] ?? 0)) {
          nearest = length;
          seat = mentor;
        }
      }
      if (base < nearest) {
        nearest = base;
        seat = NONE;
        dropped = mentee;
      }
    };

    relax(root, 0);
    for (;;) {
      let next = NONE;
      let least = nearest;
      for (const mentor of reached) {
        const length = distance[mentor] ?? FAR;
        if (settled[mentor] === 0 && length < least) {
          least = length;
          next = mentor;
        }
      }
      if (next === NONE) break;
      settled[next] = 1;
      scanned.push(next);
      for (const mentee of held[next] ?? []) relax(mentee, least);
    }

    u[root] = (u[root] ?? 0) - nearest;
    for (const mentor of scanned) {
      const gain = nearest - (distance[mentor] ?? 0);
      p[mentor] = (p[mentor] ?? 0) + gain;
      for (const mentee of held[mentor] ?? []) u[mentee] = (u[mentee] ?? 0) - gain;
    }
    augment(root, seat, dropped);
    for (const mentor of reached) {
      distance[mentor] = FAR;
      settled[mentor] = 0;
    }
  }

  /** Moves each mentee along the path to the next mentor, from its end back to the root. */
  function augment(root: number, seat: number, dropped: number): void {
    let mentor = seat === NONE ? leave(dropped) : seat;
    while (mentor !== NONE) {
      const mentee = via[mentor] ?? NONE;
      const before = mentee === root ? NONE : leave(mentee);
      held[mentor]?.push(mentee);
      mentorOf[mentee] = mentor;
      mentor = before;
    }
  }

  /** Frees a mentee's seat; the mentor who had them, or none. */
  function leave(mentee: number): number {
    const mentor = mentorOf[mentee] ?? NONE;
    if (mentor === NONE) return NONE;
    const mentees = held[mentor] ?? [];
    mentees.splice(mentees.indexOf(mentee), 1);
    mentorOf[mentee] = NONE;
    return mentor;
  }
}
