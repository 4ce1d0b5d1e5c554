/**
 * Cards and rules in, a match run out: the greatest total score over seats, with the prices that prove it.
 *
 * An allowed pair scores at least 1, so nobody is left without a partner whom a free seat could still take. But the total
 * comes first: one pair of 900 is preferred to two of 400. Among equal totals the seed decides, through the order in which
 * people are treated; the order in which candidates arrive never does.
 */
import type { Instant, PersonId } from '../model/brand.ts';
import { type Assignment, assign, type Instance } from './assign.ts';
import { type Hash, hashInputs } from './inputs.ts';
import { comparePairs, compareText } from './order.ts';
import { type Prepared, prepare } from './prepare.ts';
import { scoreIfAllowed, scorePinned } from './rules.ts';
import type { Candidate, MatchedPair, MatchRules, MatchRun } from './types.ts';
import { unmatchedOf } from './unmatched.ts';

/** Every allowed pair of `prepared` with its score; yields after each mentee. */
function* allowedPairs({ mentees, mentors, rules, bans }: Prepared, seats: Int32Array): Generator<void, Instance> {
  const starts = new Int32Array(mentees.length + 1);
  const mentorAt = new Int32Array(mentees.length * mentors.length);
  const scoreAt = new Int16Array(mentees.length * mentors.length);
  let pairs = 0;
  for (const [row, mentee] of mentees.entries()) {
    for (const [column, mentor] of mentors.entries()) {
      const score = scoreIfAllowed(mentor, mentee, rules, bans);
      if (score === 0) continue;
      mentorAt[pairs] = column;
      scoreAt[pairs] = score;
      pairs += 1;
    }
    starts[row + 1] = pairs;
    yield;
  }
  return { mentees: mentees.length, seats, starts, mentorAt, scoreAt };
}

const inOrderOf = <T>(entries: readonly (readonly [PersonId, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort((a, b) => compareText(a[0], b[0])));

function writeRun(prepared: Prepared, instance: Instance, found: Assignment, inputs: string): MatchRun {
  const { mentees, mentors, rules, sides, pins, openSeats, profiles } = prepared;
  const pinnedPairs = pins.kept.map(
    (pin): MatchedPair => ({ ...pin, score: scorePinned(pin, profiles, rules), pinned: true }),
  );
  const foundPairs = mentees.flatMap((mentee, row): MatchedPair[] => {
    const column = found.mentorOf[row] ?? -1;
    const mentor = mentors[column];
    if (mentor === undefined) return [];
    const at = instance.mentorAt.indexOf(column, instance.starts[row]);
    return [{ mentor: mentor.person, mentee: mentee.person, score: instance.scoreAt[at] ?? 0, pinned: false }];
  });
  const pairs = [...pinnedPairs, ...foundPairs].sort(comparePairs);
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  const pinnedTotal = sum(pinnedPairs.map(({ score }) => score));
  const seatPrices = Array.from(found.mentorPrices, (price, column) => price * (openSeats[column] ?? 0));
  const eithers = [...sides].filter(([person]) => profiles.get(person)?.card.role === 'either');
  return {
    version: 1,
    inputs,
    rules,
    sides: inOrderOf(eithers),
    pairs,
    unmatched: unmatchedOf(
      prepared,
      pairs,
      (mentor, mentee) => scoreIfAllowed(mentor, mentee, rules, prepared.bans) > 0,
    ),
    total: sum(pairs.map(({ score }) => score)),
    bound: pinnedTotal + sum(found.menteePrices) + sum(seatPrices),
    prices: {
      mentees: inOrderOf(mentees.map(({ person }, row) => [person, found.menteePrices[row] ?? 0])),
      mentors: inOrderOf(mentors.map(({ person }, column) => [person, found.mentorPrices[column] ?? 0])),
    },
  };
}

/** The run in steps: yields how much is done, 0 to 1, often enough to show it and to stop in between. */
export function* matchInSteps(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  hash: Hash,
): Generator<number, MatchRun> {
  const prepared = prepare(candidates, rules, at);
  const steps = 2 * prepared.mentees.length;
  const scoring = allowedPairs(prepared, prepared.openSeats);
  let scored = scoring.next();
  for (let done = 1; scored.done !== true; done += 1) {
    yield done / steps;
    scored = scoring.next();
  }
  const assigning = assign(scored.value);
  let assigned = assigning.next();
  while (assigned.done !== true) {
    yield (prepared.mentees.length + assigned.value) / steps;
    assigned = assigning.next();
  }
  return writeRun(prepared, scored.value, assigned.value, hashInputs(candidates, rules, at, hash));
}

/**
 * The best run over these candidates: `run.bound === run.total`. Throws the signal's reason when it is aborted from within
 * `onProgress`, and on a candidate given twice.
 */
export function match(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  hash: Hash,
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): MatchRun {
  const steps = matchInSteps(candidates, rules, at, hash);
  for (let step = steps.next(); ; step = steps.next()) {
    signal?.throwIfAborted();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
  }
}
