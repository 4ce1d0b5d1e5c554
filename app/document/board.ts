/**
 * A board: a map of objects by id, each a map of its own, so that one who moves a shape and one who colours it both have
 * their way; beside it the version of the app that wrote it.
 */
import * as Y from 'yjs';
import { BOARD_TEXT_LIMIT, type BoardChange, type BoardDraft } from '../model/board.ts';
import { tiedBox } from '../model/boardTies.ts';
import type { BoardObjectId } from '../model/brand.ts';
import { sameEnds } from '../model/differing.ts';
import { changeEntry, type Entry, entryFor, objectOf } from './boardEntry.ts';
import { orderAfter } from './order.ts';

/** What this device's person does, apart from what arrives: undo goes by it. */
export const BY_HAND = Symbol('by hand');

/** 1: without shapes that are filled, turned, grouped, tied; without frames and pictures. 2: strokes of longer bytes. */
export const BOARD_VERSION = 3;

export const entriesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<unknown>('objects');
export const aboutOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<unknown>('about');

/** What undo may take back. */
export const boardScope = (doc: Y.Doc): Y.Map<unknown> => entriesOf(doc);

/** Puts an object on top; `step` is how fine a stroke is kept, in units. */
export function addObject(doc: Y.Doc, id: BoardObjectId, draft: BoardDraft, last: string | null, step = 0.5): void {
  doc.transact(() => {
    const version = aboutOf(doc).get('version');
    if (!(typeof version === 'number' && version >= BOARD_VERSION)) aboutOf(doc).set('version', BOARD_VERSION);
    entriesOf(doc).set(id, entryFor(draft, orderAfter(last), step));
  }, BY_HAND);
}

/** Objects that are not there any more are passed over. */
export function changeObjects(doc: Y.Doc, changes: ReadonlyMap<BoardObjectId, BoardChange>): void {
  doc.transact(() => {
    for (const [id, change] of changes) {
      const entry = entryOf(doc, id);
      if (entry !== null) changeEntry(entry, change);
    }
  }, BY_HAND);
}

/** Lines that were tied to one of them stay where they are. Their ties stay too, for when it is brought back. */
export function removeObjects(doc: Y.Doc, ids: Iterable<BoardObjectId>): void {
  const gone = new Set<string>(ids);
  doc.transact(() => {
    for (const [key, entry] of entriesOf(doc)) {
      if (gone.has(key) || !(entry instanceof Y.Map && (entry.has('v') || entry.has('z')))) continue;
      const line = objectOf(key, entry);
      if (line === null || ![line.from, line.to].some((tie) => tie !== null && gone.has(tie.id))) continue;
      changeEntry(entry, { box: tiedBox(line, (id) => objectOf(id, entriesOf(doc).get(id))) });
    }
    for (const id of gone) entriesOf(doc).delete(id);
  }, BY_HAND);
}

/** Writes only what differs, so that two people who write on one note both keep their words. */
export function retextObject(doc: Y.Doc, id: BoardObjectId, text: string): void {
  const words = entryOf(doc, id)?.get('x');
  if (!(words instanceof Y.Text)) return;
  const [before, after] = [words.toString(), text.slice(0, BOARD_TEXT_LIMIT)];
  let { start, end } = sameEnds(before, after);
  // Half of a surrogate pair is no text: Yjs would send it as a replacement character.
  if (start > 0 && isHigh(after.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isLow(after.charCodeAt(after.length - end))) end -= 1;
  doc.transact(() => {
    if (before.length - end > start) words.delete(start, before.length - end - start);
    if (after.length - end > start) words.insert(start, after.slice(start, after.length - end));
  }, BY_HAND);
}

function entryOf(doc: Y.Doc, id: BoardObjectId): Entry | null {
  const entry = entriesOf(doc).get(id);
  return entry instanceof Y.Map ? entry : null;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
