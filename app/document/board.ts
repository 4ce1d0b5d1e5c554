/**
 * A board: a map of objects by id, each a map of its own, so that one who moves a shape and one who colours it both have
 * their way. Keys are one letter, since they are in every object: k kind, b box, o order, c colour, s size, p points,
 * x words.
 */
import * as Y from 'yjs';
import {
  BOARD_COLOURS,
  BOARD_KINDS,
  BOARD_SIZES,
  BOARD_TEXT_LIMIT,
  type BoardBox,
  type BoardChange,
  type BoardDraft,
  type BoardObject,
  hasWords,
  isLineKind,
  isStrokeKind,
} from '../model/board.ts';
import type { BoardObjectId } from '../model/brand.ts';
import { parseBoardObjectId } from '../model/ids.ts';
import { isOrder, orderAfter } from './order.ts';
import { packStroke, unpackStroke } from './strokeBytes.ts';

/** What this device's person does, apart from what arrives: undo goes by it. */
export const BY_HAND = Symbol('by hand');

/** Farther out nothing is drawn: numbers keep their eighths there, and a Path2D its precision. */
const FARTHEST = 1_000_000;
/** Above this many, the rest is not shown: nobody draws them, and each costs a frame. */
export const OBJECT_LIMIT = 20_000;

type Entry = Y.Map<unknown>;
const entriesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<unknown>('objects');

/** What undo may take back. */
export const boardScope = (doc: Y.Doc): Y.Map<unknown> => entriesOf(doc);

/** Puts an object on top; `step` is how fine a stroke is kept, in units. */
export function addObject(doc: Y.Doc, id: BoardObjectId, draft: BoardDraft, last: string | null, step = 0.5): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>();
    entry.set('k', BOARD_KINDS.indexOf(draft.kind));
    entry.set('b', boxFor(draft.box));
    entry.set('o', orderAfter(last));
    // The commonest are what a missing key means.
    if (draft.colour !== 0) entry.set('c', draft.colour);
    if (draft.size !== 1) entry.set('s', draft.size);
    if (draft.stroke !== null) entry.set('p', packStroke(draft.stroke, step));
    if (hasWords(draft.kind)) entry.set('x', new Y.Text(draft.text.slice(0, BOARD_TEXT_LIMIT)));
    entriesOf(doc).set(id, entry);
  }, BY_HAND);
}

/** Objects that are not there any more are passed over. */
export function changeObjects(doc: Y.Doc, changes: ReadonlyMap<BoardObjectId, BoardChange>): void {
  doc.transact(() => {
    for (const [id, { box, colour, size, order }] of changes) {
      const entry = entryOf(doc, id);
      if (entry === null) continue;
      if (box !== undefined) entry.set('b', boxFor(box));
      if (colour !== undefined) entry.set('c', colour);
      if (size !== undefined) entry.set('s', size);
      if (order !== undefined) entry.set('o', order);
    }
  }, BY_HAND);
}

export function removeObjects(doc: Y.Doc, ids: Iterable<BoardObjectId>): void {
  doc.transact(() => {
    for (const id of ids) entriesOf(doc).delete(id);
  }, BY_HAND);
}

/** Writes only what differs, so that two people who write on one note both keep their words. */
export function retextObject(doc: Y.Doc, id: BoardObjectId, text: string): void {
  const words = entryOf(doc, id)?.get('x');
  if (!(words instanceof Y.Text)) return;
  const [before, after] = [words.toString(), text.slice(0, BOARD_TEXT_LIMIT)];
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  // Half of a surrogate pair is no text: Yjs would send it as a replacement character.
  if (start > 0 && isHigh(after.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isLow(after.charCodeAt(after.length - end))) end -= 1;
  doc.transact(() => {
    if (before.length - end > start) words.delete(start, before.length - end - start);
    if (after.length - end > start) words.insert(start, after.slice(start, after.length - end));
  }, BY_HAND);
}

export interface WatchedBoard {
  /** In painting order. The same list until something changed; the same object until it did. */
  objects(): readonly BoardObject[];
  stop(): void;
}

/** Reads the board once, and after that only what changed of it. */
export function watchBoard(doc: Y.Doc, changed: () => void): WatchedBoard {
  const entries = entriesOf(doc);
  const known = new Map<string, BoardObject>();
  const read = (id: string): void => {
    const object = objectOf(id, entries.get(id));
    if (object === null) known.delete(id);
    else known.set(id, object);
  };
  for (const id of entries.keys()) read(id);
  let list = inOrder(known);
  const heard = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ids = new Set<string>();
    for (const event of events) {
      if (event.target === entries) for (const id of event.keys.keys()) ids.add(id);
      else ids.add(String(event.path[0]));
    }
    for (const id of ids) read(id);
    list = inOrder(known);
    changed();
  };
  entries.observeDeep(heard);
  return { objects: () => list, stop: () => entries.unobserveDeep(heard) };
}

/** What the other side wrote, if it is an object that this version knows. */
function objectOf(key: string, entry: unknown): BoardObject | null {
  const id = parseBoardObjectId(key);
  if (!id.ok || !(entry instanceof Y.Map)) return null;
  const kind = BOARD_KINDS[indexOf(entry.get('k'), BOARD_KINDS.length, -1)];
  if (kind === undefined) return null;
  const box = boxOf(entry.get('b'), isLineKind(kind));
  const order = entry.get('o');
  const stroke = isStrokeKind(kind) ? strokeOf(entry.get('p')) : null;
  if (box === null || !isOrder(order) || (stroke === null && isStrokeKind(kind))) return null;
  return {
    id: id.value,
    kind,
    box,
    order,
    colour: indexOf(entry.get('c'), BOARD_COLOURS.length, 0),
    size: indexOf(entry.get('s'), BOARD_SIZES, 1),
    text: hasWords(kind) ? wordsOf(entry.get('x')) : '',
    stroke,
  };
}

/** Strokes never change, and their bytes are kept by Yjs: unpacked once. */
const unpacked = new WeakMap<Uint8Array, ReturnType<typeof unpackStroke>>();

function strokeOf(value: unknown): BoardObject['stroke'] {
  if (!(value instanceof Uint8Array)) return null;
  const known = unpacked.get(value);
  if (known !== undefined) return known;
  const stroke = unpackStroke(value);
  unpacked.set(value, stroke);
  return stroke;
}

function inOrder(known: ReadonlyMap<string, BoardObject>): readonly BoardObject[] {
  return [...known.values()].sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id)).slice(0, OBJECT_LIMIT);
}

function entryOf(doc: Y.Doc, id: BoardObjectId): Entry | null {
  const entry = entriesOf(doc).get(id);
  return entry instanceof Y.Map ? entry : null;
}

function boxOf(value: unknown, isLine: boolean): BoardBox | null {
  if (!Array.isArray(value) || value.length !== 4) return null;
  if (!value.every((each) => typeof each === 'number' && Math.abs(each) <= FARTHEST)) return null;
  const [x, y, w, h] = value as [number, number, number, number];
  return isLine || (w >= 0 && h >= 0) ? { x, y, w, h } : null;
}

/** Eighths of a unit: they travel as four bytes or fewer. */
function boxFor({ x, y, w, h }: BoardBox): number[] {
  return [x, y, w, h].map((value) => Math.round(Math.min(FARTHEST, Math.max(-FARTHEST, value)) * 8) / 8);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const indexOf = (value: unknown, count: number, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count ? value : otherwise;
const wordsOf = (value: unknown): string =>
  value instanceof Y.Text ? value.toString().slice(0, BOARD_TEXT_LIMIT) : '';
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
