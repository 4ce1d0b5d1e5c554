/** What a run publishes of itself beside its proof: recomputed from the cards. */
import type { Instant, PersonId } from '../model/brand.ts';
import { LITTLE_MINUTES } from './explain.ts';
import { highestFloor, pinnedFloor } from './findRun.ts';
import { shuffled } from './order.ts';
import { repairOf } from './pool/repair.ts';
import { finish } from './pool/rows.ts';
import { type Prepared, prepare } from './prepare.ts';
import { countShared, type Profile } from './profile.ts';
import { Remembered } from './remembered.ts';
import { costBefore } from './repairRun.ts';
import { refusal, scoreIfAllowed } from './rules.ts';
import type { ScoreTable } from './table.ts';
import { tableRows } from './tableRows.ts';
import type { Candidate, MatchedPair, MatchRun } from './types.ts';
import { Weeks } from './weeks.ts';
import { countBlocking, menteePrefers, type Wishes, wishesOf } from './wishes.ts';
import { floorOf } from './writeRun.ts';

export interface Load {
  readonly mentor: PersonId;
  /** Pairs of this run. */
  readonly pairs: number;
  /** Pairs and open invitations of before. */
  readonly taken: number;
  /** All their seats. */
  readonly seats: number;
}

export interface RunMeasures {
  /** Mentees in a pair; and those who are, or whom somebody could have taken. Coverage is the one by the other. */
  readonly matched: number;
  readonly matchable: number;
  readonly total: number;
  readonly bound: number | null;
  /** (bound − total) / total; null where no total was sought. */
  readonly gap: number | null;
  readonly floor: number | null;
  /** The highest worst pair that any run of as many pairs could have. */
  readonly bestFloor: number | null;
  readonly blockingPairs: number;
  /** Pairs that break a rule: 0, or the run is not what it says. */
  readonly broken: number;
  readonly loads: readonly Load[];
  /** Of the pairs without a pin: how many got their first, second, third, fourth to tenth choice, or a later one. */
  readonly ranks: readonly [number, number, number, number, number];
  /** Common minutes a week, over the pairs in which both stated their time; `unknown`: the others. Null without any. */
  readonly minutes: { readonly least: number; readonly median: number; readonly most: number } | null;
  readonly unknownMinutes: number;
  /** Pairs with at least three reasons that speak for them. */
  readonly threeReasons: number;
  /** When one mentor leaves: how many of the others' pairs then move, over a few of the mentors, drawn by the seed. */
  readonly whenOneLeaves: { readonly sampled: number; readonly mean: number; readonly most: number };
}

/** Pairs and rows after which others are let in. */
const SLICE = 256;
/** Mentors who are let go in turn. */
const SAMPLED = 5;

/** Everything at once; `measuresInSteps` lets others in meanwhile, and a large run wants that. */
export const measuresOf = (run: MatchRun, candidates: readonly Candidate[], at: Instant): RunMeasures =>
  finish(measuresInSteps(run, candidates, at));

export function* measuresInSteps(
  run: MatchRun,
  candidates: readonly Candidate[],
  at: Instant,
  remembered: Remembered = new Remembered(),
): Generator<void, RunMeasures> {
  const prepared = prepare(candidates, run.rules, at, run.sides, remembered.profilesAt(at));
  const { mentees, mentors, openSeats, rules } = prepared;
  const table = remembered.tableOf(mentees, mentors, rules, at);
  const wishes = wishesOf(prepared);
  const columns = new Map<PersonId | undefined, number>(mentors.map(({ person }, column) => [person, column]));
  const free = new Map(run.pairs.flatMap(({ mentee, mentor, pinned }) => (pinned ? [] : [[mentee, mentor] as const])));
  const mentorOf = Int32Array.from(mentees, ({ person }) => columns.get(free.get(person)) ?? -1);
  const { level } = yield* highestFloor(prepared, table);
  const isMentee = ({ person }: { person: PersonId }) => prepared.sideOf(person) === 'mentee';
  const waiting = run.unmatched.filter((one) => isMentee(one) && one.why === 'no-seat').length;
  const blockingPairs = yield* countBlocking(table, wishes, openSeats, mentorOf);
  const floor = floorOf(run.pairs);
  return {
    matched: run.pairs.length,
    matchable: run.pairs.length + waiting,
    total: run.total,
    bound: run.bound,
    gap: run.bound === null ? null : (run.bound - run.total) / Math.max(1, run.total),
    floor,
    // Without a pair that is no pin, the pins are all there is.
    bestFloor: floor === null ? null : free.size === 0 ? pinnedFloor(prepared) : level,
    blockingPairs,
    broken: yield* countBroken(run, prepared),
    loads: loadsOf(run, prepared, candidates),
    ranks: yield* ranksOf(table, wishes, mentorOf),
    ...(yield* timesOf(run, prepared, at)),
    whenOneLeaves: yield* whenOneLeaves(run, prepared, table, mentorOf),
  };
}

function* countBroken({ pairs }: MatchRun, { profiles, rules, bans, seatsOf }: Prepared): Generator<void, number> {
  const load = new Map<PersonId, number>();
  const mentees = new Set<PersonId>();
  const isBroken = ({ mentor, mentee, pinned }: MatchedPair): boolean => {
    const [one, other] = [profiles.get(mentor), profiles.get(mentee)];
    const again = mentees.has(mentee);
    mentees.add(mentee);
    load.set(mentor, (load.get(mentor) ?? 0) + 1);
    if (one === undefined || other === undefined || again) return true;
    if ((load.get(mentor) ?? 0) > seatsOf(mentor)) return true;
    return pinned ? refusal(one, other, rules, bans) !== null : scoreIfAllowed(one, other, rules, bans) === 0;
  };
  let broken = 0;
  for (const [at, pair] of pairs.entries()) {
    if (at % SLICE === 0) yield;
    if (isBroken(pair)) broken += 1;
  }
  return broken;
}

function loadsOf({ pairs }: MatchRun, { sideOf }: Prepared, candidates: readonly Candidate[]): Load[] {
  const load = new Map<PersonId, number>();
  for (const { mentor } of pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  return candidates.flatMap(({ person, card, taken }) =>
    sideOf(person) === 'mentor' ? [{ mentor: person, pairs: load.get(person) ?? 0, taken, seats: card.capacity }] : [],
  );
}

function* ranksOf(table: ScoreTable, wishes: Wishes, mentorOf: Int32Array): Generator<void, RunMeasures['ranks']> {
  const ranks: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const [row, own] of mentorOf.entries()) {
    if (row % SLICE === 0) yield;
    if (own < 0) continue;
    const from = table.fill(row);
    const ownScore = table.scoreOf(row, own);
    const isRanked = wishes.ofMentee[row] !== undefined;
    let better = 0;
    for (let column = 0; column < table.mentors; column += 1) {
      const score = table.scores[from + column] ?? 0;
      if (score === 0) continue;
      if (isRanked ? menteePrefers(table, wishes, row, column, own) < 0 : score > ownScore) better += 1;
    }
    const place = better < 3 ? better : better < 10 ? 3 : 4;
    ranks[place] = (ranks[place] ?? 0) + 1;
  }
  return ranks;
}

/** Minutes and reasons of every pair: `explain` counted, which for thousands would take long. */
function* timesOf({ pairs }: MatchRun, { profiles }: Prepared, at: Instant) {
  const weeks = new Weeks(
    Array.from(profiles.values(), ({ card }) => card.timeZone),
    at,
  );
  const minutesOf = (one: Profile, other: Profile): number => {
    const slots = new Set(weeks.slotsOf(one.card));
    return weeks.minutesASlot * weeks.slotsOf(other.card).filter((slot) => slots.has(slot)).length;
  };
  const minutes: number[] = [];
  let threeReasons = 0;
  for (const [place, pair] of pairs.entries()) {
    if (place % SLICE === 0) yield;
    const [mentor, mentee] = [profiles.get(pair.mentor), profiles.get(pair.mentee)];
    if (mentor === undefined || mentee === undefined) continue;
    let reasons =
      countShared(mentee.sought, mentor.offered) +
      countShared(mentee.topics, mentor.topics) +
      countShared(mentor.sought, mentee.offered) +
      countShared(mentee.languages, mentor.languages);
    if (mentor.card.availability.length > 0 && mentee.card.availability.length > 0) {
      const common = minutesOf(mentor, mentee);
      minutes.push(common);
      if (common >= LITTLE_MINUTES) reasons += 1;
    }
    if (reasons >= 3) threeReasons += 1;
  }
  minutes.sort((a, b) => a - b);
  const [least, median, most] = [minutes[0], minutes[minutes.length >> 1], minutes.at(-1)];
  const known = least !== undefined && median !== undefined && most !== undefined;
  return {
    minutes: known ? { least, median, most } : null,
    unknownMinutes: pairs.length - minutes.length,
    threeReasons,
  };
}

function* whenOneLeaves(
  run: MatchRun,
  { mentors, openSeats, least, rules }: Prepared,
  table: ScoreTable,
  mentorOf: Int32Array,
): Generator<void, RunMeasures['whenOneLeaves']> {
  const used = new Set(mentorOf);
  const taken = [...mentors.keys()].filter((column) => used.has(column));
  const sample = shuffled(taken, rules.seed).slice(0, SAMPLED);
  const prices = run.version === 2 ? mentors.map(({ person }) => run.prices?.[person] ?? 0) : [];
  const moved: number[] = [];
  for (const leaving of sample) {
    const without = (counts: Int32Array) => counts.map((count, column) => (column === leaving ? 0 : count));
    const rows = tableRows(table, without(openSeats), without(least));
    const found = yield* repairOf(rows, mentorOf, prices, costBefore(run, rows));
    moved.push(
      mentorOf.reduce((sum, own, row) => sum + (own >= 0 && own !== leaving && own !== found.mentorOf[row] ? 1 : 0), 0),
    );
  }
  const sum = moved.reduce((total, count) => total + count, 0);
  return { sampled: moved.length, mean: moved.length === 0 ? 0 : sum / moved.length, most: Math.max(0, ...moved) };
}
