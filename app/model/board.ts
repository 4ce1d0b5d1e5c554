/**
 * What is on a board. Lengths are board units: one CSS pixel while the view is at 100 %. An object read from a document
 * is never changed in place: another one takes its place, so that what was computed from it can be kept with it.
 */
import type { BoardObjectId } from './brand.ts';
import type { FileRef } from './file.ts';

/** The order is that of the wire: new kinds are added at the end. */
export const BOARD_KINDS = [
  'pen',
  'marker',
  'rect',
  'ellipse',
  'line',
  'arrow',
  'text',
  'note',
  'diamond',
  'frame',
  'image',
] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

export const BOARD_COLOURS = ['ink', 'red', 'orange', 'yellow', 'green', 'blue', 'violet', 'grey'] as const;
/** Thin, medium, thick, very thick; for text, its height. */
export const BOARD_SIZES = 4;
/** Inside of a closed shape: nothing, the pale colour of a note, the colour itself. The order is that of the wire. */
export const BOARD_FILLS = ['none', 'pale', 'full'] as const;
/** Of a line or the frame of a shape. The order is that of the wire. */
export const BOARD_DASHES = ['solid', 'dashed', 'dotted'] as const;
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

/** A mouse and a finger say a half, always. */
export const isPressed = (points: readonly number[]): boolean =>
  points.some((value, at) => at % 3 === 2 && value !== 0.5);

/** An end of a line that stays with an object: where on it, in parts of its width and height, before it is turned. */
export interface BoardTie {
  readonly id: BoardObjectId;
  readonly x: number;
  readonly y: number;
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
  /** Index into BOARD_FILLS; of closed shapes. */
  readonly fill: number;
  /** Index into BOARD_DASHES; of shapes and lines. */
  readonly dash: number;
  /** Whole degrees clockwise about the middle of its box, from 0 to 359. Lines have their ends instead. */
  readonly turn: number;
  /** Objects of one group are chosen together. Its name is that of the object it was made with, or any other. */
  readonly group: BoardObjectId | null;
  /** Neither moved nor changed until it is unlocked. */
  readonly locked: boolean;
  /** Of lines. As long as the object is there, the end is where the tie says; `box` is told as it then is. */
  readonly from: BoardTie | null;
  readonly to: BoardTie | null;
  /** Of pictures alone: the bytes lie among the files of the workspace. */
  readonly file: FileRef | null;
}

/** What an object may have beyond what every object has. */
export const PLAIN = {
  fill: 0,
  dash: 0,
  turn: 0,
  group: null,
  locked: false,
  from: null,
  to: null,
  file: null,
} as const satisfies Partial<BoardObject>;

type Beyond = keyof typeof PLAIN;
/** What is made by hand; its place in the order is the topmost. */
export type BoardDraft = Omit<BoardObject, 'id' | 'order' | Beyond> & Partial<Pick<BoardObject, Beyond>>;
export type BoardChange = Partial<
  Pick<BoardObject, 'box' | 'colour' | 'size' | 'order' | 'fill' | 'dash' | 'turn' | 'group' | 'locked' | 'from' | 'to'>
>;

export const isStrokeKind = (kind: BoardKind): boolean => kind === 'pen' || kind === 'marker';
export const isLineKind = (kind: BoardKind): boolean => kind === 'line' || kind === 'arrow';
export const hasWords = (kind: BoardKind): boolean => kind === 'text' || kind === 'note' || kind === 'frame';
/** Shapes with an inside that can be filled. */
export const isClosedKind = (kind: BoardKind): boolean => kind === 'rect' || kind === 'ellipse' || kind === 'diamond';
/** What an end of a line can be tied to. */
export const canHoldTies = (kind: BoardKind): boolean => !isLineKind(kind) && !isStrokeKind(kind);

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
