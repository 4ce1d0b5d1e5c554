/**
 * What lies still: few objects are painted each time the view moves, many once, on tiles. Objects that are in somebody's
 * hands are lifted off the tiles and painted above them.
 */
import type { BoardBox, BoardObject } from '../../model/board.ts';
import type { FileRef } from '../../model/file.ts';
import { around, overlap } from './boxes.ts';
import { viewOf } from './camera.ts';
import { openGrid } from './grid.ts';
import { type Painting, paintOne } from './paint.ts';
import { inkBox } from './shapes.ts';
import { asMoved, movedBoxes, NOTHING, type Stage } from './stage.ts';
import { costOf, openTiles, type Progress } from './tiles.ts';

/** Of the eraser's prey. */
const FAINT = 0.2;
/** What may be painted anew in each frame, by costOf(). */
const FEW = 90;
/** The same of what is being dragged; more is seen where it was until it is let go of. */
const IN_HAND = 600;
/** Milliseconds for painting in a frame while the view moves, and when it has rested for a while. */
const [HURRIED, UNHURRIED, STILL_MS] = [4, 60, 200];

export interface Still {
  paint(target: CanvasRenderingContext2D, ratio: number, now: number): Progress;
  /** After the objects changed. */
  changed(): void;
  /** After colours or pictures changed. */
  repaint(ids?: ReadonlySet<BoardObject['id']>): void;
}

export function openStill(stage: Stage, pictureOf: (file: FileRef) => CanvasImageSource | null): Still {
  const grid = openGrid();
  let ranks = new Map<BoardObject['id'], number>();
  let whole: { box: BoardBox | null } | null = null;
  let lifted: ReadonlySet<BoardObject['id']> = new Set();
  let seen = { camera: stage.camera.get(), at: Number.NEGATIVE_INFINITY };

  const painting = (context: CanvasRenderingContext2D, zoom: number): Painting => ({
    context,
    palette: stage.palette,
    zoom,
    editing: stage.shown.get().editing,
    pictureOf,
  });

  const sorted = (objects: BoardObject[]): BoardObject[] =>
    objects.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));

  const tiles = openTiles({
    within(box) {
      const objects: BoardObject[] = [];
      grid.search(box, (object) => {
        if (!lifted.has(object.id)) objects.push(object);
        return true;
      });
      return sorted(objects);
    },
    around() {
      whole ??= { box: around([...grid.ids()].flatMap((id) => grid.get(id)?.box ?? [])) };
      return whole.box;
    },
    paint: (context, object, zoom) => paintOne(painting(context, zoom), object),
  });

  function changed(): void {
    const objects = stage.board.objects.get();
    const next = new Map<BoardObject['id'], number>();
    for (const [rank, object] of objects.entries()) {
      next.set(object.id, rank);
      const known = grid.get(object.id);
      if (known?.object === object) continue;
      if (known !== undefined) tiles.spoil(known.box);
      const box = inkBox(object);
      grid.put(object, box);
      tiles.spoil(box);
      whole = null;
    }
    ranks = next;
    if (next.size === [...grid.ids()].length) return;
    for (const id of [...grid.ids()]) {
      if (next.has(id)) continue;
      const known = grid.get(id);
      if (known !== undefined) tiles.spoil(known.box);
      grid.remove(id);
      whole = null;
    }
  }

  /** What is in sight, if it is little enough to be painted each time. */
  function fewIn(view: BoardBox): BoardObject[] | null {
    let cost = 0;
    const objects: BoardObject[] = [];
    grid.search(view, (object) => {
      cost += costOf(object);
      objects.push(object);
      return cost <= FEW;
    });
    return cost <= FEW ? sorted(objects) : null;
  }

  /** Taken off the tiles, or put back. */
  function lift(ids: ReadonlySet<BoardObject['id']>): void {
    for (const id of new Set([...lifted, ...ids])) {
      const box = lifted.has(id) === ids.has(id) ? undefined : grid.get(id)?.box;
      if (box !== undefined) tiles.spoil(box);
    }
    lifted = ids;
  }

  function paintInHand(
    target: CanvasRenderingContext2D,
    objects: readonly BoardObject[],
    view: BoardBox,
    moved: ReturnType<typeof movedBoxes>,
  ): void {
    const { zoom } = stage.camera.get();
    for (const object of objects) {
      const shown = asMoved(moved, object);
      if (!overlap(inkBox(shown), view)) continue;
      target.globalAlpha = stage.half.erased.has(object.id) ? FAINT : 1;
      paintOne(painting(target, zoom), shown);
    }
    target.globalAlpha = 1;
  }

  /** In milliseconds. While the view moves, every frame is to come in time. */
  function roomAt(now: number): number {
    if (seen.camera !== stage.camera.get()) seen = { camera: stage.camera.get(), at: now };
    return now - seen.at > STILL_MS && stage.half === NOTHING ? UNHURRIED : HURRIED;
  }

  function paint(target: CanvasRenderingContext2D, ratio: number, now: number): Progress {
    const camera = stage.camera.get();
    const view = viewOf(camera, stage.extent);
    const scale = camera.zoom * ratio;
    const { editing } = stage.shown.get();
    const moved = movedBoxes(stage);
    const held = new Set([...moved.keys(), ...stage.half.erased, ...(editing === null ? [] : [editing])]);
    const few = fewIn(view);
    const inHand = sorted([...held].flatMap((id) => grid.get(id)?.object ?? []));
    if (few !== null) {
      lift(new Set());
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.clearRect(0, 0, target.canvas.width, target.canvas.height);
      target.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
      // What is dragged into sight comes from outside of it.
      const outside = inHand.filter((object) => !few.includes(object));
      paintInHand(target, outside.length === 0 ? few : sorted([...few, ...outside]), view, moved);
      return { isSharp: true, hasMore: false };
    }
    const isMuch = inHand.reduce((sum, object) => sum + costOf(object), 0) > IN_HAND;
    lift(isMuch ? new Set() : held);
    const progress = tiles.show(target, camera, ratio, now, roomAt(now));
    if (!isMuch && inHand.length > 0) {
      target.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
      paintInHand(target, inHand, view, moved);
    }
    return progress;
  }

  return {
    paint,
    changed,
    repaint(ids) {
      if (ids === undefined) tiles.forget();
      for (const id of ids ?? []) {
        const box = grid.get(id)?.box;
        if (box !== undefined) tiles.spoil(box);
      }
    },
  };
}
