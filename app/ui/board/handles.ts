/** The grips of what is selected: corners of its box and one that turns it, or the two ends of one line. */
import { type BoardBox, type BoardChange, type BoardObject, type BoardPoint, isLineKind } from '../../model/board.ts';
import { turned } from '../../model/boardTies.ts';
import { mapped, middleOf, upright } from './boxes.ts';
import { boundsOfAll, cornersOf, frameOf } from './shapes.ts';

export type Grip = 'nw' | 'ne' | 'se' | 'sw' | 'from' | 'to' | 'turn';
type Changes = Map<BoardObject['id'], BoardChange>;

/** Nothing becomes smaller than this, in board units: it could not be taken hold of again. */
const LEAST = 8;
/** How far above the box one turns it, in pixels. */
const ABOVE = 28;
const CORNERS = ['nw', 'ne', 'se', 'sw'] as const;

export function gripsOf(objects: readonly BoardObject[], zoom: number): [Grip, BoardPoint][] {
  const [only, another] = objects;
  if (only === undefined) return [];
  const isAlone = another === undefined;
  if (isAlone && isLineKind(only.kind)) {
    const { x, y, w, h } = only.box;
    return [
      ['from', { x, y }],
      ['to', { x: x + w, y: y + h }],
    ];
  }
  const box = isAlone ? frameOf(only) : boundsOfAll(objects);
  if (box === null) return [];
  const straight = { ...only, turn: 0 };
  const corners = cornersOf(isAlone ? only : straight, box);
  const top = { x: box.x + box.w / 2, y: box.y - ABOVE / zoom };
  const turn = isAlone ? turned(top, middleOf(upright(only.box)), only.turn) : top;
  const grips = CORNERS.map((grip, at): [Grip, BoardPoint] => [grip, corners[at] ?? top]);
  return only.kind === 'frame' && isAlone ? grips : [...grips, ['turn', turn]];
}

/** All of them after the grip was dragged by `dx`, `dy`. `even` keeps their proportions. */
export function resized(objects: readonly BoardObject[], grip: Grip, dx: number, dy: number, even: boolean): Changes {
  const changes: Changes = new Map();
  const [only] = objects;
  if (only === undefined) return changes;
  if (grip === 'from' || grip === 'to') {
    const { x, y, w, h } = only.box;
    const box = grip === 'to' ? { x, y, w: w + dx, h: h + dy } : { x: x + dx, y: y + dy, w: w - dx, h: h - dy };
    return changes.set(only.id, { box });
  }
  if (objects.length === 1 && only.turn !== 0)
    return changes.set(only.id, { box: resizedTurned(only, grip, dx, dy, even) });
  const from = boundsOfAll(objects);
  if (from === null) return changes;
  // Pictures and what stands askew would be torn out of shape.
  const isEven = even || objects.some(({ kind, turn }) => kind === 'image' || turn !== 0);
  const to = dragged(from, grip, dx, dy, isEven);
  for (const object of objects) {
    if (object.turn === 0) {
      const box = mapped(isLineKind(object.kind) ? object.box : frameOf(object), from, to);
      // The height of words follows from their width.
      changes.set(object.id, {
        box: object.kind === 'text' ? { ...box, h: object.box.h } : isLineKind(object.kind) ? box : upright(box),
      });
      continue;
    }
    const factor = from.w === 0 ? to.h / Math.max(from.h, 1) : to.w / from.w;
    const middle = middleOf(mapped({ ...middleOf(object.box), w: 0, h: 0 }, from, to));
    const [w, h] = [object.box.w * factor, object.box.h * factor];
    changes.set(object.id, { box: { x: middle.x - w / 2, y: middle.y - h / 2, w, h } });
  }
  return changes;
}

/** Along its own sides; the opposite corner stays where it is on the board. */
function resizedTurned(object: BoardObject, grip: Grip, dx: number, dy: number, even: boolean): BoardBox {
  const from = frameOf(object);
  const along = turned({ x: dx, y: dy }, { x: 0, y: 0 }, -object.turn);
  const to = dragged(from, grip, along.x, along.y, even || object.kind === 'image');
  const opposite = CORNERS[(CORNERS.indexOf(grip as (typeof CORNERS)[number]) + 2) % 4] ?? 'nw';
  const cornerOf = ({ x, y, w, h }: BoardBox): BoardPoint => ({
    x: opposite === 'ne' || opposite === 'se' ? x + w : x,
    y: opposite === 'sw' || opposite === 'se' ? y + h : y,
  });
  const kept = turned(cornerOf(from), middleOf(object.box), object.turn);
  const box = object.kind === 'text' ? { ...to, h: object.box.h } : to;
  const slid = turned(cornerOf(box), middleOf(box), object.turn);
  return { ...box, x: box.x + kept.x - slid.x, y: box.y + kept.y - slid.y };
}

/** About the middle of them all, by whole degrees. */
export function turnedBy(objects: readonly BoardObject[], degrees: number): Changes {
  const whole = boundsOfAll(objects);
  const by = Math.round(degrees);
  if (whole === null) return new Map();
  const [only] = objects;
  const middle = objects.length === 1 && only !== undefined ? middleOf(only.box) : middleOf(whole);
  return new Map(
    objects.map((object): [BoardObject['id'], BoardChange] => {
      const { box, turn, id } = object;
      if (isLineKind(object.kind)) {
        const from = turned(box, middle, by);
        const to = turned({ x: box.x + box.w, y: box.y + box.h }, middle, by);
        return [id, { box: { x: from.x, y: from.y, w: to.x - from.x, h: to.y - from.y } }];
      }
      const at = turned(middleOf(box), middle, by);
      const placed = { ...box, x: at.x - box.w / 2, y: at.y - box.h / 2 };
      // A frame goes along, but stays upright: what lies in it is told by its box.
      return [id, object.kind === 'frame' ? { box: placed } : { box: placed, turn: (((turn + by) % 360) + 360) % 360 }];
    }),
  );
}

/** By how many degrees the turning grip has come round; `even`: in steps of fifteen. */
export function turnTo(objects: readonly BoardObject[], from: BoardPoint, to: BoardPoint, even: boolean): number {
  const [only] = objects;
  const whole = boundsOfAll(objects);
  if (whole === null || only === undefined) return 0;
  const middle = objects.length === 1 ? middleOf(only.box) : middleOf(whole);
  const angle = ({ x, y }: BoardPoint): number => (Math.atan2(y - middle.y, x - middle.x) * 180) / Math.PI;
  const by = angle(to) - angle(from);
  const base = objects.length === 1 ? only.turn : 0;
  // Near to upright it stands upright: nobody means 89 degrees.
  const step = even ? 15 : 90;
  const near = Math.round((base + by) / step) * step - base;
  return even || Math.abs(near - by) < 3 ? near : by;
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
