/** What is where: the box that an object is seen in, and whether a point is on it. */
import {
  type BoardBox,
  type BoardObject,
  type BoardPoint,
  hasWords,
  isLineKind,
  isStrokeKind,
} from '../../model/board.ts';
import { around, contains, distance, grown, upright } from './boxes.ts';
import { laidOut } from './layout.ts';
import { lineWidth, markerWidth, penWidth } from './palette.ts';

/** The box around what is seen, without the thickness of its line. Words make theirs taller. */
export function boundsOf(object: BoardObject): BoardBox {
  const box = upright(object.box);
  if (!hasWords(object.kind)) return box;
  const laid = laidOut(object);
  if (object.kind === 'note') return { ...box, h: Math.max(box.h, laid.height) };
  return { ...box, h: laid.height };
}

/** How far its ink reaches beyond its bounds. */
export function inkAround({ kind, size }: BoardObject): number {
  if (isStrokeKind(kind)) return (kind === 'pen' ? penWidth(size) : markerWidth(size)) / 2 + 1;
  return kind === 'arrow' ? lineWidth(size) * 4 + 4 : lineWidth(size) + 2;
}

export const boundsOfAll = (objects: readonly BoardObject[]): BoardBox | null => around(objects.map(boundsOf));

export interface Ends {
  readonly from: BoardPoint;
  readonly to: BoardPoint;
}

export const endsOf = ({ x, y, w, h }: BoardBox): Ends => ({ from: { x, y }, to: { x: x + w, y: y + h } });

/** The two strokes of an arrow's head. */
export function headOf({ from, to }: Ends, size: number): [BoardPoint, BoardPoint] {
  const length = Math.min(10 + lineWidth(size) * 3, Math.hypot(to.x - from.x, to.y - from.y) * 0.6 + 4);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = (turn: number): BoardPoint => ({
    x: to.x - length * Math.cos(angle + turn),
    y: to.y - length * Math.sin(angle + turn),
  });
  return [barb(0.5), barb(-0.5)];
}

/** The topmost object at a point: one whose ink is there, else the smallest shape around it. */
export function objectAt(objects: readonly BoardObject[], at: BoardPoint, slack: number): BoardObject | null {
  const inside: BoardObject[] = [];
  for (let index = objects.length - 1; index >= 0; index -= 1) {
    const object = objects[index];
    if (object === undefined || !contains(grown(boundsOf(object), inkAround(object) + slack), at)) continue;
    if (isOn(object, at, slack)) return object;
    if (object.kind === 'rect' || object.kind === 'ellipse') inside.push(object);
  }
  const area = ({ box }: BoardObject): number => box.w * box.h;
  return inside.reduce<BoardObject | null>((best, each) => (best && area(best) <= area(each) ? best : each), null);
}

/** Whether its ink is within `slack` of the point. Of a shape that is its frame, of words their whole box. */
export function isOn(object: BoardObject, at: BoardPoint, slack: number): boolean {
  const bounds = boundsOf(object);
  const reach = slack + inkAround(object);
  if (!contains(grown(bounds, reach), at)) return false;
  if (hasWords(object.kind)) return true;
  if (isLineKind(object.kind)) {
    const { from, to } = endsOf(object.box);
    return distance(at, from, to) <= slack + lineWidth(object.size);
  }
  if (object.stroke !== null) return isOnStroke(object, at, reach);
  if (object.kind === 'ellipse') return isOnEllipse(bounds, at, reach);
  return !contains(grown(bounds, -reach), at);
}

function isOnEllipse({ x, y, w, h }: BoardBox, at: BoardPoint, reach: number): boolean {
  const outer = Math.hypot((at.x - x - w / 2) / (w / 2 + reach), (at.y - y - h / 2) / (h / 2 + reach));
  if (w / 2 <= reach || h / 2 <= reach) return outer <= 1;
  const inner = Math.hypot((at.x - x - w / 2) / (w / 2 - reach), (at.y - y - h / 2) / (h / 2 - reach));
  return outer <= 1 && inner >= 1;
}

function isOnStroke({ stroke, box }: BoardObject, at: BoardPoint, reach: number): boolean {
  if (stroke === null) return false;
  const across = stroke.w === 0 ? 1 : box.w / stroke.w;
  const down = stroke.h === 0 ? 1 : box.h / stroke.h;
  const pointAt = (index: number): BoardPoint => ({
    x: box.x + (stroke.points[index * 3] ?? 0) * across,
    y: box.y + (stroke.points[index * 3 + 1] ?? 0) * down,
  });
  const count = stroke.points.length / 3;
  let before = pointAt(0);
  if (count === 1) return distance(at, before, before) <= reach;
  for (let index = 1; index < count; index += 1) {
    const now = pointAt(index);
    if (distance(at, before, now) <= reach) return true;
    before = now;
  }
  return false;
}
