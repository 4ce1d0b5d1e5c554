/**
 * Makes an assignment optimal, from any prices and any pairs to begin with.
 *
 * Maximise Σ s(i,j) x(i,j) − without · (mentees left out + required seats empty). It is a minimum-cost flow: mentee →
 * mentor → rest, and mentee → rest for who is left out. Prices p(j) of mentors and p(rest), offers u(i) of mentees, with
 * u(i) + p(j) ≥ s(i,j) on every pair and equality on made ones; p(j) above p(rest) only where every seat is to be filled,
 * below it only where no more than the required ones are. What does not hold at the beginning is undone: the pair is
 * loosened, the seat waits. Then each loose mentee goes along a shortest path of losses to a seat that waits (Dijkstra with
 * potentials: Edmonds and Karp 1972, Tomizawa 1971). Good prices make paths short, and wrong ones only cost time. All in
 * whole numbers: nothing is rounded.
 */
import type { Graph, Places } from './pool.ts';
import { Queue } from './queue.ts';

const FAR = Number.POSITIVE_INFINITY;
const LOOSE = -1;
/** Searches after which a run lets others in. */
const SLICE = 64;
/** In `via`: where a search begins. Nodes that lead to one another over the rest are written as −2 − node. */
const ROOT = -1;

export class Flow {
  /** Prices of mentors, and of the rest at the end. */
  readonly price: Float64Array;
  /** `rest` who is left out, −1 while loose. */
  readonly mentorOf: Int32Array;
  readonly load: Int32Array;
  /** The node of who is left out and of seats not taken. */
  readonly rest: number;
  without: number;
  graph: Graph;
  readonly #pool: Places;
  readonly #offer: Float64Array;
  /** How many seats the prices say are to be filled. */
  readonly #wanted: Int32Array;
  /** Paths that are to end at the rest; negative: that are to begin there. */
  #restWants: number;
  // Who is held by a node: a list through `#after` and `#before`.
  readonly #first: Int32Array;
  readonly #after: Int32Array;
  readonly #before: Int32Array;
  readonly #distance: Float64Array;
  readonly #via: Int32Array;
  readonly #settled: Uint8Array;
  readonly #queue = new Queue();
  readonly #reached: number[] = [];
  readonly #scanned: number[] = [];
  #root = LOOSE;
  #nearest = FAR;
  #end = LOOSE;

  /** `graph` may hold fewer pairs than there are. Prices are at least 0, `mentorOf` is −1 for who is nowhere yet. */
  constructor(pool: Places, graph: Graph, without: number, prices: Float64Array, mentorOf: Int32Array) {
    this.#pool = pool;
    this.graph = graph;
    this.without = without;
    const { mentees, mentors } = pool;
    this.rest = mentors;
    this.price = new Float64Array(mentors + 1);
    this.price.set(prices.subarray(0, mentors));
    this.mentorOf = new Int32Array(mentees).fill(LOOSE);
    this.load = new Int32Array(mentors + 1);
    this.#offer = new Float64Array(mentees);
    this.#wanted = new Int32Array(mentors);
    this.#first = new Int32Array(mentors + 1).fill(LOOSE);
    this.#after = new Int32Array(mentees);
    this.#before = new Int32Array(mentees);
    this.#distance = new Float64Array(mentors + 1).fill(FAR);
    this.#via = new Int32Array(mentors + 1);
    this.#settled = new Uint8Array(mentors + 1);
    for (let mentee = 0; mentee < mentees; mentee += 1) {
      const mentor = mentorOf[mentee] ?? LOOSE;
      if (mentor !== LOOSE) this.#hold(mentee, mentor);
    }
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const priced = (this.price[mentor] ?? 0) > 0;
      const least = pool.least[mentor] ?? 0;
      this.#wanted[mentor] = priced ? (pool.seats[mentor] ?? 0) : Math.max(least, this.load[mentor] ?? 0);
    }
    this.#restWants = 0;
    this.#loosen();
  }

  /** Loosens every pair that is not the best offer of its mentee: after prices or pairs have been changed from outside. */
  #loosen(): void {
    for (let mentee = 0; mentee < this.#pool.mentees; mentee += 1) {
      const best = this.#bestOffer(mentee);
      this.#offer[mentee] = best;
      const mentor = this.mentorOf[mentee] ?? LOOSE;
      if (mentor !== LOOSE && this.#worth(mentee, mentor) < best) this.#release(mentee);
    }
    let wanted = this.load[this.rest] ?? 0;
    for (const count of this.#wanted) wanted += count;
    this.#restWants = this.#pool.mentees - wanted;
  }

  /** Goes on with another graph, or another cost of leaving out: whoever is no longer at their best is loosened. */
  change(graph: Graph, without: number): void {
    const { seats, least } = this.#pool;
    const more = without - this.without;
    for (let mentor = 0; mentor < this.rest; mentor += 1) {
      this.#wanted[mentor] = Math.max(this.#wanted[mentor] ?? 0, least[mentor] ?? 0);
    }
    // Where every seat is taken all prices rise alike, and nobody moves.
    if (more > 0 && this.#wanted.every((count, mentor) => count === seats[mentor])) {
      for (let mentor = 0; mentor < this.rest; mentor += 1) this.price[mentor] = (this.price[mentor] ?? 0) + more;
    }
    this.graph = graph;
    this.without = without;
    this.#loosen();
  }

  /** Optimal over `graph` at the end; yields now and then. */
  *run(): Generator<void> {
    let searches = 0;
    while (this.#restWants < 0) {
      this.#search(LOOSE);
      searches += 1;
      if (searches % SLICE === 0) yield;
    }
    for (let mentee = 0; mentee < this.#pool.mentees; mentee += 1) {
      if (this.mentorOf[mentee] !== LOOSE) continue;
      this.#search(mentee);
      searches += 1;
      if (searches % SLICE === 0) yield;
    }
  }

  /** Whether somebody is left out, or a required seat is empty. */
  isShort(): boolean {
    if ((this.load[this.rest] ?? 0) > 0) return true;
    return this.#pool.least.some((least, mentor) => (this.load[mentor] ?? 0) < least);
  }

  /** What a required seat costs that is empty: never less than nothing, or who is there would be sent away. */
  get #empty(): number {
    return Math.max(0, this.without);
  }

  #bestOffer(mentee: number): number {
    const { starts, mentorAt, scoreAt } = this.graph;
    const price = this.price;
    const end = starts[mentee + 1] ?? 0;
    let best = -this.without - (price[this.rest] ?? 0);
    for (let at = starts[mentee] ?? 0; at < end; at += 1) {
      const offer = (scoreAt[at] ?? 0) - (price[mentorAt[at] ?? 0] ?? 0);
      if (offer > best) best = offer;
    }
    return best;
  }

  #worth(mentee: number, mentor: number): number {
    const price = this.price[mentor] ?? 0;
    if (mentor === this.rest) return -this.without - price;
    const { starts, mentorAt, scoreAt } = this.graph;
    for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
      if (mentorAt[at] === mentor) return (scoreAt[at] ?? 0) - price;
    }
    return Number.NEGATIVE_INFINITY;
  }

  #isEnd(node: number): boolean {
    if (node === this.rest) return this.#restWants > 0;
    return (this.load[node] ?? 0) < (this.#wanted[node] ?? 0);
  }

  #reach(node: number, length: number, via: number): void {
    if (length >= this.#nearest || length >= (this.#distance[node] ?? FAR)) return;
    if (this.#distance[node] === FAR) this.#reached.push(node);
    this.#distance[node] = length;
    this.#via[node] = via;
    if (this.#isEnd(node)) {
      this.#nearest = length;
      this.#end = node;
    } else {
      this.#queue.push(node, length);
    }
  }

  #relax(mentee: number, from: number): void {
    const { starts, mentorAt, scoreAt } = this.graph;
    const price = this.price;
    const distance = this.#distance;
    const base = from + (this.#offer[mentee] ?? 0);
    const end = starts[mentee + 1] ?? 0;
    this.#reach(this.rest, base + (price[this.rest] ?? 0) + this.without, mentee);
    let nearest = this.#nearest;
    for (let at = starts[mentee] ?? 0; at < end; at += 1) {
      const mentor = mentorAt[at] ?? 0;
      const length = base - (scoreAt[at] ?? 0) + (price[mentor] ?? 0);
      if (length < nearest && length < (distance[mentor] ?? FAR)) {
        this.#reach(mentor, length, mentee);
        nearest = this.#nearest;
      }
    }
  }

  /** From a mentor over the rest: one seat more, or one less. */
  #relaxSeats(node: number, from: number): void {
    const { seats, least } = this.#pool;
    const rest = this.price[this.rest] ?? 0;
    if (node !== this.rest) {
      const wanted = this.#wanted[node] ?? 0;
      if (wanted >= (seats[node] ?? 0)) return;
      const required = wanted < (least[node] ?? 0) ? this.#empty : 0;
      this.#reach(this.rest, from + rest - (this.price[node] ?? 0) - required, -2 - node);
      return;
    }
    for (let mentor = 0; mentor < this.rest; mentor += 1) {
      const wanted = this.#wanted[mentor] ?? 0;
      if (wanted === 0) continue;
      const required = wanted <= (least[mentor] ?? 0) ? this.#empty : 0;
      this.#reach(mentor, from + (this.price[mentor] ?? 0) - rest + required, -2 - this.rest);
    }
  }

  /** One path from a loose mentee, or from the rest, to the nearest place that waits. */
  #search(root: number): void {
    this.#root = root;
    this.#nearest = FAR;
    this.#queue.clear();
    if (root === LOOSE) {
      this.#distance[this.rest] = 0;
      this.#via[this.rest] = ROOT;
      this.#reached.push(this.rest);
      this.#queue.push(this.rest, 0);
    } else {
      this.#offer[root] = this.#bestOffer(root);
      this.#relax(root, 0);
    }
    while (this.#queue.least < this.#nearest) {
      const from = this.#queue.least;
      const node = this.#queue.pop();
      if (this.#settled[node] === 1) continue;
      this.#settled[node] = 1;
      this.#scanned.push(node);
      for (let at = this.#first[node] ?? LOOSE; at !== LOOSE; at = this.#after[at] ?? LOOSE) this.#relax(at, from);
      this.#relaxSeats(node, from);
    }
    this.#reprice();
    this.#augment();
    for (const node of this.#reached) {
      this.#distance[node] = FAR;
      this.#settled[node] = 0;
    }
    this.#reached.length = 0;
    this.#scanned.length = 0;
  }

  #reprice(): void {
    const nearest = this.#nearest;
    if (this.#root !== LOOSE) this.#offer[this.#root] = (this.#offer[this.#root] ?? 0) - nearest;
    for (const node of this.#scanned) {
      const more = nearest - (this.#distance[node] ?? 0);
      if (more === 0) continue;
      this.price[node] = (this.price[node] ?? 0) + more;
      for (let at = this.#first[node] ?? LOOSE; at !== LOOSE; at = this.#after[at] ?? LOOSE) {
        this.#offer[at] = (this.#offer[at] ?? 0) - more;
      }
    }
  }

  /** Moves each mentee along the path to the next node, from its end back to its beginning. */
  #augment(): void {
    let node = this.#end;
    for (;;) {
      const via = this.#via[node] ?? ROOT;
      if (via === ROOT) return;
      if (via < ROOT) {
        const before = -2 - via;
        const [mentor, change] = node === this.rest ? [before, 1] : [node, -1];
        this.#wanted[mentor] = (this.#wanted[mentor] ?? 0) + change;
        this.#restWants -= change;
        node = before;
        continue;
      }
      const before = this.mentorOf[via] ?? LOOSE;
      if (before !== LOOSE) this.#release(via);
      if (before === this.rest) this.#restWants += 1;
      this.#hold(via, node);
      if (node === this.rest) this.#restWants -= 1;
      if (via === this.#root) return;
      node = before;
    }
  }

  #hold(mentee: number, node: number): void {
    const first = this.#first[node] ?? LOOSE;
    this.#after[mentee] = first;
    this.#before[mentee] = LOOSE;
    if (first !== LOOSE) this.#before[first] = mentee;
    this.#first[node] = mentee;
    this.mentorOf[mentee] = node;
    this.load[node] = (this.load[node] ?? 0) + 1;
  }

  #release(mentee: number): void {
    const node = this.mentorOf[mentee] ?? 0;
    const before = this.#before[mentee] ?? LOOSE;
    const after = this.#after[mentee] ?? LOOSE;
    if (before === LOOSE) this.#first[node] = after;
    else this.#after[before] = after;
    if (after !== LOOSE) this.#before[after] = before;
    this.mentorOf[mentee] = LOOSE;
    this.load[node] = (this.load[node] ?? 0) - 1;
  }
}
