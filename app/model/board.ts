/**
 * What is on a board. Lengths are board units: one CSS pixel while the view is at 100 %. An object read from a document
 * is never changed in place: another one takes its place, so that what was computed from it can be kept with it.
 */
import type { BoardObjectId } from './brand.ts';

/** The order is that of the wire: new kinds are added at the end. */
export const BOARD_KINDS = ['pen', 'marker', 'rect', 'ellipse', 'line', 'arrow', 'text', 'note'] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

export const BOARD_COLOURS = ['ink', 'red', 'orange', 'yellow', 'green', 'blue', 'violet', 'grey'] as const;
/** Thin, medium, thick, very thick; for text, its height. */
export const BOARD_SIZES = 4;
export const BOARD_TEXT_LIMIT = 2_000;
/** Beyond this, a stroke goes on as another one. */
export const STROKE_LIMIT = 4_000;

export interface BoardPoint {
  readonly x: number;
  readonly y: number;
}

/** Of a line or an arrow, from its start to its end: there `w` and `h` may be negative, elsewhere never. */
export interface BoardBox extends BoardPoint {
  readonly w: number;
  readonly h: number;
}

/** The path of a pen, three numbers a point: x, y and pressure from 0 to 1. Its own box begins at 0, 0. */
export interface BoardStroke {
  readonly points: readonly number[];
  readonly w: number;
  readonly h: number;
  /** The pen told its pressure; else it is guessed from the speed. */
  readonly hasPressure: boolean;
}

export interface BoardObject {
  readonly id: BoardObjectId;
  readonly kind: BoardKind;
  readonly box: BoardBox;
  /** Painted in the order of these texts, equal ones in that of their ids. */
  readonly order: string;
  /** Index into BOARD_COLOURS. */
  readonly colour: number;
  /** From 0 to BOARD_SIZES - 1. */
  readonly size: number;
  readonly text: string;
  /** Of pen and marker alone. */
  readonly stroke: BoardStroke | null;
}

/** What is made by hand; its place in the order is the topmost. */
export type BoardDraft = Omit<BoardObject, 'id' | 'order'>;
export type BoardChange = Partial<Pick<BoardObject, 'box' | 'colour' | 'size' | 'order'>>;

export const isStrokeKind = (kind: BoardKind): boolean => kind === 'pen' || kind === 'marker';
export const isLineKind = (kind: BoardKind): boolean => kind === 'line' || kind === 'arrow';
export const hasWords = (kind: BoardKind): boolean => kind === 'text' || kind === 'note';

/** A stroke from points that lie anywhere on the board, and the corner that it was moved from. */
export function strokeFrom(points: readonly number[], hasPressure: boolean): { stroke: BoardStroke; at: BoardPoint } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 3) {
    const [x = 0, y = 0] = [points[at], points[at + 1]];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const moved = points.map((value, at) => (at % 3 === 0 ? value - left : at % 3 === 1 ? value - top : value));
  return { stroke: { points: moved, w: right - left, h: bottom - top, hasPressure }, at: { x: left, y: top } };
}
