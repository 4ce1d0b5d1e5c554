/** Boxes: around, together, one over the other. */
import type { BoardBox, BoardPoint } from '../../model/board.ts';

/** The same box with its corner at the upper left, whichever way it was drawn. */
export const upright = ({ x, y, w, h }: BoardBox): BoardBox => ({
  x: w < 0 ? x + w : x,
  y: h < 0 ? y + h : y,
  w: Math.abs(w),
  h: Math.abs(h),
});

export const grown = ({ x, y, w, h }: BoardBox, by: number): BoardBox => ({
  x: x - by,
  y: y - by,
  w: w + 2 * by,
  h: h + 2 * by,
});

export const overlap = (a: BoardBox, b: BoardBox): boolean =>
  a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;

export const contains = (box: BoardBox, { x, y }: BoardPoint): boolean =>
  x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;

export const covers = (outer: BoardBox, inner: BoardBox): boolean =>
  contains(outer, inner) && contains(outer, { x: inner.x + inner.w, y: inner.y + inner.h });

/** Around all of them; null around nothing. */
export function around(boxes: readonly BoardBox[]): BoardBox | null {
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** Where `box` comes to when `from`, which is around it, becomes `to`. */
export function mapped(box: BoardBox, from: BoardBox, to: BoardBox): BoardBox {
  const across = from.w === 0 ? 1 : to.w / from.w;
  const down = from.h === 0 ? 1 : to.h / from.h;
  return { x: to.x + (box.x - from.x) * across, y: to.y + (box.y - from.y) * down, w: box.w * across, h: box.h * down };
}

/** How far a point lies from the piece of a line between two others. */
export function distance(at: BoardPoint, from: BoardPoint, to: BoardPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy);
}

export const middleOf = ({ x, y, w, h }: BoardBox): BoardPoint => ({ x: x + w / 2, y: y + h / 2 });

/** Around both. */
export function joined(a: BoardBox | null, b: BoardBox): BoardBox {
  return around(a === null ? [b] : [a, b]) ?? b;
}
