/**
 * Who is like whom in a request, whatever order people stand in: everybody gets a number from what stands between them and each
 * of the others and from what numbers those have, again and again until nobody more is told apart (colour refinement:
 * Weisfeiler and Leman 1968). Of people who are still alike one is taken out, and the others told apart by that, as long as it
 * takes: the one whose leaving says most, and of equals the first. Whoever could change places with another and nothing would
 * change stays in the order in which they stand.
 */
import { labelsOf, mixed } from './labels.ts';
import type { Request } from './request.ts';

/** Everybody's place among their side, from 0: by likeness, and where nothing tells them apart by index. */
export interface Likeness {
  readonly ofMentee: Int32Array;
  readonly ofMentor: Int32Array;
  /** Who is alike by all that stands between people, before anybody was taken out: numbers that depend on no order. */
  readonly alike: { readonly mentees: Int32Array; readonly mentors: Int32Array };
}

/** Pairs looked at, and people put in order: as often as it takes up to here, and four times however large the pool is. */
const MOST_VISITS = 100_000_000;
const ROUNDS = 4;
/** Putting one of thousands in order takes as long as looking at so many pairs. */
const SORTING = 16;

export function likenessOf(request: Request): Likeness {
  const { mentees, mentors, capacity, minLoad, pairs } = request;
  const people = mentees + mentors;
  const { starts, mentorAt } = pairs;
  const each = labelsOf(request);
  const edges = starts[mentees] ?? 0;
  let visits = 0;
  /** Two sums for each person, of what they have with everybody: by the number that `of` gives the other. */
  const [sums, more] = [new Int32Array(people), new Int32Array(people)];
  const sum = (of: Int32Array): void => {
    sums.fill(0);
    more.fill(0);
    visits += edges;
    for (let mentee = 0; mentee < mentees; mentee += 1) {
      const labelAt = each(mentee);
      const own = Math.imul(of[mentee] ?? 0, 0x9e3779b1);
      let [first, second] = [0, 0];
      for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
        const other = mentees + (mentorAt[at] ?? 0);
        const label = labelAt(at);
        const theirs = mixed(label ^ Math.imul(of[other] ?? 0, 0x85ebca77));
        first = (first + theirs) | 0;
        second = (second + mixed(theirs ^ 0x27d4eb2f)) | 0;
        const mine = mixed(label ^ own ^ 0x165667b1);
        sums[other] = ((sums[other] ?? 0) + mine) | 0;
        more[other] = ((more[other] ?? 0) + mixed(mine ^ 0x27d4eb2f)) | 0;
      }
      sums[mentee] = first;
      more[mentee] = second;
    }
  };

  /** Numbers from 0, the same for the same keys, in the order of the keys. */
  const order = Int32Array.from({ length: people }, (_, person) => person);
  const numbered = (compare: (one: number, other: number) => number): Int32Array => {
    visits += SORTING * people;
    order.sort(compare);
    const found = new Int32Array(people);
    let number = -1;
    order.forEach((person, place) => {
      const before = order[place - 1];
      if (before === undefined || compare(before, person) !== 0) number += 1;
      found[person] = number;
    });
    return found;
  };
  const countIn = (numbers: Int32Array): number => numbers.reduce((most, number) => Math.max(most, number + 1), 0);

  /** Until nobody more is told apart, or too much was looked at. */
  const refined = (from: Int32Array): Int32Array => {
    let numbers = from;
    for (let count = countIn(numbers), round = 0; count < people; round += 1) {
      if (round >= ROUNDS && visits > MOST_VISITS) break;
      sum(numbers);
      const was = numbers;
      numbers = numbered(
        (one, other) =>
          (was[one] ?? 0) - (was[other] ?? 0) ||
          (sums[one] ?? 0) - (sums[other] ?? 0) ||
          (more[one] ?? 0) - (more[other] ?? 0),
      );
      const now = countIn(numbers);
      if (now === count) break;
      count = now;
    }
    return numbers;
  };

  /** The same of two ways of telling people apart that differ in nothing but in who stands where. */
  const said = (numbers: Int32Array): string => {
    sum(numbers);
    let [one, other] = [0, 0];
    numbers.forEach((number, person) => {
      const of = mixed(number ^ mixed((sums[person] ?? 0) ^ mixed(more[person] ?? 0)));
      one = (one + of) | 0;
      other = (other + mixed(of ^ 0x27d4eb2f)) | 0;
    });
    return `${one} ${other}`;
  };

  const seatsOf = (person: number): number => (person < mentees ? -1 : (capacity[person - mentees] ?? 0));
  const leastOf = (person: number): number => (person < mentees ? 0 : (minLoad[person - mentees] ?? 0));
  const first = refined(numbered((one, other) => seatsOf(one) - seatsOf(other) || leastOf(one) - leastOf(other)));
  let numbers = first;
  if (countIn(numbers) < people) {
    // Who has the same with everybody else, person by person, can change places: it does not matter in which order they stand.
    sum(Int32Array.from({ length: people }, (_, person) => mixed(person + 1)));
    const twinsOf = Array.from(sums, (first, person) => `${first} ${more[person]}`);
    for (let kinds = firstUneven(numbers, twinsOf); kinds !== null; kinds = firstUneven(numbers, twinsOf)) {
      const was = numbers;
      let best: { readonly numbers: Int32Array; readonly says: string } | null = null;
      for (const kind of kinds) {
        if (visits > MOST_VISITS) break;
        const out = new Set(kind);
        const isIn = (person: number): number => (out.has(person) ? 0 : 1);
        const tried = refined(numbered((one, other) => (was[one] ?? 0) - (was[other] ?? 0) || isIn(one) - isIn(other)));
        const says = said(tried);
        if (best === null || says < best.says) best = { numbers: tried, says };
      }
      // So large and so even a pool: the others stay in the order in which they stand.
      if (best === null || visits > MOST_VISITS) break;
      numbers = best.numbers;
    }
  }
  const places = (from: number, to: number): Int32Array => {
    const side = Array.from({ length: to - from }, (_, place) => from + place);
    const found = new Int32Array(side.length);
    side
      .sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0) || one - other)
      .forEach((person, place) => {
        found[person - from] = place;
      });
    return found;
  };
  return {
    ofMentee: places(0, mentees),
    ofMentor: places(mentees, people),
    alike: { mentees: first.slice(0, mentees), mentors: first.slice(mentees) },
  };
}

/** The first who have one number and are not all twins, twins together; null where there are none. */
function firstUneven(numbers: Int32Array, twinsOf: readonly string[]): number[][] | null {
  const groups: Map<string, number[]>[] = [];
  numbers.forEach((number, person) => {
    const group = groups[number] ?? new Map<string, number[]>();
    groups[number] = group;
    const twins = twinsOf[person] ?? '';
    const alike = group.get(twins);
    if (alike === undefined) group.set(twins, [person]);
    else alike.push(person);
  });
  const uneven = groups.find(({ size }) => size > 1);
  return uneven === undefined ? null : [...uneven.values()];
}
