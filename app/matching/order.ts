/** Orders that do not depend on how the inputs happened to arrive. */
import type { MatchRules, PairKey } from './types.ts';

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const comparePairs = (a: PairKey, b: PairKey): number =>
  compareText(a.mentee, b.mentee) || compareText(a.mentor, b.mentor);

/** Lists in order, by the list that they were made of: of thousands, the same is asked for with every run and repair. */
const inOrder = new WeakMap<readonly { readonly person: string }[], readonly { readonly person: string }[]>();

/** By their ids. Neither the list nor what is given is changed afterwards. */
export function byPerson<T extends { readonly person: string }>(list: readonly T[]): readonly T[] {
  const known = inOrder.get(list) as readonly T[] | undefined;
  if (known !== undefined) return known;
  const sorted = [...list].sort((a, b) => compareText(a.person, b.person));
  inOrder.set(list, sorted).set(sorted, sorted);
  return sorted;
}

/** Those of a list whom `stays` says; in order where it is. */
export function those<T extends { readonly person: string }>(
  list: readonly T[],
  stays: (one: T) => boolean,
): readonly T[] {
  const left = list.filter(stays);
  if (inOrder.get(list) === list) inOrder.set(left, left);
  return left;
}

/** mulberry32: 32 bits a call. Breaks ties; guards nothing. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** More than any list has items, and little enough that a number holds a key beside it exactly. */
const PLACES = 2 ** 20;

/** The same permutation of the same list for the same seed (Fisher-Yates). */
export const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  Array.from(shuffledPlaces(list.length, seed), (place) => list[place] as T);

/** The same of places alone. */
export function shuffledPlaces(count: number, seed: number): Int32Array {
  const next = numbersFrom(seed);
  // Key and place in one number, which sorts many times faster: keys repeat once in four thousand million, and even then the
  // order is settled.
  const keys = Float64Array.from({ length: count }, (_, place) => next() * PLACES + place).sort();
  return Int32Array.from(keys, (key) => key % PLACES);
}

/** Sorted and without repeats. */
function settle(pairs: readonly PairKey[]): PairKey[] {
  const distinct = new Map(pairs.map(({ mentor, mentee }) => [`${mentor} ${mentee}`, { mentor, mentee }]));
  return [...distinct.values()].sort(comparePairs);
}

/** The same rules in one order and without repeats: of a person's minimum loads and rankings the last counts. */
export function settleRules(given: MatchRules): MatchRules {
  const {
    weights,
    pins,
    bans,
    accompanied,
    seed,
    objective,
    minLoads = [],
    apart,
    history = [],
    rankings = [],
    questions = [],
  } = given;
  const { skills, topics, languages, time } = weights;
  const loads = [...new Map(minLoads.map(({ mentor, least }) => [mentor, { mentor, least }])).values()];
  const ranked = [
    ...new Map(rankings.map(({ person, best }) => [person, { person, best: [...new Set(best)] }])).values(),
  ];
  const asked = [...new Map(questions.map(({ question, weight }) => [question, { question, weight }])).values()];
  return {
    weights: { skills, topics, languages, time },
    pins: settle(pins),
    bans: settle(bans),
    ...(accompanied === true && { accompanied }),
    ...(objective !== undefined && objective !== 'total' && { objective }),
    ...(loads.some(({ least }) => least > 0) && {
      minLoads: loads.filter(({ least }) => least > 0).sort((a, b) => compareText(a.mentor, b.mentor)),
    }),
    ...((apart?.organisation === true || apart?.manager === true) && {
      apart: {
        ...(apart.organisation === true && { organisation: true as const }),
        ...(apart.manager === true && { manager: true as const }),
      },
    }),
    ...(history.length > 0 && { history: settle(history) }),
    ...(asked.length > 0 && { questions: asked.sort((a, b) => compareText(a.question, b.question)) }),
    ...(ranked.length > 0 && { rankings: ranked.sort((a, b) => compareText(a.person, b.person)) }),
    seed,
  };
}
