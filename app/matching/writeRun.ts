/** What was found as a run: people for numbers, and everything that is said of it, recomputed from the cards. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PersonId } from '../model/brand.ts';
import { keyTextOf } from '../model/ids.ts';
import type { Found } from './findRun.ts';
import { gapIn, type Worth } from './gap.ts';
import type { Hash } from './inputs.ts';
import { compareText, settleRules } from './order.ts';
import type { Prepared } from './prepare.ts';
import type { Profile } from './profile.ts';
import { scoreIfAllowed, scorePinned } from './rules.ts';
import type { ScoreTable } from './table.ts';
import type { ImpossibleRule, MatchedPair, MatchImpossible, RepairedFrom, SecondRun } from './types.ts';
import { unmatchedOf } from './unmatched.ts';
import { countBlocking, wishesOf } from './wishes.ts';

/** A run before it is bound to its inputs. */
export type DraftRun = Omit<SecondRun, 'inputs' | 'digest'>;

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

const inOrderOf = <T>(entries: readonly (readonly [PersonId, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort((a, b) => compareText(a[0], b[0])));

/** Refuses when a minimum is not reached. Yields now and then. */
export function* writeRun(
  prepared: Prepared,
  table: ScoreTable,
  found: Found,
  worth: Worth,
  repaired: RepairedFrom | null,
): Generator<void, Result<DraftRun, MatchImpossible>> {
  const short = shortOf(prepared, found.mentorOf);
  if (short.length > 0) return err({ tag: 'match-impossible', rules: short });
  const { mentors, rules, eithers, openSeats } = prepared;
  const pairs = pairsOf(prepared, table, found.mentorOf);
  const scoreOf = scoreIn(prepared, table);
  const total = sum(pairs.map(({ score }) => score));
  const prices = found.prices;
  const gap =
    prices === null
      ? null
      : yield* gapIn(table, { seats: openSeats, least: prepared.least }, found.mentorOf, prices, worth);
  return ok({
    version: 2,
    rules,
    sides: inOrderOf([...eithers]),
    pairs,
    unmatched: unmatchedOf(prepared, pairs, (mentor, mentee) => scoreOf(mentor, mentee) > 0),
    total,
    bound: gap === null ? null : total + gap,
    floor: floorOf(pairs),
    blockingPairs:
      repaired === null ? yield* countBlocking(table, wishesOf(prepared), openSeats, found.mentorOf) : null,
    prices: prices && inOrderOf(mentors.map(({ person }, column) => [person, prices[column] ?? 0])),
    above: found.above && {
      seats: found.above.seats,
      mentors: mentors
        .flatMap(({ person }, column) => (found.above?.cover[column] === 1 ? [person] : []))
        .sort(compareText),
    },
    repaired,
  });
}

export const floorOf = (pairs: readonly MatchedPair[]): number | null =>
  pairs.length === 0 ? null : pairs.reduce((low, { score }) => Math.min(low, score), Number.POSITIVE_INFINITY);

function pairsOf(
  { people, rowOf, mentors, rules, pins, profiles }: Prepared,
  table: ScoreTable,
  mentorOf: Int32Array,
): MatchedPair[] {
  const pinned = new Map(pins.kept.map((pin) => [pin.mentee, pin]));
  const pairs: MatchedPair[] = [];
  for (const [place, mentee] of people.entries()) {
    const row = rowOf[place] ?? -1;
    const column = mentorOf[row] ?? -1;
    const mentor = mentors[column]?.person;
    const pin = row < 0 ? pinned.get(mentee) : undefined;
    if (pin !== undefined) pairs.push({ ...pin, score: scorePinned(pin, profiles, rules), pinned: true });
    else if (mentor !== undefined) pairs.push({ mentor, mentee, score: table.scoreOf(row, column), pinned: false });
  }
  return pairs;
}

/** The score of two people, 0 when they may not be paired: from the table where it has them. */
export function scoreIn({ profiles, rowOf, mentors, rules, bans }: Prepared, table: ScoreTable) {
  const rows = new Map<Profile, number>();
  // Profiles are by id, as people are.
  for (const profile of profiles.values()) rows.set(profile, rowOf[rows.size] ?? -1);
  const columns = new Map(mentors.map((mentor, column) => [mentor, column]));
  return (mentor: Profile, mentee: Profile): number => {
    const [row = -1, column] = [rows.get(mentee), columns.get(mentor)];
    if (row < 0 || column === undefined) return scoreIfAllowed(mentor, mentee, rules, bans);
    return table.scoreOf(row, column);
  };
}

/** Minimums that were not reached. */
function shortOf({ rules, mentors, least, sideOf }: Prepared, mentorOf: Int32Array): ImpossibleRule[] {
  const load = new Int32Array(mentors.length);
  for (const mentor of mentorOf) if (mentor >= 0) load[mentor] = (load[mentor] ?? 0) + 1;
  return mentors.flatMap(({ person }, column): ImpossibleRule[] => {
    const missing = (least[column] ?? 0) - (load[column] ?? 0);
    if (missing <= 0 || sideOf(person) !== 'mentor') return [];
    const asked = rules.minLoads?.find(({ mentor }) => mentor === person)?.least ?? 0;
    return [{ rule: 'min-load', mentor: person, least: asked, why: 'mentees', most: asked - missing }];
  });
}

/** Everything a run says, in one order: equal runs give equal bytes. */
export function runBytes(run: Omit<SecondRun, 'digest'>): Uint8Array<ArrayBuffer> {
  const entries = (of: Readonly<Record<string, unknown>>) =>
    Object.entries(of).sort(([one], [other]) => compareText(one, other));
  return new TextEncoder().encode(
    JSON.stringify([
      'binome run 2',
      run.inputs,
      settleRules(run.rules),
      entries(run.sides),
      run.pairs.map(({ mentor, mentee, score, pinned }) => [mentor, mentee, score, pinned]),
      run.unmatched.map(({ person, why }) => [person, why]),
      [run.total, run.bound, run.floor, run.blockingPairs],
      run.prices && entries(run.prices),
      run.above && [run.above.seats, run.above.mentors],
      run.repaired && [run.repaired.run, run.repaired.moved.map(({ mentee, before }) => [mentee, before])],
    ]),
  );
}

export const digestOf = (run: Omit<SecondRun, 'digest'>, hash: Hash): string => keyTextOf(hash(runBytes(run)));

/** Binds a run to its inputs and to itself. */
export function certifyRun(draft: DraftRun, inputs: string, hash: Hash): SecondRun {
  const run = { ...draft, inputs };
  return { ...run, digest: digestOf(run, hash) };
}
