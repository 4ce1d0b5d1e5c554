/** Pools of numbers to match, drawn from a seed. */
import type { Pool } from '../../app/matching/pool/pool.ts';

/** mulberry32: from 0 to just below 1. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Score = (mentee: number, mentor: number) => number;

/** Everybody is allowed with everybody; `seats` in turn from mentor to mentor. Scores are whole, below 32,768. */
export function fullPool(mentees: number, mentors: number, seats: readonly number[], score: Score): Pool {
  const mentorAt = new Uint16Array(mentees * mentors);
  const scoreAt = new Int16Array(mentees * mentors);
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      mentorAt[mentee * mentors + mentor] = mentor;
      scoreAt[mentee * mentors + mentor] = score(mentee, mentor);
    }
  }
  return {
    mentees,
    mentors,
    seats: Int32Array.from({ length: mentors }, (_, mentor) => seats[mentor % seats.length] ?? 0),
    least: new Int32Array(mentors),
    starts: Int32Array.from({ length: mentees + 1 }, (_, mentee) => mentee * mentors),
    mentorAt,
    scoreAt,
  };
}

export const scoreOf = ({ mentors, scoreAt }: Pool, mentee: number, mentor: number): number =>
  scoreAt[mentee * mentors + mentor] ?? 0;

export function totalOf(pool: Pool, mentorOf: Int32Array): number {
  let total = 0;
  mentorOf.forEach((mentor, mentee) => {
    if (mentor >= 0) total += scoreOf(pool, mentee, mentor);
  });
  return total;
}

/** Independent scores; few of them; and what many want for the same reasons: tastes of four kinds, and a general rank. */
export const kinds: Readonly<Record<string, (seed: number) => Score>> = {
  random: (seed) => {
    const next = numbersFrom(seed);
    return () => 1 + Math.floor(1000 * next());
  },
  tied: (seed) => {
    const next = numbersFrom(seed);
    return () => 1 + Math.floor(4 * next());
  },
  structured: (seed) => {
    const next = numbersFrom(seed);
    const [mine, theirs] = [new Map<number, number[]>(), new Map<number, number[]>()];
    const tastes = (of: Map<number, number[]>, person: number): number[] => {
      const known = of.get(person) ?? [next(), next(), next(), next()];
      of.set(person, known);
      return known;
    };
    return (mentee, mentor) => {
      const [one, other] = [tastes(mine, mentee), tastes(theirs, mentor)];
      const shared = one.reduce((sum, taste, at) => sum + taste * (other[at] ?? 0), 0);
      return 1 + Math.floor(200 * shared) + mentor;
    };
  },
};

/** score = u + w on a hidden assignment of two a mentor, at least 1 less elsewhere: the only optimum. */
export function planted(mentees: number, mentors: number, seed: number) {
  const next = numbersFrom(seed);
  const draw = (count: number) => Array.from({ length: count }, () => Math.floor(1000 * next()));
  const [u, w] = [draw(mentees), draw(mentors)];
  const hidden = Int32Array.from({ length: mentees }, (_, mentee) => mentee % mentors);
  for (let at = mentees - 1; at > 0; at -= 1) {
    const other = Math.floor((at + 1) * next());
    [hidden[at], hidden[other]] = [hidden[other] ?? 0, hidden[at] ?? 0];
  }
  const pool = fullPool(mentees, mentors, [mentees / mentors], (mentee, mentor) => {
    const most = (u[mentee] ?? 0) + (w[mentor] ?? 0);
    return hidden[mentee] === mentor ? most : most - 1 - Math.floor(200 * next());
  });
  return { pool, hidden };
}

/** People with 24 traits each, from 0 to 1: a score is how well they go together. */
export function traits(mentees: number, mentors: number, seats: readonly number[], seed: number): Pool {
  const TRAITS = 24;
  const next = numbersFrom(seed);
  const draw = (count: number) => Float32Array.from({ length: TRAITS * count }, next);
  const [one, other] = [draw(mentees), draw(mentors)];
  return fullPool(mentees, mentors, seats, (mentee, mentor) => {
    let sum = 0;
    for (let trait = 0; trait < TRAITS; trait += 1) {
      sum += (one[mentee * TRAITS + trait] ?? 0) * (other[mentor * TRAITS + trait] ?? 0);
    }
    return 1 + Math.floor((1000 * sum) / TRAITS);
  });
}
