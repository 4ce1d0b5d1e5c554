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
  let boxes = new Map<BoardObject, BoardBox>();
  /** Left, top, right and bottom of each. */
  let sides = new Float64Array(0);
  let byId: Map<Id, BoardObject> | null = null;
  let whole: BoardBox | null = null;

  return {
    put(objects, spoiled) {
      const before = boxes;
      all = objects;
      boxes = new Map();
      byId = null;
      sides = new Float64Array(objects.length * 4);
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [rank, object] of objects.entries()) {
        const known = before.get(object);
        const box = known ?? inkBox(object);
        if (known === undefined) spoiled(box);
        boxes.set(object, box);
        const [farX, farY] = [box.x + box.w, box.y + box.h];
        sides[rank * 4] = box.x;
        sides[rank * 4 + 1] = box.y;
        sides[rank * 4 + 2] = farX;
        sides[rank * 4 + 3] = farY;
        left = Math.min(left, box.x);
        top = Math.min(top, box.y);
        right = Math.max(right, farX);
        bottom = Math.max(bottom, farY);
      }
      whole = objects.length === 0 ? null : { x: left, y: top, w: right - left, h: bottom - top };
      for (const [object, box] of before) if (!boxes.has(object)) spoiled(box);
    },
    get(id) {
      byId ??= new Map(all.map((object) => [object.id, object]));
      const object = byId.get(id);
      const box = object && boxes.get(object);
      return object && box && { object, box };
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
    around: () => whole,
  };
}
