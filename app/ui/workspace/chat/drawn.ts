/**
 * Which lines of a conversation are drawn: a stretch of it, which moves as one scrolls. However many there are, the page
 * never holds more than a few hundred. Its two ends are lines, so that what comes above or below moves nothing.
 */
import type { ChatLine } from '../../../session/types.ts';

/** Drawn at first. */
export const FIRST = 80;
/** Added at a time: the browser lays out what comes in one go. */
export const STEP = 40;
/** Never more than this. */
export const MOST = 320;

export interface Stretch {
  /** Id of the first line; null: as many as are drawn at first. */
  readonly first: string | null;
  /** Id of the last line; null: to the end, wherever that comes to be. */
  readonly last: string | null;
}

export const END: Stretch = { first: null, last: null };

type Lines = readonly Pick<ChatLine, 'id'>[];

/** The places of the first line and of the one behind the last. An end that is not there any more is taken for none. */
export function placesOf(lines: Lines, { first, last }: Stretch): readonly [from: number, to: number] {
  const lastAt = last === null ? -1 : lines.findLastIndex(({ id }) => id === last);
  const to = lastAt === -1 ? lines.length : lastAt + 1;
  const firstAt = first === null ? -1 : lines.findLastIndex(({ id }) => id === first);
  return [firstAt === -1 || firstAt >= to ? Math.max(0, to - FIRST) : firstAt, to];
}

const between = (lines: Lines, from: number, to: number): Stretch => ({
  first: lines[Math.max(0, from)]?.id ?? null,
  last: to >= lines.length ? null : (lines[to - 1]?.id ?? null),
});

export function earlier(lines: Lines, stretch: Stretch): Stretch {
  const [from, to] = placesOf(lines, stretch);
  const next = Math.max(0, from - STEP);
  return between(lines, next, Math.min(to, next + MOST));
}

export function later(lines: Lines, stretch: Stretch): Stretch {
  const [from, to] = placesOf(lines, stretch);
  const next = Math.min(lines.length, to + STEP);
  return between(lines, Math.max(from, next - MOST), next);
}

/** With that line in the middle; the same one if it is drawn already. */
export function around(lines: Lines, stretch: Stretch, at: number): Stretch {
  const [from, to] = placesOf(lines, stretch);
  return at >= from && at < to ? stretch : between(lines, at - FIRST / 2, at + FIRST / 2);
}
