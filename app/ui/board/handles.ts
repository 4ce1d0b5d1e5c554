/** The grips of what is selected: corners of its box, or the two ends of one line. */
import { type BoardBox, type BoardObject, type BoardPoint, isLineKind } from '../../model/board.ts';
import { mapped, upright } from './boxes.ts';
import { boundsOf, boundsOfAll } from './shapes.ts';

export type Grip = 'nw' | 'ne' | 'sw' | 'se' | 'from' | 'to';

/** Nothing becomes smaller than this, in board units: it could not be taken hold of again. */
const LEAST = 8;

export function gripsOf(objects: readonly BoardObject[]): [Grip, BoardPoint][] {
  const [only] = objects;
  if (objects.length === 1 && only !== undefined && isLineKind(only.kind)) {
    const { x, y, w, h } = only.box;
    return [
      ['from', { x, y }],
      ['to', { x: x + w, y: y + h }],
    ];
  }
  const box = boundsOfAll(objects);
  if (box === null) return [];
  const [right, bottom] = [box.x + box.w, box.y + box.h];
  return [
    ['nw', { x: box.x, y: box.y }],
    ['ne', { x: right, y: box.y }],
    ['sw', { x: box.x, y: bottom }],
    ['se', { x: right, y: bottom }],
  ];
}

/** The boxes of all of them after the grip was dragged by `dx`, `dy`. `even` keeps their proportions. */
export function resized(
  objects: readonly BoardObject[],
  grip: Grip,
  dx: number,
  dy: number,
  even: boolean,
): Map<BoardObject['id'], BoardBox> {
  const boxes = new Map<BoardObject['id'], BoardBox>();
  const [only] = objects;
  if (only !== undefined && (grip === 'from' || grip === 'to')) {
    const { x, y, w, h } = only.box;
    boxes.set(only.id, grip === 'to' ? { x, y, w: w + dx, h: h + dy } : { x: x + dx, y: y + dy, w: w - dx, h: h - dy });
    return boxes;
  }
  const from = boundsOfAll(objects);
  if (from === null) return boxes;
  const to = dragged(from, grip, dx, dy, even);
  for (const object of objects) {
    const box = mapped(isLineKind(object.kind) ? object.box : { ...boundsOf(object) }, from, to);
    // The height of words follows from their width.
    boxes.set(
      object.id,
      object.kind === 'text' ? { ...box, h: object.box.h } : isLineKind(object.kind) ? box : upright(box),
    );
  }
  return boxes;
}

function dragged(from: BoardBox, grip: Grip, dx: number, dy: number, even: boolean): BoardBox {
  const [toLeft, toTop] = [grip === 'nw' || grip === 'sw', grip === 'nw' || grip === 'ne'];
  let w = Math.max(LEAST, from.w + (toLeft ? -dx : dx));
  let h = Math.max(LEAST, from.h + (toTop ? -dy : dy));
  // What is a line along one axis stays one.
  if (from.w === 0) w = 0;
  if (from.h === 0) h = 0;
  if (even && from.w > 0 && from.h > 0) {
    const factor = Math.max(w / from.w, h / from.h);
    [w, h] = [from.w * factor, from.h * factor];
  }
  return { x: toLeft ? from.x + from.w - w : from.x, y: toTop ? from.y + from.h - h : from.y, w, h };
}
