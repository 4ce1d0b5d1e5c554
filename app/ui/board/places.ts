/**
 * Where everything lies, in painting order: rows of numbers, so that all of a full board is looked through in less time
 * than it takes to keep an index of it, which would have to be made before anything is seen.
 */
import type { BoardBox, BoardObject } from '../../model/board.ts';
import { inkBox } from './shapes.ts';

type Id = BoardObject['id'];

export interface Places {
  /** In painting order; calls `spoiled` for each box in which something is not as it was. */
  put(objects: readonly BoardObject[], spoiled: (box: BoardBox) => void): void;
  get(id: Id): { readonly object: BoardObject; readonly box: BoardBox } | undefined;
  /** Calls `found` for each object whose ink may touch the box, in painting order, until it returns false. */
  search(box: BoardBox, found: (object: BoardObject) => boolean): void;
  /** Around everything; null around nothing. */
  around(): BoardBox | null;
}

export function openPlaces(): Places {
  let all: readonly BoardObject[] = [];
  /** Left, top, right and bottom of each. */
  let sides = new Float64Array(0);
  let byId: ReadonlyMap<Id, number> | null = null;
  let whole: BoardBox | null = null;

  function boxAt(rank: number): BoardBox {
    const [x = 0, y = 0, right = 0, bottom = 0] = sides.subarray(rank * 4, rank * 4 + 4);
    return { x, y, w: right - x, h: bottom - y };
  }

  return {
    put(objects, spoiled) {
      const before = new Map(all.map((object, rank) => [object, rank]));
      const next = new Float64Array(objects.length * 4);
      let at = 0;
      for (const object of objects) {
        const rank = before.get(object);
        if (rank !== undefined) {
          next.set(sides.subarray(rank * 4, rank * 4 + 4), at);
          before.delete(object);
        } else {
          const box = inkBox(object);
          next[at] = box.x;
          next[at + 1] = box.y;
          next[at + 2] = box.x + box.w;
          next[at + 3] = box.y + box.h;
          spoiled(box);
        }
        at += 4;
      }
      for (const rank of before.values()) spoiled(boxAt(rank));
      [all, sides, byId, whole] = [objects, next, null, null];
    },
    get(id) {
      byId ??= new Map(all.map((object, rank) => [object.id, rank]));
      const rank = byId.get(id);
      const object = rank === undefined ? undefined : all[rank];
      return rank === undefined || object === undefined ? undefined : { object, box: boxAt(rank) };
    },
    search({ x, y, w, h }, found) {
      const [farX, farY] = [x + w, y + h];
      for (let at = 0; at < sides.length; at += 4) {
        const isApart =
          (sides[at] ?? 0) > farX ||
          (sides[at + 1] ?? 0) > farY ||
          (sides[at + 2] ?? 0) < x ||
          (sides[at + 3] ?? 0) < y;
        const object = isApart ? undefined : all[at >> 2];
        if (object !== undefined && !found(object)) return;
      }
    },
    around() {
      if (all.length === 0 || whole !== null) return whole;
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let at = 0; at < sides.length; at += 4) {
        left = Math.min(left, sides[at] ?? 0);
        top = Math.min(top, sides[at + 1] ?? 0);
        right = Math.max(right, sides[at + 2] ?? 0);
        bottom = Math.max(bottom, sides[at + 3] ?? 0);
      }
      whole = { x: left, y: top, w: right - left, h: bottom - top };
      return whole;
    },
  };
}
