/**
 * An .excalidraw file as objects of a board. What a board has nothing for becomes the nearest thing that it has, and is
 * counted where there is none; a file of another kind, or one too large, is refused as a whole.
 */
import { ok, type Result } from '../../../../crypto/result.ts';
import {
  BOARD_DASHES,
  BOARD_TEXT_LIMIT,
  type BoardBox,
  type BoardObject,
  isLineKind,
  isStrokeKind,
  PLAIN,
  STROKE_LIMIT,
  strokeFrom,
} from '../../../model/board.ts';
import { tieAt } from '../../../model/boardTies.ts';
import {
  type DrawingFault,
  drawingPicture,
  type DrawingElement as Element,
  OURS,
  parseDrawing,
} from '../../../model/excalidraw.ts';
import { boardObjectIdOf } from '../../../model/ids.ts';
import { lineWidth, markerWidth, penWidth, textHeight } from '../palette.ts';
import { fillFrom, nearestOf } from './colours.ts';
import { FREEHAND } from './write.ts';

export interface Imported {
  /** In painting order, with ids of their own that mean nothing elsewhere. Pictures are without their file. */
  readonly objects: readonly BoardObject[];
  readonly pictures: ReadonlyMap<BoardObject['id'], Blob>;
  /** Of kinds that a board does not have, or not to be read. */
  readonly passedOver: number;
}

export function readExcalidraw(written: string): Result<Imported, DrawingFault> {
  const parsed = parseDrawing(written);
  if (!parsed.ok) return parsed;
  const { elements, files, unread } = parsed.value;
  return ok(converted(elements, files, unread));
}

function converted(elements: readonly Element[], files: Readonly<Record<string, unknown>>, unread: number): Imported {
  let passedOver = unread;
  let made = 0;
  const newId = (): BoardObject['id'] => {
    made += 1;
    return boardObjectIdOf(new Uint8Array([0, 0, made >> 24, made >> 16, made >> 8, made].map((byte) => byte & 255)));
  };
  const groups = new Map<string, BoardObject['id']>();
  const groupOf = (name: string | undefined): BoardObject['id'] | null => {
    if (name === undefined) return null;
    const id = groups.get(name) ?? newId();
    groups.set(name, id);
    return id;
  };
  const byId = new Map(elements.map((element) => [element.id, element]));
  const labels = new Map(elements.flatMap((each) => (each.type === 'text' ? [[each.containerId, each] as const] : [])));
  const wordsFor = ({ id }: Element): string => labels.get(id)?.originalText || labels.get(id)?.text || '';
  const main = new Map<string, BoardObject>();
  const places = new Map<BoardObject['id'], number>();
  const origins = new Map<BoardObject['id'], Element>();
  const objects: BoardObject[] = [];
  const pictures = new Map<BoardObject['id'], Blob>();
  for (const element of elements) {
    const holder = element.containerId === null ? undefined : byId.get(element.containerId);
    // The words of a note are its own; those of another shape stand on it, as one group with it.
    if (element.type === 'text' && holder?.customData?.[OURS].kind === 'note') continue;
    const isLabel = element.type === 'text' && holder !== undefined;
    const group = groupOf(element.groupIds.at(-1) ?? (isLabel ? `words of ${holder.id}` : undefined));
    const drafts = objectsFrom(element, wordsFor(element));
    if (drafts === null) passedOver += 1;
    const one = drafts !== null && drafts.length > 1 && group === null ? groupOf(`parts of ${element.id}`) : group;
    for (const draft of drafts ?? []) {
      const object = { ...draft, id: newId(), order: '', group: one };
      places.set(object.id, objects.length);
      origins.set(object.id, element);
      objects.push(object);
      main.set(element.id, object);
      const picture = element.type === 'image' ? drawingPicture(files[element.fileId ?? '']) : null;
      if (picture !== null) pictures.set(object.id, picture);
    }
    if (!isLabel || holder.groupIds.length > 0) continue;
    const inside = main.get(holder.id);
    const at = inside === undefined ? undefined : places.get(inside.id);
    if (inside !== undefined && at !== undefined) objects[at] = { ...inside, group };
  }
  const readable = objects.filter(({ kind, id }) => kind !== 'image' || pictures.has(id));
  passedOver += objects.length - readable.length;
  const tied = readable.map((object) =>
    isLineKind(object.kind) ? withTies(object, origins.get(object.id), main) : object,
  );
  return { objects: tied, pictures, passedOver };
}

type Draft = Omit<BoardObject, 'id' | 'order' | 'group'>;

function objectsFrom(element: Element, words: string): Draft[] | null {
  const ours = element.customData?.[OURS];
  const { points, strokeColor, backgroundColor } = element;
  const box = { x: element.x, y: element.y, w: Math.abs(element.width), h: Math.abs(element.height) };
  const inside = fillFrom(strokeColor, backgroundColor);
  const plain: Omit<Draft, 'kind'> = {
    ...PLAIN,
    box,
    colour: ours?.colour ?? inside.colour,
    size: ours?.size ?? nearestOf(element.strokeWidth, lineWidth),
    fill: ours?.fill ?? inside.fill,
    dash: ours?.dash ?? Math.max(0, (BOARD_DASHES as readonly string[]).indexOf(element.strokeStyle)),
    turn: ((Math.round((element.angle * 180) / Math.PI) % 360) + 360) % 360,
    locked: element.locked,
    text: '',
    stroke: null,
  };
  switch (element.type) {
    case 'rectangle':
      if (ours?.kind === 'note') return [{ ...plain, kind: 'note', fill: 0, text: words.slice(0, BOARD_TEXT_LIMIT) }];
      return [{ ...plain, kind: 'rect' }];
    case 'ellipse':
    case 'diamond':
      return [{ ...plain, kind: element.type }];
    case 'text': {
      const size = ours?.size ?? nearestOf(element.fontSize, textHeight);
      const said = (element.originalText || element.text).slice(0, BOARD_TEXT_LIMIT);
      return [
        { ...plain, kind: 'text', size, fill: 0, dash: 0, text: said, box: { ...box, w: Math.max(20, box.w + 4) } },
      ];
    }
    case 'frame':
    case 'magicframe':
      return [{ ...plain, kind: 'frame', fill: 0, dash: 0, colour: ours?.colour ?? 0, text: element.name ?? '' }];
    case 'image':
      return [{ ...plain, kind: 'image', fill: 0, dash: 0 }];
    case 'embeddable':
    case 'iframe':
      // A page of the web inside a board would be asked for from far away: its address is kept.
      return element.link === null
        ? null
        : [{ ...plain, kind: 'note', fill: 0, dash: 0, text: element.link.slice(0, 500) }];
    case 'freedraw':
    case 'line':
    case 'arrow':
      return points.length === 0 ? null : drawn(element, plain, points);
    default:
      return null;
  }
}

/** Lines of two points stay lines; those of more become a stroke, the last piece of an arrow its arrow. */
function drawn(element: Element, plain: Omit<Draft, 'kind'>, points: readonly number[][]): Draft[] {
  const ours = element.customData?.[OURS];
  const at = (place: number): { x: number; y: number } => {
    const [x = 0, y = 0] = points.at(place) ?? [];
    return { x: element.x + x, y: element.y + y };
  };
  const isArrow = element.type === 'arrow' && (element.endArrowhead !== null || element.startArrowhead !== null);
  if (element.type !== 'freedraw' && points.length <= 2) {
    const [from, to] = isArrow && element.endArrowhead === null ? [at(-1), at(0)] : [at(0), at(-1)];
    return [{ ...plain, kind: isArrow ? 'arrow' : 'line', fill: 0, turn: 0, box: lineBox(from, to) }];
  }
  const isMarker = ours?.kind === 'marker' || (element.type === 'freedraw' && element.opacity < 90);
  const kind = isMarker ? 'marker' : 'pen';
  const width = element.strokeWidth * (element.type === 'freedraw' ? FREEHAND : 1);
  const size = ours?.size ?? nearestOf(width, isMarker ? markerWidth : penWidth);
  const hasPressure = element.pressures.length >= points.length;
  const drafts: Draft[] = [];
  for (let from = 0; from < points.length; from += STROKE_LIMIT - 1) {
    const piece = points.slice(from, from + STROKE_LIMIT);
    const flat = piece.flatMap(([x = 0, y = 0], place) => [
      element.x + x,
      element.y + y,
      hasPressure ? (element.pressures[from + place] ?? 0.5) : 0.5,
    ]);
    const { stroke, at: corner } = strokeFrom(flat, hasPressure);
    const box = { ...corner, w: stroke.w, h: stroke.h };
    drafts.push({ ...plain, kind, size, fill: 0, dash: 0, box, stroke });
  }
  if (!isArrow) return drafts;
  const line = element.endArrowhead === null ? lineBox(at(1), at(0)) : lineBox(at(-2), at(-1));
  return [...drafts.map((each) => ({ ...each, turn: 0 })), { ...plain, kind: 'arrow', fill: 0, turn: 0, box: line }];
}

const lineBox = (from: { x: number; y: number }, to: { x: number; y: number }): BoardBox => ({
  ...from,
  w: to.x - from.x,
  h: to.y - from.y,
});

function withTies(
  line: BoardObject,
  element: Element | undefined,
  main: ReadonlyMap<string, BoardObject>,
): BoardObject {
  const { x, y, w, h } = line.box;
  const tie = (binding: Element['startBinding'] | undefined, at: { x: number; y: number }): BoardObject['from'] => {
    const held = binding == null ? undefined : main.get(binding.elementId);
    return held === undefined || isLineKind(held.kind) || isStrokeKind(held.kind) ? null : tieAt(held, at);
  };
  const isTurned = element?.endArrowhead === null && element.startArrowhead !== null;
  const [start, end] = isTurned
    ? [element.endBinding, element.startBinding]
    : [element?.startBinding, element?.endBinding];
  return { ...line, from: tie(start, { x, y }), to: tie(end, { x: x + w, y: y + h }) };
}
