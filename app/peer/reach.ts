/**
 * Attempts at which the other device took part, and no way was found: whether that is to be said, and how long to keep
 * still before the next. Each costs 5 KB through the server, on both sides.
 */

/** Of the other device: an introduction, without any connection, this lately. */
const ONLINE = 60_000;
/** One failure may be a slow network, or the other device going away in the middle of it. */
const BLOCKED_AFTER = 2;
const FIRST_REST = 5_000;
const LAST_REST = 60_000;
/** Names of the other side's pages. Whoever sends more than this is one who could as well send anything else. */
const REMEMBERED = 64;

export interface Reach {
  /** The other device is online, and out of reach. */
  isBlocked(): boolean;
  /** An introduction came from this page: a reload, or another choice of ways, is another page. */
  heard(page: string): void;
  /** An attempt begun then led nowhere. How long to rest, ms. */
  missed(since: number): number;
  /** What was tried so far says nothing any more: a way was found, or this side's network or choice is another. */
  begin(): void;
}

export function keepReach(clock: () => number): Reach {
  let missed = 0;
  /** Of those, begun since there was last a reason to expect more than before. */
  let inARow = 0;
  let hopefulSince = Number.NEGATIVE_INFINITY;
  let heardAt = Number.NEGATIVE_INFINITY;
  const pages = new Set<string>();

  return {
    isBlocked: () => missed >= BLOCKED_AFTER && clock() - heardAt < ONLINE,
    heard(page) {
      heardAt = clock();
      if (pages.has(page)) return;
      pages.add(page);
      const [oldest] = pages;
      if (pages.size > REMEMBERED && oldest !== undefined) pages.delete(oldest);
      // What is said stays as it is until a way is found; only the next attempts come soon again.
      inARow = 0;
      hopefulSince = heardAt;
    },
    missed(since) {
      missed += 1;
      if (since >= hopefulSince) inARow += 1;
      const times = inARow - BLOCKED_AFTER;
      return times < 0 ? 0 : Math.min(LAST_REST, FIRST_REST * 2 ** times);
    },
    begin() {
      missed = 0;
      inARow = 0;
      hopefulSince = clock();
    },
  };
}
