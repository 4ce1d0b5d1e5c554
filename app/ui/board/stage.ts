/** What a board's screen knows beside the document: where one looks, the tool in hand, what is chosen, what is half done. */
import type { BoardBox, BoardObject, BoardPoint } from '../../model/board.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { type Changeable, changeable } from '../../model/observable.ts';
import type { LiveStroke, OpenBoard } from '../../session/types.ts';
import type { Camera } from './camera.ts';
import type { Palette } from './palette.ts';

export const TOOLS = [
  'select',
  'hand',
  'pen',
  'marker',
  'eraser',
  'rect',
  'ellipse',
  'line',
  'arrow',
  'text',
  'note',
] as const;
export type Tool = (typeof TOOLS)[number];

export interface Style {
  readonly colour: number;
  readonly size: number;
}

/** What the buttons around the canvas show. */
export interface Shown {
  readonly tool: Tool;
  readonly selection: ReadonlySet<BoardObjectId>;
  /** Whose words are being written. */
  readonly editing: BoardObjectId | null;
  readonly styles: Readonly<Record<StyleOf, Style>>;
}

/** Ink, marker, paper of notes: a colour chosen for one is not wanted for the others. */
export type StyleOf = 'ink' | 'marker' | 'note' | 'text';

export const styleOf = (tool: Tool | BoardObject['kind']): StyleOf =>
  tool === 'marker' || tool === 'note' || tool === 'text' ? tool : 'ink';

/** Of a gesture in progress; nobody but this person sees it, except a stroke. */
export interface HalfDone {
  readonly moved: ReadonlyMap<BoardObjectId, BoardBox>;
  readonly erased: ReadonlySet<BoardObjectId>;
  readonly drawn: BoardObject | null;
  readonly live: LiveStroke | null;
  readonly marquee: BoardBox | null;
}

export const NOTHING: HalfDone = { moved: new Map(), erased: new Set(), drawn: null, live: null, marquee: null };

export interface Stage {
  readonly board: OpenBoard;
  readonly camera: Changeable<Camera>;
  readonly shown: Changeable<Shown>;
  half: HalfDone;
  extent: { width: number; height: number };
  pointer: BoardPoint | null;
  palette: Palette;
  /** Asks for a frame. `scene`: also what lies still. */
  redraw(what: 'scene' | 'top'): void;
}

/** On an empty board the pen is in hand; on one with something on it, a first touch must not draw over that. */
export function firstShown(isEmpty: boolean): Shown {
  return {
    tool: isEmpty ? 'pen' : 'select',
    selection: new Set(),
    editing: null,
    styles: {
      ink: { colour: 0, size: 1 },
      marker: { colour: 3, size: 1 },
      note: { colour: 3, size: 1 },
      text: { colour: 0, size: 1 },
    },
  };
}

export const openCamera = (): Changeable<Camera> => changeable<Camera>({ x: 0, y: 0, zoom: 1 });

export function select(stage: Stage, ids: Iterable<BoardObjectId>): void {
  stage.shown.set({ ...stage.shown.get(), selection: new Set(ids) });
}

export const selected = (stage: Stage): BoardObject[] => {
  const { selection } = stage.shown.get();
  return selection.size === 0 ? [] : stage.board.objects.get().filter(({ id }) => selection.has(id));
};

/** As it is being dragged, if it is. */
export function asMoved(stage: Stage, object: BoardObject): BoardObject {
  const box = stage.half.moved.get(object.id);
  return box === undefined ? object : { ...object, box };
}
