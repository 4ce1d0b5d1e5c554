/**
 * What lies still on a full board, painted once on squares that are laid out anew when the view moves. A square is
 * painted over several frames where it holds much; until it is done, a coarser one stands for it.
 */
import type { BoardBox, BoardObject } from '../../model/board.ts';
import { joined, overlap } from './boxes.ts';
import type { Camera } from './camera.ts';

/** In pixels of the screen. */
const SIDE = 512;
/** Squares that are kept, a megabyte each. */
const KEPT = 40;
/** Of those that were let go of, this many are used again. */
const SPARE = 16;
/** Where no more than these have changed, only their place is painted. */
const PATCHED = 150;
/** While the wheel turns, what is there is scaled; this long after it stopped, it is painted sharp. */
const SETTLED_MS = 140;
/** The coarse layer shows the whole board on this many pixels at most. */
const COARSE = 1024;

/** Painted in one go, by costOf(), before the clock is looked at: each look costs a copy of the square. */
const BATCH = 32;
/** With more room than this, in milliseconds, batches are large: so much for each of them. */
const [AMPLE, A_MILLISECOND] = [20, 10];
/** Frames that take longer while the wheel turns are scaled without smoothing, in milliseconds. */
const SLOW = 24;

/** What painting an object costs, beside that of a rectangle. */
export const costOf = ({ stroke, text }: BoardObject): number =>
  1 + Math.min(4, (stroke?.points.length ?? 0) / 300) + Math.min(4, text.length / 40);

export interface Scene {
  /** Objects that touch the box, in painting order. */
  within(box: BoardBox): readonly BoardObject[];
  /** Around everything. */
  around(): BoardBox | null;
  paint(context: CanvasRenderingContext2D, object: BoardObject, zoom: number): void;
}

interface Tile {
  /** Null: there is nothing in it. */
  canvas: HTMLCanvasElement | null;
  readonly box: BoardBox;
  /** Painted once; from then on it is shown, even where something in it has changed since. */
  isWhole: boolean;
  stale: BoardBox | null;
  /** Being painted: what of it, on which canvas, and how far it has come. */
  work: { readonly objects: readonly BoardObject[]; readonly canvas: HTMLCanvasElement; at: number } | null;
  used: number;
}

/** Squares of one size on the board. */
interface Layer {
  /** Pixels of the screen a board unit. */
  readonly scale: number;
  readonly tiles: Map<string, Tile>;
}

export interface Progress {
  /** What is in sight is all there, as sharp as it can be. */
  readonly isSharp: boolean;
  /** There is more to do, in another frame. */
  readonly hasMore: boolean;
}

export interface Tiles {
  /** `room`: milliseconds that may be spent on painting in this frame. */
  show(target: CanvasRenderingContext2D, camera: Camera, ratio: number, now: number, room: number): Progress;
  /** What is in the box is not what was painted. */
  spoil(box: BoardBox): void;
  /** The colours have changed. */
  forget(): void;
}

export function openTiles(scene: Scene): Tiles {
  let sharp: Layer | null = null;
  let former: Layer | null = null;
  let coarse: Layer | null = null;
  let zoomed = { scale: 0, at: Number.NEGATIVE_INFINITY };
  let turn = 0;
  let deadline = 0;
  let batch = BATCH;
  let last = Number.NEGATIVE_INFINITY;
  let isSlow = false;
  let probe: CanvasRenderingContext2D | null = null;
  /** Of squares that were let go of: a new one is a megabyte to be cleared. */
  const spare: HTMLCanvasElement[] = [];

  const layerOf = (scale: number): Layer => ({ scale, tiles: new Map() });

  function tileOf(layer: Layer, column: number, row: number): Tile {
    const key = `${column} ${row}`;
    const known = layer.tiles.get(key);
    if (known !== undefined) return known;
    const wide = SIDE / layer.scale;
    const box = { x: column * wide, y: row * wide, w: wide, h: wide };
    const made: Tile = { canvas: null, box, isWhole: false, stale: null, work: null, used: turn };
    layer.tiles.set(key, made);
    return made;
  }

  /** Squares of the layer in a box, nearest to its middle first. */
  function tilesIn(layer: Layer, { x, y, w, h }: BoardBox): Tile[] {
    const wide = SIDE / layer.scale;
    const tiles: Tile[] = [];
    for (let column = Math.floor(x / wide); column * wide < x + w; column += 1) {
      for (let row = Math.floor(y / wide); row * wide < y + h; row += 1) tiles.push(tileOf(layer, column, row));
    }
    const far = ({ box }: Tile): number => Math.hypot(box.x + box.w / 2 - x - w / 2, box.y + box.h / 2 - y - h / 2);
    return tiles.sort((a, b) => far(a) - far(b));
  }

  const sheet = (): HTMLCanvasElement => spare.pop() ?? newSheet();

  function drop(layer: Layer | null): void {
    for (const tile of layer?.tiles.values() ?? []) dropTile(tile);
  }

  function dropTile({ canvas, work: begun }: Tile): void {
    for (const each of new Set([canvas, begun?.canvas])) if (each && spare.length < SPARE) spare.push(each);
  }

  const isLate = (): boolean => performance.now() >= deadline;

  /** Canvases note what they are told and paint it when they are asked for it: only then does the clock tell. */
  function painted(canvas: HTMLCanvasElement): void {
    probe?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
  }

  /** Paints on, as far as there is time. */
  function work(layer: Layer, tile: Tile): void {
    if (tile.isWhole && tile.stale === null && tile.work === null) return;
    if (tile.work === null) {
      const dirty = tile.isWhole ? tile.stale : null;
      const objects = scene.within(dirty ?? tile.box);
      tile.stale = null;
      if (dirty !== null && tile.canvas !== null && objects.length <= PATCHED) {
        patch(layer, tile, tile.canvas, dirty, objects);
        return;
      }
      if (objects.length === 0) {
        dropTile(tile);
        tile.canvas = null;
        tile.isWhole = true;
        return;
      }
      tile.work = { objects, canvas: tile.isWhole || tile.canvas === null ? sheet() : tile.canvas, at: 0 };
      contextOf(tile.work.canvas).clearRect(0, 0, SIDE, SIDE);
      if (!tile.isWhole) tile.canvas = tile.work.canvas;
    }
    const { objects, canvas } = tile.work;
    const context = contextOf(canvas);
    place(context, layer.scale, tile.box);
    while (tile.work.at < objects.length && !isLate()) {
      for (let spent = 0; spent < batch && tile.work.at < objects.length; tile.work.at += 1) {
        const object = objects[tile.work.at];
        if (object === undefined) continue;
        scene.paint(context, object, layer.scale);
        spent += costOf(object);
      }
      painted(canvas);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (tile.work.at < objects.length) return;
    if (tile.canvas !== canvas) dropTile({ ...tile, work: null });
    tile.canvas = canvas;
    tile.isWhole = true;
    tile.work = null;
  }

  /** Only the place that has changed: what somebody draws is seen at once, however much lies in the square. */
  function patch(
    layer: Layer,
    tile: Tile,
    canvas: HTMLCanvasElement,
    dirty: BoardBox,
    objects: readonly BoardObject[],
  ): void {
    const context = contextOf(canvas);
    const corner = (value: number, from: number, round: (value: number) => number): number =>
      round((value - from) * layer.scale);
    const [x, y] = [corner(dirty.x, tile.box.x, Math.floor), corner(dirty.y, tile.box.y, Math.floor)];
    const right = corner(dirty.x + dirty.w, tile.box.x, Math.ceil);
    const bottom = corner(dirty.y + dirty.h, tile.box.y, Math.ceil);
    context.save();
    context.beginPath();
    context.rect(x, y, right - x, bottom - y);
    context.clip();
    context.clearRect(x, y, right - x, bottom - y);
    place(context, layer.scale, tile.box);
    for (const object of objects) scene.paint(context, object, layer.scale);
    context.restore();
  }

  /** True: all of the view is covered. */
  function lay(
    target: CanvasRenderingContext2D,
    layer: Layer,
    view: BoardBox,
    scale: number,
    isLast: boolean,
  ): boolean {
    let covered = true;
    for (const tile of layer.tiles.values()) {
      if (!overlap(tile.box, view)) continue;
      if (!tile.isWhole && !isLast) {
        covered = false;
        continue;
      }
      tile.used = turn;
      const [x, y] = [Math.round((tile.box.x - view.x) * scale), Math.round((tile.box.y - view.y) * scale)];
      const right = Math.round((tile.box.x + tile.box.w - view.x) * scale);
      const bottom = Math.round((tile.box.y + tile.box.h - view.y) * scale);
      if (!isLast) target.clearRect(x, y, right - x, bottom - y);
      if (tile.canvas === null) continue;
      if (right - x === SIDE && bottom - y === SIDE) target.drawImage(tile.canvas, x, y);
      else target.drawImage(tile.canvas, x, y, right - x, bottom - y);
    }
    return covered;
  }

  function isCovered(layer: Layer, { x, y, w, h }: BoardBox): boolean {
    const wide = SIDE / layer.scale;
    for (let column = Math.floor(x / wide); column * wide < x + w; column += 1) {
      for (let row = Math.floor(y / wide); row * wide < y + h; row += 1) {
        if (layer.tiles.get(`${column} ${row}`)?.isWhole !== true) return false;
      }
    }
    return true;
  }

  /** What has not been seen for longest is let go of. */
  function tidy(): void {
    const all = [coarse, former, sharp].flatMap((layer) =>
      layer === null || layer === coarse ? [] : [...layer.tiles].map(([key, tile]) => ({ layer, key, tile })),
    );
    if (all.length <= KEPT) return;
    all.sort((a, b) => a.tile.used - b.tile.used);
    for (const { layer, key, tile } of all.slice(0, all.length - KEPT)) {
      if (tile.used >= turn) continue;
      dropTile(tile);
      layer.tiles.delete(key);
    }
  }

  const isDone = (tiles: readonly Tile[]): boolean =>
    tiles.every((tile) => tile.isWhole && tile.stale === null && tile.work === null);

  /** The whole board, as small as that it can always be kept. */
  function coarseTiles(): Tile[] {
    const whole = scene.around();
    if (whole === null) return [];
    const fits = Math.min(1, COARSE / Math.max(whole.w, whole.h, 1));
    // A board that grew a little keeps its squares.
    if (coarse === null || coarse.scale > fits * 1.5 || coarse.scale < fits / 3) {
      drop(coarse);
      coarse = layerOf(fits);
    }
    return tilesIn(coarse, whole);
  }

  return {
    show(target, camera, ratio, now, room) {
      turn += 1;
      deadline = performance.now() + room;
      batch = room > AMPLE ? room * A_MILLISECOND : BATCH;
      probe = target;
      const scale = camera.zoom * ratio;
      const { width, height } = target.canvas;
      // On whole pixels, so that squares are copied and not blended.
      const x = Math.round(camera.x * scale) / scale;
      const y = Math.round(camera.y * scale) / scale;
      const view = { x, y, w: width / scale, h: height / scale };
      if (zoomed.scale !== scale) zoomed = { scale, at: sharp === null ? Number.NEGATIVE_INFINITY : now };
      const isZooming = now - zoomed.at < SETTLED_MS;
      if (!isZooming && sharp?.scale !== scale) {
        drop(former);
        former = sharp;
        sharp = layerOf(scale);
      }
      if (sharp === null) sharp = layerOf(scale);
      const needed = isZooming ? [] : tilesIn(sharp, view);
      for (const tile of needed) if (!isLate()) work(sharp, tile);
      const isSharp = !isZooming && isDone(needed);
      if (isSharp) {
        drop(former);
        former = null;
      }
      const backdrop = coarseTiles();
      for (const tile of backdrop) if (!isLate() && coarse !== null && (isSharp || isZooming)) work(coarse, tile);
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.clearRect(0, 0, width, height);
      isSlow = isZooming && (isSlow || (now - last > SLOW && now - last < 10 * SLOW));
      last = now;
      target.imageSmoothingEnabled = !isSlow;
      target.imageSmoothingQuality = 'low';
      // What is scaled once more covers what lies below it: seldom is more than one layer laid.
      if (!isSharp && !(isZooming && isCovered(sharp, view))) {
        if (coarse !== null) lay(target, coarse, view, scale, false);
        if (former !== null) lay(target, former, view, scale, false);
      }
      const hasOther = former !== null || (coarse !== null && isDone(backdrop));
      lay(target, sharp, view, scale, !hasOther && !isZooming);
      tidy();
      return { isSharp, hasMore: isZooming || !isSharp || !isDone(backdrop) };
    },
    spoil(box) {
      for (const layer of [sharp, former, coarse]) {
        for (const tile of layer?.tiles.values() ?? []) {
          if (!overlap(tile.box, box)) continue;
          // Half painted, it is begun anew: what has changed may be below what is painted already.
          if (tile.isWhole) tile.stale = tile.work === null ? joined(tile.stale, box) : tile.box;
          tile.work = null;
        }
      }
    },
    forget() {
      for (const layer of [sharp, former, coarse]) drop(layer);
      [sharp, former, coarse] = [null, null, null];
    },
  };
}

function newSheet(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  return canvas;
}

function place(context: CanvasRenderingContext2D, scale: number, box: BoardBox): void {
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('a canvas has a 2d context');
  return context;
}
