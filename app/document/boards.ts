/**
 * The boards of a chapter, listed in its notebook. The first one is always there, and has an entry only once it was
 * named or removed. A removed board is drawn again by whoever drew on it after it was removed.
 */
import * as Y from 'yjs';
import type { BoardId, Instant } from '../model/brand.ts';
import { FIRST_BOARD, parseBoardId } from '../model/ids.ts';
import { LAST_INSTANT } from './notebook.ts';

export interface BoardEntry {
  readonly id: BoardId;
  /** As it was named; empty: it was not. */
  readonly title: string;
  readonly created: Instant;
  readonly isRemoved: boolean;
}

const BOARDS = 'boards';
/** The first board's key: an empty one would be odd to read in a dump. */
const FIRST_KEY = 'first';
export const BOARD_TITLE_LIMIT = 80;
/** More are passed over: each is a document that the room is asked for. */
export const BOARD_LIMIT = 200;
const TOUCH_EVERY = 60_000;

const keyOf = (id: BoardId): string => (id === FIRST_BOARD ? FIRST_KEY : id);

/** The first one first, the others oldest first. Entries that are not well formed are passed over. */
export function boardsOf(doc: Y.Doc): BoardEntry[] {
  const boards: BoardEntry[] = [];
  const entries = doc.getMap<unknown>(BOARDS);
  for (const [key, entry] of entries) {
    const id = key === FIRST_KEY ? null : parseBoardId(key);
    if (id?.ok && id.value !== FIRST_BOARD && entry instanceof Y.Map) boards.push(entryOf(id.value, entry));
  }
  boards.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const first = entries.get(FIRST_KEY);
  return [entryOf(FIRST_BOARD, first instanceof Y.Map ? first : null), ...boards.slice(0, BOARD_LIMIT - 1)];
}

function entryOf(id: BoardId, entry: Y.Map<unknown> | null): BoardEntry {
  const removed = instantOf(entry?.get('removed'));
  return {
    id,
    title: textOf(entry?.get('title')),
    created: instantOf(entry?.get('created')),
    isRemoved: removed > 0 && instantOf(entry?.get('edited')) <= removed,
  };
}

export function addBoard(doc: Y.Doc, id: BoardId, title: string, now: Instant): void {
  const entry = new Y.Map<unknown>();
  entry.set('title', title.slice(0, BOARD_TITLE_LIMIT));
  entry.set('created', now);
  doc.getMap<unknown>(BOARDS).set(keyOf(id), entry);
}

export function retitleBoard(doc: Y.Doc, id: BoardId, title: string): void {
  madeEntry(doc, id).set('title', title.slice(0, BOARD_TITLE_LIMIT));
}

export function removeBoard(doc: Y.Doc, id: BoardId, now: Instant): void {
  const entry = madeEntry(doc, id);
  // Drawn on by one whose clock is ahead: it goes all the same.
  entry.set('removed', Math.max(now, instantOf(entry.get('edited'))));
}

export function restoreBoard(doc: Y.Doc, id: BoardId): void {
  madeEntry(doc, id).delete('removed');
}

/** Notes that a board was drawn on, at most once a minute. The first one is noted only where it has an entry. */
export function touchBoard(doc: Y.Doc, id: BoardId, now: Instant): void {
  const entry = doc.getMap<unknown>(BOARDS).get(keyOf(id));
  if (!(entry instanceof Y.Map)) return;
  const since = now - instantOf(entry.get('edited'));
  if (since >= TOUCH_EVERY || entryOf(id, entry).isRemoved) entry.set('edited', now);
}

export function observeBoards(doc: Y.Doc, listener: () => void): () => void {
  const boards = doc.getMap(BOARDS);
  boards.observeDeep(listener);
  return () => boards.unobserveDeep(listener);
}

function madeEntry(doc: Y.Doc, id: BoardId): Y.Map<unknown> {
  const known = doc.getMap<unknown>(BOARDS).get(keyOf(id));
  if (known instanceof Y.Map) return known;
  const made = new Y.Map<unknown>();
  doc.getMap<unknown>(BOARDS).set(keyOf(id), made);
  return made;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, BOARD_TITLE_LIMIT) : '');
const instantOf = (value: unknown): Instant =>
  typeof value === 'number' && value >= 0 && value <= LAST_INSTANT ? value : 0;
