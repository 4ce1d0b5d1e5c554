/** What a board's screen knows beside the document: where one looks, the tool in hand, what is chosen, what is half done. */
import type { BoardBox, BoardChange, BoardObject, BoardPoint } from '../../model/board.ts';
import { tiedBox } from '../../model/boardTies.ts';
import type { BoardObjectId } from '../../model/brand.ts';
import { type Changeable, changeable as held } from '../../model/observable.ts';
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
  'diamond',
  'line',
  'arrow',
  'text',
  'note',
  'frame',
] as const;
export type Tool = (typeof TOOLS)[number];

export interface Style {
  readonly colour: number;
  readonly size: number;
  readonly fill: number;
  readonly dash: number;
}

/** What the buttons around the canvas show. */
export interface Shown {
  readonly tool: Tool;
  readonly selection: ReadonlySet<BoardObjectId>;
  /** Whose words are being written. */
  readonly editing: BoardObjectId | null;
  readonly styles: Readonly<Record<StyleOf, Style>>;
  /** What is dragged is drawn to the edges and middles of what is near. */
  readonly snaps: boolean;
  /** A drag over empty paper draws a frame around what is to be chosen, by thumb too, where it else moves the view. */
  readonly sweeps: boolean;
}

/** Ink, marker, paper of notes: a colour chosen for one is not wanted for the others. */
export type StyleOf = 'ink' | 'marker' | 'note' | 'text' | 'frame';

export const styleOf = (tool: Tool | BoardObject['kind']): StyleOf =>
  tool === 'marker' || tool === 'note' || tool === 'text' || tool === 'frame' ? tool : 'ink';

/** A line to which a drag was drawn, on the board. */
export interface Guide {
  readonly from: BoardPoint;
  readonly to: BoardPoint;
}

/** Of a gesture in progress; the others see the stroke, and what is being dragged. */
export interface HalfDone {
  readonly moved: ReadonlyMap<BoardObjectId, BoardChange>;
  readonly erased: ReadonlySet<BoardObjectId>;
  readonly drawn: BoardObject | null;
  readonly live: LiveStroke | null;
  readonly marquee: BoardBox | null;
  readonly guides: readonly Guide[];
  /** What an end of a line would be tied to if it were let go of now. */
  readonly holder: BoardObject | null;
}

export const NOTHING: HalfDone = {
  moved: new Map(),
  erased: new Set(),
  drawn: null,
  live: null,
  marquee: null,
  guides: [],
  holder: null,
};

export interface Stage {
  readonly board: OpenBoard;
  readonly camera: Changeable<Camera>;
  readonly shown: Changeable<Shown>;
  half: HalfDone;
  extent: { width: number; height: number };
  pointer: BoardPoint | null;
  palette: Palette;
  /** Asks for a frame. `scene`: also what lies still; `rest`: what of that is not painted yet. */
  redraw(what: 'scene' | 'top' | 'rest'): void;
}

const USUAL = { size: 1, fill: 0, dash: 0 };

/** On an empty board the pen is in hand; on one with something on it, a first touch must not draw over that. */
export function firstShown(isEmpty: boolean): Shown {
  return {
    tool: isEmpty ? 'pen' : 'select',
    selection: new Set(),
    editing: null,
    styles: {
      ink: { ...USUAL, colour: 0 },
      marker: { ...USUAL, colour: 3 },
      note: { ...USUAL, colour: 3 },
      text: { ...USUAL, colour: 0 },
      frame: { ...USUAL, colour: 7 },
    },
    snaps: true,
    sweeps: false,
  };
}

export const openCamera = (): Changeable<Camera> => held<Camera>({ x: 0, y: 0, zoom: 1 });

export function select(stage: Stage, ids: Iterable<BoardObjectId>): void {
  stage.shown.set({ ...stage.shown.get(), selection: new Set(ids) });
}

export const selected = (stage: Stage): BoardObject[] => {
  const { selection } = stage.shown.get();
  return selection.size === 0 ? [] : stage.board.objects.get().filter(({ id }) => selection.has(id));
};

/** What is chosen and may be changed. */
export const changeable = (stage: Stage): BoardObject[] => selected(stage).filter(({ locked }) => !locked);

/** With all of each group of which one is there. */
export function wholeGroups(objects: readonly BoardObject[], ids: Iterable<BoardObjectId>): Set<BoardObjectId> {
  const chosen = new Set(ids);
  const groups = new Set<BoardObjectId>();
  for (const { id, group } of objects) if (group !== null && chosen.has(id)) groups.add(group);
  if (groups.size === 0) return chosen;
  for (const { id, group } of objects) if (group !== null && groups.has(group)) chosen.add(id);
  return chosen;
}

/** What is being dragged, by this person or by another, as it is now. */
export function movedBoxes(stage: Stage): ReadonlyMap<BoardObjectId, BoardChange> {
  const guests = stage.board.guests.get().filter(({ moved }) => moved.size > 0);
  if (guests.length === 0) return stage.half.moved;
  const theirs = new Map(guests.flatMap(({ moved }) => [...moved]));
  return new Map([...withTiedLines(stage, theirs), ...stage.half.moved]);
}

/** Lines that are tied to what is moved go along. */
export function withTiedLines(
  { board }: Stage,
  moved: ReadonlyMap<BoardObjectId, BoardChange>,
): Map<BoardObjectId, BoardChange> {
  const all = new Map(moved);
  const objects = board.objects.get();
  const isTied = ({ from, to }: BoardObject): boolean =>
    (from !== null && moved.has(from.id)) || (to !== null && moved.has(to.id));
  const lines = objects.filter((object) => isTied(object) && !moved.has(object.id));
  if (lines.length === 0) return all;
  const ends = new Set(lines.flatMap(({ from, to }) => [from?.id, to?.id]));
  const held = new Map(objects.filter(({ id }) => ends.has(id)).map((object) => [object.id, object]));
  const placeOf = (id: BoardObjectId): BoardObject | null => {
    const object = held.get(id);
    return object === undefined ? null : { ...object, ...moved.get(id) };
  };
  for (const line of lines) all.set(line.id, { box: tiedBox(line, placeOf) });
  return all;
}

/** As it is being dragged, if it is. */
export function asMoved(moved: ReadonlyMap<BoardObjectId, BoardChange>, object: BoardObject): BoardObject {
  const change = moved.get(object.id);
  return change === undefined ? object : { ...object, ...change };
}
