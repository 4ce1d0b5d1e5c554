/** What is where: the box that an object is seen in, and whether a point is on it. */
import {
  type BoardBox,
  type BoardObject,
  type BoardPoint,
  hasWords,
  isClosedKind,
  isLineKind,
  isStrokeKind,
} from '../../model/board.ts';
import { turned } from '../../model/boardTies.ts';
import { around, contains, distance, grown, middleOf, upright } from './boxes.ts';
import { laidOut } from './layout.ts';
import { lineWidth, markerWidth, penWidth } from './palette.ts';

/** The box before it is turned, without the thickness of its line. Words make theirs taller. */
export function frameOf(object: BoardObject): BoardBox {
  const box = upright(object.box);
  if (object.kind === 'note') return { ...box, h: Math.max(box.h, laidOut(object).height) };
  if (object.kind === 'text') return { ...box, h: laidOut(object).height };
  return box;
}

const kept = new WeakMap<BoardObject, BoardBox>();

/** The box around what is seen, without the thickness of its line. */
export function boundsOf(object: BoardObject): BoardBox {
  const known = kept.get(object);
  if (known !== undefined) return known;
  const frame = frameOf(object);
  const box = object.turn === 0 ? frame : boundsOfPoints(cornersOf(object, frame));
  kept.set(object, box);
  return box;
}

export function cornersOf(object: BoardObject, { x, y, w, h }: BoardBox): BoardPoint[] {
  const middle = middleOf(upright(object.box));
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ].map((point) => turned(point, middle, object.turn));
}

const boundsOfPoints = (points: readonly BoardPoint[]): BoardBox =>
  around(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 };

/** How far its ink reaches beyond its bounds. */
export function inkAround({ kind, size }: BoardObject): number {
  if (isStrokeKind(kind)) return (kind === 'pen' ? penWidth(size) : markerWidth(size)) / 2 + 1;
  if (kind === 'frame') return 32;
  return kind === 'arrow' ? lineWidth(size) * 4 + 4 : lineWidth(size) + 2;
}

export const inkBox = (object: BoardObject): BoardBox => grown(boundsOf(object), inkAround(object));

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
    if (isClosedKind(object.kind)) inside.push(object);
  }
  const area = ({ box }: BoardObject): number => box.w * box.h;
  return inside.reduce<BoardObject | null>((best, each) => (best && area(best) <= area(each) ? best : each), null);
}

/** Whether its ink is within `slack` of the point. Of a hollow shape that is its edge, of words their whole box. */
export function isOn(object: BoardObject, at: BoardPoint, slack: number): boolean {
  if (object.turn !== 0) {
    const straight = turned(at, middleOf(upright(object.box)), -object.turn);
    return isOn({ ...object, turn: 0 }, straight, slack);
  }
  const bounds = frameOf(object);
  const ink = isClosedKind(object.kind) || object.kind === 'frame' ? lineWidth(object.size) + 2 : inkAround(object);
  const reach = slack + ink;
  if (object.kind === 'frame') return isOnFrame(bounds, at, reach);
  if (!contains(grown(bounds, reach), at)) return false;
  if (hasWords(object.kind) || object.kind === 'image') return true;
  if (isLineKind(object.kind)) {
    const { from, to } = endsOf(object.box);
    return distance(at, from, to) <= slack + lineWidth(object.size);
  }
  if (object.stroke !== null) return isOnStroke(object, at, reach);
  const isFilled = object.fill > 0;
  if (object.kind === 'ellipse') return isRound(bounds, at, reach, isFilled, Math.hypot);
  if (object.kind === 'diamond') return isRound(bounds, at, reach * 1.5, isFilled, (x, y) => Math.abs(x) + Math.abs(y));
  return isFilled || !contains(grown(bounds, -reach), at);
}

/** Its edge, and the line above it where its name stands. What lies in it is not it. */
function isOnFrame(bounds: BoardBox, at: BoardPoint, reach: number): boolean {
  if (contains({ x: bounds.x, y: bounds.y - 30, w: Math.min(bounds.w, 240), h: 30 }, at)) return true;
  return contains(grown(bounds, reach), at) && !contains(grown(bounds, -reach), at);
}

/** By how far from the middle its edge is in each direction, as `far` measures it. */
function isRound(
  { x, y, w, h }: BoardBox,
  at: BoardPoint,
  reach: number,
  isFilled: boolean,
  far: (x: number, y: number) => number,
): boolean {
  const [dx, dy] = [at.x - x - w / 2, at.y - y - h / 2];
  if (far(dx / (w / 2 + reach), dy / (h / 2 + reach)) > 1) return false;
  if (isFilled || w / 2 <= reach || h / 2 <= reach) return true;
  return far(dx / (w / 2 - reach), dy / (h / 2 - reach)) >= 1;
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
