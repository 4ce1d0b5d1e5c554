/** The outline of a stroke, as the d of an SVG path: what the canvas fills and what an export holds. */
import { getStroke } from 'perfect-freehand';
import type { BoardStroke } from '../../model/board.ts';
import { markerWidth, penWidth } from './palette.ts';

interface Ink {
  readonly kind: 'pen' | 'marker';
  readonly size: number;
  readonly points: readonly number[];
  readonly hasPressure: boolean;
  /** The hand is still on it. */
  readonly isLive?: boolean;
}

export function outlineOf({ kind, size, points, hasPressure, isLive = false }: Ink): string {
  const path: number[][] = [];
  for (let at = 0; at + 2 < points.length; at += 3) {
    path.push([points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0.5]);
  }
  const isPen = kind === 'pen';
  return smooth(
    getStroke(path, {
      size: isPen ? penWidth(size) : markerWidth(size),
      thinning: isPen ? (hasPressure ? 0.65 : 0.45) : 0,
      smoothing: 0.6,
      streamline: 0.35,
      simulatePressure: isPen && !hasPressure,
      last: !isLive,
    }),
  );
}

const kept = new WeakMap<BoardStroke, Map<string, Path2D>>();

/** The same, kept with the stroke: it never changes. */
export function strokePath(stroke: BoardStroke, kind: 'pen' | 'marker', size: number): Path2D {
  const paths = kept.get(stroke) ?? new Map<string, Path2D>();
  kept.set(stroke, paths);
  const key = `${kind} ${size}`;
  const path = paths.get(key) ?? new Path2D(outlineOf({ ...stroke, kind, size }));
  paths.set(key, path);
  return path;
}

const pressures = new WeakMap<BoardStroke, number>();

/** Of its width, how much a stroke has on average. */
export function averagePressure(stroke: BoardStroke): number {
  if (!stroke.hasPressure) return 0.8;
  const known = pressures.get(stroke);
  if (known !== undefined) return known;
  let sum = 0;
  for (let at = 2; at < stroke.points.length; at += 3) sum += stroke.points[at] ?? 0.5;
  const average = Math.max(0.3, sum / (stroke.points.length / 3) + 0.2);
  pressures.set(stroke, average);
  return average;
}

/** A curve through the middles between the points, each point pulling it. */
function smooth(points: readonly (readonly number[])[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const parts = [`M${short(first[0])} ${short(first[1])}Q`];
  for (const [at, [x = 0, y = 0]] of points.entries()) {
    const [nextX = 0, nextY = 0] = points[(at + 1) % points.length] ?? first;
    parts.push(`${short(x)} ${short(y)} ${short((x + nextX) / 2)} ${short((y + nextY) / 2)} `);
  }
  return `${parts.join('')}Z`;
}

const short = (value = 0): string => String(Math.round(value * 100) / 100);
