/**
 * What lies still: few objects are painted each time the view moves, many once, on tiles. Objects that are in somebody's
 * hands are lifted off the tiles and painted above them.
 */
import type { BoardBox, BoardObject } from '../../model/board.ts';
import type { FileRef } from '../../model/file.ts';
import { overlap } from './boxes.ts';
import { viewOf } from './camera.ts';
import { type Painting, paintOne } from './paint.ts';
import { openPlaces } from './places.ts';
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
/** The same before the first picture is whole: there is nothing yet that could stand still. */
const OPENING = 100;

export interface Still {
  paint(target: CanvasRenderingContext2D, ratio: number, now: number): Progress;
  /** After the objects changed. */
  changed(): void;
  /** After colours or pictures changed. */
  repaint(ids?: ReadonlySet<BoardObject['id']>): void;
}

export function openStill(stage: Stage, pictureOf: (file: FileRef) => CanvasImageSource | null): Still {
  const places = openPlaces();
  let lifted: ReadonlySet<BoardObject['id']> = new Set();
  let isOpening = true;
  let seen = { camera: stage.camera.get(), at: Number.NEGATIVE_INFINITY };

  const painting = (context: CanvasRenderingContext2D, zoom: number): Painting => ({
    context,
    palette: stage.palette,
    zoom,
    editing: stage.shown.get().editing,
    pictureOf,
  });

  const tiles = openTiles({
    within(box) {
      const objects: BoardObject[] = [];
      places.search(box, (object) => {
        if (lifted.size === 0 || !lifted.has(object.id)) objects.push(object);
        return true;
      });
      return objects;
    },
    around: places.around,
    paint: (context, object, zoom) => paintOne(painting(context, zoom), object),
  });

  /** What is in sight, if it is little enough to be painted each time; with what is dragged into it from outside. */
  function fewIn(view: BoardBox, held: ReadonlySet<BoardObject['id']>): BoardObject[] | null {
    let cost = 0;
    const objects: BoardObject[] = [];
    places.search(view, (object) => {
      cost += costOf(object);
      objects.push(object);
      return cost <= FEW;
    });
    if (cost > FEW) return null;
    const there = new Set(objects.map(({ id }) => id));
    const outside = [...held].some((id) => !there.has(id));
    return outside ? stage.board.objects.get().filter(({ id }) => there.has(id) || held.has(id)) : objects;
  }

  /** Taken off the tiles, or put back. */
  function lift(ids: ReadonlySet<BoardObject['id']>): void {
    for (const id of new Set([...lifted, ...ids])) {
      const box = lifted.has(id) === ids.has(id) ? undefined : places.get(id)?.box;
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
    if (isOpening) return OPENING;
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
    const few = fewIn(view, held);
    if (few !== null) {
      lift(new Set());
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.clearRect(0, 0, target.canvas.width, target.canvas.height);
      target.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
      paintInHand(target, few, view, moved);
      isOpening = false;
      return { isSharp: true, hasMore: false };
    }
    const inHand = held.size === 0 ? [] : stage.board.objects.get().filter(({ id }) => held.has(id));
    const isMuch = inHand.reduce((sum, object) => sum + costOf(object), 0) > IN_HAND;
    lift(isMuch ? new Set() : held);
    const progress = tiles.show(target, camera, ratio, now, roomAt(now));
    isOpening &&= !progress.isSharp;
    if (!isMuch && inHand.length > 0) {
      target.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
      paintInHand(target, inHand, view, moved);
    }
    return progress;
  }

  return {
    paint,
    changed: () => places.put(stage.board.objects.get(), tiles.spoil),
    repaint(ids) {
      if (ids === undefined) tiles.forget();
      for (const id of ids ?? []) {
        const box = places.get(id)?.box;
        if (box !== undefined) tiles.spoil(box);
      }
    },
  };
}
