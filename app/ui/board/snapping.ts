/** What is dragged is drawn to the edges and middles of what is near, and a line shows to which. */
import type { BoardBox, BoardObject } from '../../model/board.ts';
import { around, overlap } from './boxes.ts';
import { boundsOf } from './shapes.ts';
import type { Guide } from './stage.ts';

/** In pixels. */
const NEAR = 6;
/** Of what is in view; among more, nobody can tell to what they were drawn. */
const MOST = 300;

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** Those that others may be drawn to, when `moving` is dragged with this view. */
export function snapTargets(
  objects: readonly BoardObject[],
  moving: ReadonlySet<BoardObject['id']>,
  view: BoardBox,
): BoardBox[] {
  const targets: BoardBox[] = [];
  for (const object of objects) {
    if (moving.has(object.id) || object.stroke !== null) continue;
    const box = boundsOf(object);
    if (overlap(box, view)) targets.push(box);
    if (targets.length >= MOST) break;
  }
  return targets;
}

/** The move by `dx`, `dy` of what is within `box`, a little more or less. */
export function snapped(box: BoardBox, dx: number, dy: number, targets: readonly BoardBox[], zoom: number): Snapped {
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const across = nearest(moved.x, moved.w, targets, 'x', 'w', NEAR / zoom);
  const down = nearest(moved.y, moved.h, targets, 'y', 'h', NEAR / zoom);
  const at = { ...moved, x: moved.x + (across?.by ?? 0), y: moved.y + (down?.by ?? 0) };
  const guides: Guide[] = [];
  if (across !== null) {
    const whole = around([at, across.target]) ?? at;
    guides.push({ from: { x: across.at, y: whole.y }, to: { x: across.at, y: whole.y + whole.h } });
  }
  if (down !== null) {
    const whole = around([at, down.target]) ?? at;
    guides.push({ from: { x: whole.x, y: down.at }, to: { x: whole.x + whole.w, y: down.at } });
  }
  return { dx: dx + (across?.by ?? 0), dy: dy + (down?.by ?? 0), guides };
}

interface Near {
  readonly by: number;
  readonly at: number;
  readonly target: BoardBox;
}

function nearest(
  start: number,
  length: number,
  targets: readonly BoardBox[],
  from: 'x' | 'y',
  long: 'w' | 'h',
  within: number,
): Near | null {
  let best: Near | null = null;
  for (const target of targets) {
    for (const part of [0, 0.5, 1]) {
      const at = target[from] + part * target[long];
      for (const mine of [0, 0.5, 1]) {
        const by = at - start - mine * length;
        if (Math.abs(by) <= Math.min(within, Math.abs(best?.by ?? within))) best = { by, at, target };
      }
    }
  }
  return best;
}
