/** Where on the board one looks. `x`, `y`: the board point at the upper left corner; `zoom`: CSS pixels a unit. */
import type { BoardBox, BoardPoint } from '../../model/board.ts';

export interface Camera extends BoardPoint {
  readonly zoom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export const [NEAREST, FARTHEST] = [8, 0.05];
const MARGIN = 32;
/** What lies over the paper: the buttons above, the tools below, in two rows where it is narrow. */
const ABOVE = 72;
const [BELOW, BELOW_NARROW, NARROW] = [140, 190, 560];

export const toBoard = (camera: Camera, at: BoardPoint): BoardPoint => ({
  x: camera.x + at.x / camera.zoom,
  y: camera.y + at.y / camera.zoom,
});

export const toScreen = (camera: Camera, at: BoardPoint): BoardPoint => ({
  x: (at.x - camera.x) * camera.zoom,
  y: (at.y - camera.y) * camera.zoom,
});

/** Nearer or farther, while the board point under `at` (in pixels) stays under it. */
export function zoomedAt(camera: Camera, at: BoardPoint, factor: number): Camera {
  const zoom = clamp(camera.zoom * factor);
  const kept = toBoard(camera, at);
  return { zoom, x: kept.x - at.x / zoom, y: kept.y - at.y / zoom };
}

export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x - dx / camera.zoom,
  y: camera.y - dy / camera.zoom,
});

/** All of `box` in sight, never larger than life. Null: nothing to see, so the middle of the board is shown. */
export function fitted(box: BoardBox | null, { width, height }: Extent): Camera {
  if (box === null) return { x: -width / 2, y: -height / 2, zoom: 1 };
  const below = width < NARROW ? BELOW_NARROW : BELOW;
  const free = Math.max(height / 3, height - ABOVE - below);
  const across = (width - 2 * MARGIN) / Math.max(1, box.w);
  const down = (free - MARGIN) / Math.max(1, box.h);
  const zoom = clamp(Math.min(1, across, down));
  return { zoom, x: box.x + box.w / 2 - width / 2 / zoom, y: box.y + box.h / 2 - (ABOVE + free / 2) / zoom };
}

export function viewOf(camera: Camera, { width, height }: Extent): BoardBox {
  return { x: camera.x, y: camera.y, w: width / camera.zoom, h: height / camera.zoom };
}

const clamp = (zoom: number): number => Math.min(NEAREST, Math.max(FARTHEST, zoom));
