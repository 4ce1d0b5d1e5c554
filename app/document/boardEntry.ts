/**
 * One object of a board as it is written: a map with one-letter keys, since they are in every object. k kind, b box,
 * o order, c colour, s size, p points, x words, f fill, d dash, r turn, g group, l locked, v and z the ties of a line's
 * two ends, i picture. What is most common is what a missing key means.
 */
import * as Y from 'yjs';
import {
  BOARD_COLOURS,
  BOARD_DASHES,
  BOARD_FILLS,
  BOARD_KINDS,
  BOARD_SIZES,
  BOARD_TEXT_LIMIT,
  type BoardBox,
  type BoardChange,
  type BoardDraft,
  type BoardObject,
  type BoardTie,
  hasWords,
  isLineKind,
  isStrokeKind,
  PLAIN,
} from '../model/board.ts';
import { parseFileRef, shownAs } from '../model/file.ts';
import { parseBoardObjectId } from '../model/ids.ts';
import { isOrder } from './order.ts';
import { packStroke, unpackStroke } from './strokeBytes.ts';

export type Entry = Y.Map<unknown>;

/** Farther out nothing is drawn: numbers keep their eighths there, and a Path2D its precision. */
const FARTHEST = 1_000_000;

/** The most common values are not written; put back to them later, they are. */
const NUMBERS = { colour: ['c', 0], size: ['s', 1], fill: ['f', 0], dash: ['d', 0], turn: ['r', 0] } as const;
const NUMBERED = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];

export function entryFor(draft: BoardDraft, order: string, step: number): Entry {
  const entry = new Y.Map<unknown>();
  entry.set('k', BOARD_KINDS.indexOf(draft.kind));
  entry.set('b', boxFor(draft.box));
  entry.set('o', order);
  const all = { ...PLAIN, ...draft };
  for (const name of NUMBERED) {
    const [key, usual] = NUMBERS[name];
    if (all[name] !== usual) entry.set(key, all[name]);
  }
  if (draft.stroke !== null) entry.set('p', packStroke(draft.stroke, step));
  if (hasWords(draft.kind)) entry.set('x', new Y.Text(draft.text.slice(0, BOARD_TEXT_LIMIT)));
  if (all.group !== null) entry.set('g', all.group);
  if (all.locked) entry.set('l', 1);
  if (all.from !== null) entry.set('v', tieFor(all.from));
  if (all.to !== null) entry.set('z', tieFor(all.to));
  if (all.file !== null) entry.set('i', { ...all.file });
  return entry;
}

export function changeEntry(entry: Entry, change: BoardChange): void {
  const { box, order, group, locked, from, to } = change;
  if (box !== undefined) entry.set('b', boxFor(box));
  if (order !== undefined) entry.set('o', order);
  for (const name of NUMBERED) {
    const value = change[name];
    if (value !== undefined) entry.set(NUMBERS[name][0], value);
  }
  if (locked !== undefined) put(entry, 'l', locked ? 1 : null);
  if (group !== undefined) put(entry, 'g', group);
  if (from !== undefined) put(entry, 'v', from && tieFor(from));
  if (to !== undefined) put(entry, 'z', to && tieFor(to));
}

function put(entry: Entry, key: string, value: unknown): void {
  if (value !== null) entry.set(key, value);
  else if (entry.has(key)) entry.delete(key);
}

/** What the other side wrote, if it is an object that this version knows. Its ties are not looked up yet. */
export function objectOf(key: string, entry: unknown): BoardObject | null {
  const id = parseBoardObjectId(key);
  if (!id.ok || !(entry instanceof Y.Map)) return null;
  const kind = BOARD_KINDS[indexOf(entry.get('k'), BOARD_KINDS.length, -1)];
  if (kind === undefined) return null;
  const isLine = isLineKind(kind);
  const box = boxOf(entry.get('b'), isLine);
  const order = entry.get('o');
  const stroke = isStrokeKind(kind) ? strokeOf(entry.get('p')) : null;
  const file = kind === 'image' ? fileOf(entry.get('i')) : null;
  if (box === null || !isOrder(order)) return null;
  if ((stroke === null && isStrokeKind(kind)) || (file === null && kind === 'image')) return null;
  return {
    id: id.value,
    kind,
    box,
    order,
    colour: indexOf(entry.get('c'), BOARD_COLOURS.length, 0),
    size: indexOf(entry.get('s'), BOARD_SIZES, 1),
    text: hasWords(kind) ? wordsOf(entry.get('x')) : '',
    stroke,
    fill: indexOf(entry.get('f'), BOARD_FILLS.length, 0),
    dash: indexOf(entry.get('d'), BOARD_DASHES.length, 0),
    turn: isLine ? 0 : indexOf(entry.get('r'), 360, 0),
    group: idOf(entry.get('g')),
    locked: entry.get('l') === 1,
    from: isLine ? tieOf(entry.get('v')) : null,
    to: isLine ? tieOf(entry.get('z')) : null,
    file,
  };
}

/** A kind that a later version brought. */
export const isOfTomorrow = (entry: unknown): boolean =>
  entry instanceof Y.Map && indexOf(entry.get('k'), 10_000, -1) >= BOARD_KINDS.length;

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

/** Of a type that no browser runs; everything else is no picture here. */
function fileOf(value: unknown): BoardObject['file'] {
  const file = parseFileRef(value);
  return file.ok && shownAs(file.value) === 'picture' ? file.value : null;
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

const tieFor = ({ id, x, y }: BoardTie): unknown[] => [id, x, y];

function tieOf(value: unknown): BoardTie | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [id, [x, y]] = [idOf(value[0]), [value[1], value[2]].map(partOf)];
  return id === null || x == null || y == null ? null : { id, x, y };
}

const partOf = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : null;

function idOf(value: unknown): BoardObject['group'] {
  const id = typeof value === 'string' ? parseBoardObjectId(value) : null;
  return id?.ok ? id.value : null;
}

const indexOf = (value: unknown, count: number, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count ? value : otherwise;
const wordsOf = (value: unknown): string =>
  value instanceof Y.Text ? value.toString().slice(0, BOARD_TEXT_LIMIT) : '';
