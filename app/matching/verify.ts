/**
 * Checks a finished run without solving again: that it is about these inputs, that every pair is allowed and scored right,
 * that seats and minimums hold, and that its prices bound every other assignment. Only a stable run is played again: there is
 * but one that is best for mentees, ties settled by the seed. And of a repaired run, whose run before is not here, the bound on
 * its total is found anew.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { pinnedFloor, stableIn } from './findRun.ts';
import { gapIn, type Worth } from './gap.ts';
import { type Hash, hashInputs } from './inputs.ts';
import { comparePairs, compareText } from './order.ts';
import { optimumOf } from './pool/optimum.ts';
import { costIn } from './pool/pool.ts';
import { worthOfStaying } from './pool/repair.ts';
import { finish } from './pool/rows.ts';
import { type Prepared, prepare } from './prepare.ts';
import { mostBy, reach } from './reach.ts';
import { ScoreTable } from './table.ts';
import { SCORES, tableRows } from './tableRows.ts';
import type { Candidate, MatchRun, SecondRun } from './types.ts';
import type { VerifyError } from './verifyError.ts';
import { verifyFirstRun } from './verifyFirst.ts';
import { checkPairs, checkSides, checkUnmatched } from './verifyPairs.ts';
import { countBlocking, wishesOf } from './wishes.ts';
import { digestOf, floorOf, scoreIn } from './writeRun.ts';

export type { VerifyError } from './verifyError.ts';

/** What was proven of a run. */
export interface Verified {
  /**
   * Null: no assignment under the same rules and sides is better. A repaired run has as many mentees as can be; that the fewest
   * were moved rests on a run that is not here, so its total is only held against `bound`, which no assignment of as many exceeds.
   * `followed`: the runs before, that many, were checked as well, back to one that was made whole: then it is proven. See
   * followBack.ts.
   */
  readonly repaired: { readonly total: number; readonly bound: number; readonly followed?: number } | null;
}

/** Ok when the run is what it says it is; how much that proves is in the value. */
export function verifyRun(
  run: MatchRun,
  candidates: readonly Candidate[],
  at: Instant,
  hash: Hash,
): Result<Verified, VerifyError> {
  return finish(verifyInSteps(run, candidates, at, hash));
}

/** The same; yields now and then. */
export function* verifyInSteps(
  run: MatchRun,
  candidates: readonly Candidate[],
  at: Instant,
  hash: Hash,
): Generator<void, Result<Verified, VerifyError>> {
  if (run.version === 1) {
    const first = verifyFirstRun(run, candidates, at, hash);
    return first.ok ? ok({ repaired: null }) : first;
  }
  if (hashInputs(candidates, run.rules, at, hash) !== run.inputs) return err({ tag: 'other-inputs' });
  // What a repair must not change is who is on which side: only that everybody has one is checked then.
  const prepared = prepare(candidates, run.rules, at, run.repaired === null ? {} : run.sides);
  const table = new ScoreTable(prepared.mentees, prepared.mentors, prepared.rules, at);
  const scoreOf = scoreIn(prepared, table);
  const flaw = checkSides(run, prepared) ?? checkPairs(run, prepared, scoreOf);
  if (flaw !== null) return err(flaw);
  yield;
  const mentorOf = rowsIn(run, prepared);
  const wrong =
    checkMinimums(prepared, mentorOf) ??
    checkUnmatched(run, prepared, (one, other) => scoreOf(one, other) > 0) ??
    checkOrder(run) ??
    (yield* checkProof(run, prepared, table, mentorOf));
  if (wrong !== null) return err(wrong);
  const blocking =
    run.repaired === null ? yield* countBlocking(table, wishesOf(prepared), prepared.openSeats, mentorOf) : null;
  if (floorOf(run.pairs) !== run.floor || blocking !== run.blockingPairs) return err({ tag: 'wrong-measures' });
  // Last: whatever else is wrong says more. Left are prices that prove as much, and the name of a run before.
  if (digestOf(run, hash) !== run.digest) return err({ tag: 'altered' });
  if (run.repaired === null) return ok({ repaired: null });
  return ok({ repaired: { total: run.total, bound: run.total + (yield* shortOfBest(prepared, table, mentorOf)) } });
}

/** How far the total is below the greatest of as many pairs, by prices that prove it. The number of pairs is proven. */
function* shortOfBest(prepared: Prepared, table: ScoreTable, mentorOf: Int32Array): Generator<void, number> {
  const { openSeats, least } = prepared;
  const { prices } = yield* optimumOf(tableRows(table, openSeats, least));
  return yield* gapIn(table, { seats: openSeats, least }, mentorOf, prices, plain(table, SCORES.lowest));
}

/** The column of each row, pins left out. The pairs have been checked. */
function rowsIn({ pairs }: Pick<SecondRun, 'pairs'>, { mentees, mentors }: Prepared): Int32Array {
  const columns = new Map(mentors.map(({ person }, column) => [person, column]));
  const mentorOf = new Map(pairs.map(({ mentor, mentee, pinned }) => [mentee, pinned ? -1 : columns.get(mentor)]));
  return Int32Array.from(mentees, ({ person }) => mentorOf.get(person) ?? -1);
}

function checkMinimums({ mentors, least, impossible }: Prepared, mentorOf: Int32Array): VerifyError | null {
  const load = new Int32Array(mentors.length);
  for (const column of mentorOf) if (column >= 0) load[column] = (load[column] ?? 0) + 1;
  const column = mentors.findIndex((_, at) => (load[at] ?? 0) < (least[at] ?? 0));
  const mentor = mentors[column]?.person ?? impossible[0]?.mentor;
  return mentor === undefined ? null : { tag: 'under-minimum', mentor };
}

function checkOrder({ pairs, unmatched, repaired }: SecondRun): VerifyError | null {
  const isSorted = <T>(list: readonly T[], compare: (a: T, b: T) => number) =>
    list.every((item, at) => {
      const before = list[at - 1];
      return before === undefined || compare(before, item) < 0;
    });
  const holds =
    isSorted(pairs, comparePairs) &&
    isSorted(unmatched, (a, b) => compareText(a.person, b.person)) &&
    isSorted(repaired?.moved ?? [], (a, b) => compareText(a.mentee, b.mentee));
  return holds ? null : { tag: 'wrong-measures' };
}

function* checkProof(
  run: SecondRun,
  prepared: Prepared,
  table: ScoreTable,
  mentorOf: Int32Array,
): Generator<void, VerifyError | null> {
  const { objective } = prepared.rules;
  if (run.repaired === null && objective === 'stable') {
    if (run.prices !== null || run.bound !== null || run.above !== null) return { tag: 'wrong-prices' };
    const best = yield* stableIn(prepared, table);
    return best.every((column, row) => column === mentorOf[row]) ? null : { tag: 'not-stable' };
  }
  const prices = pricesIn(run, prepared);
  if (prices === null) return { tag: 'wrong-prices' };
  const isFloor = run.repaired === null && objective === 'floor';
  if (!isFloor && run.above !== null) return { tag: 'floor-not-proven' };
  const worth =
    run.repaired === null
      ? plain(table, isFloor ? (run.floor ?? SCORES.lowest) : SCORES.lowest)
      : staying(run, prepared, table, mentorOf);
  if (worth === null) return { tag: 'wrong-moved' };
  const gap = yield* gapIn(table, { seats: prepared.openSeats, least: prepared.least }, mentorOf, prices, worth);
  if (gap !== 0 || run.bound !== run.total) return { tag: 'not-proven' };
  if (!isFloor) return null;
  // The prices of a floor speak of the pairs above it alone, and fewer pairs would always have a higher one: so first it is
  // looked for whether anybody who is left out could be placed. Where nobody can, everybody is come by once.
  const reached = yield* reach(table, prepared.openSeats, SCORES.lowest, mentorOf);
  if (reached.count > countIn(mentorOf)) return { tag: 'not-proven' };
  return isHighest(run, prepared, table, mentorOf) ? null : { tag: 'floor-not-proven' };
}

const plain = ({ mentees }: ScoreTable, level: number): Worth => ({
  without: costIn(mentees, SCORES),
  level,
  stay: null,
});

/** Of a repaired run: everybody's mentor before was the one of now, unless it says that they moved. Null when that cannot be. */
function staying(
  { repaired, pairs }: SecondRun,
  { mentees, mentors, profiles }: Prepared,
  table: ScoreTable,
  mentorOf: Int32Array,
): Worth | null {
  const moved = new Map((repaired?.moved ?? []).map(({ mentee, before }) => [mentee, before]));
  const now = new Map<PersonId, PersonId>(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
  for (const [mentee, mentor] of moved) {
    if (!profiles.has(mentee) || (now.get(mentee) ?? null) === mentor) return null;
  }
  const columns = new Map<PersonId | null, number>(mentors.map(({ person }, column) => [person, column]));
  const before = mentorOf.map((column, row) => {
    const mentee = mentees[row]?.person;
    const was = mentee === undefined ? undefined : moved.get(mentee);
    return was === undefined ? column : (columns.get(was) ?? -1);
  });
  const worth = worthOfStaying({ mentees: table.mentees, range: SCORES });
  return { without: worth.without, level: SCORES.lowest, stay: { before, bonus: worth.staying } };
}

const countIn = (mentorOf: Int32Array): number => mentorOf.reduce((sum, column) => sum + (column < 0 ? 0 : 1), 0);

/** By column; null when one is missing, too many, or no whole number. */
function pricesIn({ prices }: SecondRun, { mentors }: Prepared): number[] | null {
  if (prices === null || Object.keys(prices).length !== mentors.length) return null;
  const found = mentors.map(({ person }) => prices[person] ?? Number.NaN);
  return found.every((price) => Number.isSafeInteger(price)) ? found : null;
}

/** A pin is the worst pair, nothing can score more, or with pairs above it fewer are matched or a minimum is not reached. */
function isHighest(run: SecondRun, prepared: Prepared, table: ScoreTable, mentorOf: Int32Array): boolean {
  const { floor, above } = run;
  if (above === null) return floor === null || floor === SCORES.highest || floor === pinnedFloor(prepared);
  if (floor === null) return false;
  const inCover = new Set(above.mentors);
  const cover = Uint8Array.from(prepared.mentors, ({ person }) => (inCover.has(person) ? 1 : 0));
  const seats = above.seats === 'all' ? prepared.openSeats : prepared.least;
  const asked = above.seats === 'all' ? countIn(mentorOf) : prepared.least.reduce((sum, count) => sum + count, 0);
  return mostBy(table, seats, floor + 1, cover) < asked;
}
