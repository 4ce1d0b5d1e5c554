/** In which order somebody with many spaces sees them: what waits, whom one has not heard for long, the others. */

import type { Instant } from '../../model/brand.ts';
import { fold, wordsOf } from '../../model/fold.ts';
import type { InboxEntry, WorkspaceShown } from '../../session/types.ts';
import { isNear } from '../goals/due.ts';

const DAY = 86_400_000;
/** After so long without a sign, somebody may be lost. */
const QUIET_DAYS = 21;
/** A meeting this near is said in its space's row. */
const MEETING_DAYS = 7;

export interface Row {
  readonly space: WorkspaceShown;
  readonly unread: number;
  readonly latest: InboxEntry['latest'];
  /** Its day, when that is near or past. */
  readonly due: string | null;
  readonly missed: InboxEntry['missed'];
  /** What waits for my signature. */
  readonly signs: WorkspaceShown['soon']['signs'];
  /** A time that waits for my answer. */
  readonly asks: Instant | null;
  /** The next meeting, when it is near. */
  readonly next: { readonly start: Instant; readonly end: Instant } | null;
  readonly here: boolean;
  /** Days since a sign of them, from three weeks on; null: not so long. */
  readonly quiet: number | null;
  /** When they were last heard; 0: not known. */
  readonly heard: number;
}

export interface Inbox {
  readonly waits: readonly Row[];
  readonly quiet: readonly Row[];
  readonly others: readonly Row[];
}

type Entries = ReadonlyMap<string, InboxEntry>;

export function rowOf(space: WorkspaceShown, entry: InboxEntry | undefined, now: number): Row {
  const { unread = 0, latest = null, due = null, missed = null, heard = 0, here = false } = entry ?? {};
  const { asks, meetings, signs } = space.soon;
  const next = meetings.find(({ end }) => end > now);
  const days = Math.floor((now - Math.max(heard, space.since)) / DAY);
  return {
    space,
    unread,
    latest: unread > 0 ? latest : null,
    due: due !== null && isNear(due, now) ? due : null,
    missed,
    signs,
    asks: asks !== null && asks > now ? asks : null,
    next: next !== undefined && next.start < now + MEETING_DAYS * DAY ? next : null,
    here,
    quiet: !here && days >= QUIET_DAYS ? days : null,
    heard,
  };
}

/** `query`: part of a name; `programme`: its name, '' for those without one, null for all. */
export function sorted(
  spaces: readonly WorkspaceShown[],
  entries: Entries,
  { query, programme, now }: { query: string; programme: string | null; now: number },
): Inbox {
  const words = wordsOf(query);
  const rows = spaces
    .filter((space) => programme === null || (space.programme?.name ?? '') === programme)
    .filter((space) => words.every((word) => fold(space.title).includes(word)))
    .map((space) => rowOf(space, entries.get(space.id), now));
  const byName = (a: Row, b: Row): number => a.space.title.localeCompare(b.space.title);
  const isWaiting = ({ unread, missed, signs, asks, due }: Row): boolean =>
    unread > 0 || Boolean(missed ?? signs) || asks !== null || due !== null;
  const waits = rows.filter(isWaiting);
  const rest = rows.filter((row) => !isWaiting(row));
  const far = '9999';
  return {
    // Words before days, the newest first; then who called, who waits for a signature, or a time; then the nearest day.
    waits: waits.sort(
      (a, b) =>
        Number(b.unread > 0) - Number(a.unread > 0) ||
        (a.unread > 0 ? b.heard - a.heard : 0) ||
        Number(b.missed !== null) - Number(a.missed !== null) ||
        Number(Boolean(b.signs)) - Number(Boolean(a.signs)) ||
        Number(b.asks !== null) - Number(a.asks !== null) ||
        ((a.due ?? far) < (b.due ?? far) ? -1 : (a.due ?? far) > (b.due ?? far) ? 1 : 0) ||
        byName(a, b),
    ),
    quiet: rest.filter(({ quiet }) => quiet !== null).sort((a, b) => (b.quiet ?? 0) - (a.quiet ?? 0) || byName(a, b)),
    others: rest
      .filter(({ quiet }) => quiet === null)
      .sort((a, b) => Number(b.here) - Number(a.here) || startOf(a) - startOf(b) || byName(a, b)),
  };
}

/** Far away where there is none: what is met sooner comes first. */
const startOf = ({ next }: Row): number => next?.start ?? 8.64e15;

/** The programmes that the spaces are of, '' for those without one, the largest first; empty where there is but one. */
export function programmesOf(spaces: readonly WorkspaceShown[]): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { programme } of spaces) counts.set(programme?.name ?? '', (counts.get(programme?.name ?? '') ?? 0) + 1);
  if (counts.size < 2) return [];
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
