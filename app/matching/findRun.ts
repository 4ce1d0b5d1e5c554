/** Who goes with whom, by the objective of the rules: numbers of rows and columns of a table, with what proves them. */
import { optimumOf } from './pool/optimum.ts';
import { accept } from './pool/stable.ts';
import type { Prepared } from './prepare.ts';
import { type Reached, reach } from './reach.ts';
import { scorePinned } from './rules.ts';
import type { ScoreTable } from './table.ts';
import { SCORES, tableRows } from './tableRows.ts';
import { listOf, mentorPrefers, wishesOf } from './wishes.ts';

export interface Found {
  /** −1 for none; pins are not in it. */
  readonly mentorOf: Int32Array;
  /** Null for `stable`. */
  readonly prices: Float64Array | null;
  readonly above: { readonly seats: 'all' | 'required'; readonly cover: Uint8Array } | null;
  /** Pairs below it were not looked at. */
  readonly level: number;
}

export function* findRun(prepared: Prepared, table: ScoreTable): Generator<void, Found> {
  switch (prepared.rules.objective) {
    case 'stable':
      return { mentorOf: yield* stableIn(prepared, table), prices: null, above: null, level: SCORES.lowest };
    case 'floor': {
      const { level, above } = yield* highestFloor(prepared, table);
      return { ...(yield* optimumOf(tableRows(table, prepared.openSeats, prepared.least, level))), level, above };
    }
    default:
      return {
        ...(yield* optimumOf(tableRows(table, prepared.openSeats, prepared.least))),
        level: SCORES.lowest,
        above: null,
      };
  }
}

/** Deferred acceptance over the scores and rankings: best for mentees, ties by the order of the seed. */
export function* stableIn(prepared: Prepared, table: ScoreTable): Generator<void, Int32Array> {
  const wishes = wishesOf(prepared);
  return yield* accept({
    mentorOf: new Int32Array(table.mentees).fill(-1),
    free: [...prepared.openSeats],
    listOf: (mentee) => listOf(table, wishes, mentee),
    before: (mentor, one, other) => mentorPrefers(table, wishes, mentor, one, other) || one - other,
  });
}

/** The worst of the pairs that were pinned. */
export function pinnedFloor({ pins, profiles, rules }: Prepared): number | null {
  const scores = pins.kept.map((pin) => scorePinned(pin, profiles, rules));
  return scores.length === 0 ? null : Math.min(...scores);
}

/** The highest level at which as many are matched and the required seats still filled, by halving; and why none above is. */
export function* highestFloor(prepared: Prepared, table: ScoreTable): Generator<void, Pick<Found, 'level' | 'above'>> {
  const { openSeats, least } = prepared;
  const needed = least.reduce((sum, count) => sum + count, 0);
  let best: Reached = yield* reach(table, openSeats, SCORES.lowest);
  const { count } = best;
  if (count === 0) return { level: SCORES.lowest, above: null };
  let low: number = SCORES.lowest;
  let high = Math.min(pinnedFloor(prepared) ?? SCORES.highest, SCORES.highest) + 1;
  let above: Found['above'] = null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const tried = yield* reach(table, openSeats, middle, best.mentorOf);
    const required = tried.count < count || needed === 0 ? null : yield* reach(table, least, middle);
    if (tried.count < count) above = { seats: 'all', cover: tried.cover };
    else if (required !== null && required.count < needed) above = { seats: 'required', cover: required.cover };
    else {
      best = tried;
      low = middle;
      continue;
    }
    high = middle;
  }
  return { level: low, above };
}
