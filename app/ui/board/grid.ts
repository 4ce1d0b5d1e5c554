/**
 * What is near a place, without asking every object: squares as large as the objects in them, so that each object lies
 * in four of them at most.
 */
import type { BoardBox, BoardObject } from '../../model/board.ts';
import { overlap } from './boxes.ts';

/** The squares of the finest layer, in board units; those of each further one are twice as wide. */
const FINEST = 64;
const LAYERS = 16;

interface Placed {
  readonly object: BoardObject;
  readonly box: BoardBox;
  readonly keys: readonly number[];
  readonly layer: number;
}

export interface Grid {
  put(object: BoardObject, box: BoardBox): void;
  remove(id: BoardObject['id']): void;
  /** What was put under this id, and where. */
  get(id: BoardObject['id']): { readonly object: BoardObject; readonly box: BoardBox } | undefined;
  ids(): Iterable<BoardObject['id']>;
  /** Calls `found` for each object whose box touches `box`, in no order, until it returns false. */
  search(box: BoardBox, found: (object: BoardObject) => boolean): void;
}

/** One number for a square; two squares far apart may share it, which costs a look at a box. */
const keyOf = (column: number, row: number): number => (((column * 73_856_093) ^ (row * 19_349_663)) << 1) >> 1;

export function openGrid(): Grid {
  const placed = new Map<BoardObject['id'], Placed>();
  const layers = Array.from({ length: LAYERS }, () => new Map<number, Set<Placed>>());

  function* squares({ x, y, w, h }: BoardBox, side: number): Generator<number> {
    for (let column = Math.floor(x / side); column <= Math.floor((x + w) / side); column += 1) {
      for (let row = Math.floor(y / side); row <= Math.floor((y + h) / side); row += 1) yield keyOf(column, row);
    }
  }

  function remove(id: BoardObject['id']): void {
    const one = placed.get(id);
    if (one === undefined) return;
    placed.delete(id);
    for (const key of one.keys) layers[one.layer]?.get(key)?.delete(one);
  }

  return {
    put(object, box) {
      remove(object.id);
      const wide = Math.max(box.w, box.h, 1);
      const layer = Math.min(LAYERS - 1, Math.max(0, Math.ceil(Math.log2(wide / FINEST))));
      const keys = [...new Set(squares(box, FINEST * 2 ** layer))];
      const one = { object, box, keys, layer };
      placed.set(object.id, one);
      const within = layers[layer];
      for (const key of keys) {
        const square = within?.get(key);
        if (square === undefined) within?.set(key, new Set([one]));
        else square.add(one);
      }
    },
    remove,
    get: (id) => placed.get(id),
    ids: () => placed.keys(),
    search(box, found) {
      const seen = new Set<Placed>();
      for (const [layer, within] of layers.entries()) {
        if (within.size === 0) continue;
        const side = FINEST * 2 ** layer;
        const count = (box.w / side + 1) * (box.h / side + 1);
        // A view of the whole board: fewer squares are taken than it has places for.
        const keys = count > within.size ? within.keys() : squares(box, side);
        for (const key of keys) {
          for (const one of within.get(key) ?? []) {
            if (seen.has(one) || !overlap(one.box, box)) continue;
            seen.add(one);
            if (!found(one.object)) return;
          }
        }
      }
    },
  };
}
