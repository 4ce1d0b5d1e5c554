/**
 * A programme month by month: what all pairs together had done by then, as they told it. A month in which fewer than five
 * people told anything is put together with the next, as small counts are (grouped.ts): else the step from one month to
 * the next would be one person's.
 */
import { pairedIn } from '../invitation/stage.ts';
import type { PersonId } from '../model/brand.ts';
import type { Counters } from '../model/counters.ts';
import { type CountersOfMonth, monthsOf } from './following.ts';
import type { Followed } from './followUp.ts';
import { LEAST } from './grouped.ts';
import type { OfficeDocument } from './office.ts';

export interface MonthPoint {
  /** YYYY-MM, the last of those it stands for. */
  readonly month: string;
  /** Who told something since the point before: at least LEAST. */
  readonly people: number;
  /** Since the programme began. */
  readonly sessions: number;
  readonly minutes: number;
}

type Told = CountersOfMonth & { readonly pair: number; readonly person: PersonId };

export function curveOf(office: OfficeDocument, pairs: readonly Followed[]): MonthPoint[] {
  const told: Told[] = pairs.flatMap((pair, at) =>
    pairedIn(pair).flatMap((person) =>
      monthsOf(office, pair.invitation, person).map((one) => ({ ...one, pair: at, person })),
    ),
  );
  const points: MonthPoint[] = [];
  let since = new Set<PersonId>();
  for (const month of [...new Set(told.map((one) => one.month))].sort()) {
    for (const one of told) if (one.month === month) since.add(one.person);
    if (since.size < LEAST) continue;
    const newest = new Map<number, Counters>();
    for (const { pair, month: of, counters } of told)
      if (of <= month && (newest.get(pair)?.at ?? -1) < counters.at) newest.set(pair, counters);
    const all = [...newest.values()];
    points.push({
      month,
      people: since.size,
      sessions: all.reduce((sum, one) => sum + one.sessions, 0),
      minutes: all.reduce((sum, one) => sum + one.minutes, 0),
    });
    since = new Set();
  }
  return points;
}
