/**
 * A notebook: the tree of pages with their titles. The text of each page is a document of its own,
 * so that a long page costs nothing to somebody who only reads the list. A page that is taken off keeps its entry for a
 * while, and with it its text, so that it can be brought back.
 */
import * as Y from 'yjs';
import type { Instant, PageId } from '../model/brand.ts';
import { parsePageId } from '../model/ids.ts';
import { isOrder, orderAfter, orderBetween } from './order.ts';
import { DEEPEST_PAGE, inOrder, type Placed, treeOf, withBelow } from './tree.ts';

export interface PageEntry extends Placed {
  readonly id: PageId;
  readonly title: string;
  readonly created: Instant;
  readonly edited: Instant;
  /** 0 at the top. */
  readonly depth: number;
}

/** Not in the tree any more. */
export interface RemovedPage {
  readonly id: PageId;
  readonly title: string;
  /** By the clock of who took it off. */
  readonly removed: Instant;
}

const PAGES = 'pages';
const TITLE_LIMIT = 200;
/** `edited` is for the eye: once a minute is enough, and each write is an update on the wire. */
const TOUCH_EVERY = 60_000;
/** The last one a Date can hold: past it, the screens' own formatting would throw. */
export const LAST_INSTANT = 8.64e15;

/** The pages in reading order, each before those below it. Entries that are not well formed are passed over. */
export function pagesOf(doc: Y.Doc): PageEntry[] {
  const pages: Omit<PageEntry, 'depth'>[] = [];
  for (const { id, entry, removed } of entriesOf(doc)) {
    if (removed > 0) continue;
    const created = instantOf(entry.get('created'));
    pages.push({
      id,
      title: textOf(entry.get('title')),
      created,
      edited: Math.max(created, instantOf(entry.get('edited'))),
      parent: parentOf(entry.get('parent')),
      order: orderOf(entry.get('order')),
    });
  }
  return treeOf(pages);
}

/** Those that were taken off and are not erased yet, the last one first. */
export function removedPagesOf(doc: Y.Doc): RemovedPage[] {
  return entriesOf(doc)
    .filter(({ removed }) => removed > 0)
    .map(({ id, entry, removed }) => ({ id, title: textOf(entry.get('title')), removed }))
    .sort((a, b) => b.removed - a.removed || (a.id < b.id ? -1 : 1));
}

/** `removed`: 0 for one that stands in the tree. */
function entriesOf(doc: Y.Doc): { id: PageId; entry: Y.Map<unknown>; removed: Instant }[] {
  return [...doc.getMap<unknown>(PAGES)].flatMap(([key, entry]) => {
    const id = parsePageId(key);
    return id.ok && entry instanceof Y.Map ? [{ id: id.value, entry, removed: instantOf(entry.get('removed')) }] : [];
  });
}

/** True while there is an entry of the page: one that was taken off, and one of a shape this version does not know. */
export function isListed(doc: Y.Doc, id: PageId): boolean {
  return doc.getMap(PAGES).has(id);
}

/** Below `parent`, or at the top; after all that is there, or where it was before. */
export function addPage(
  doc: Y.Doc,
  page: { readonly id: PageId; readonly title: string; readonly parent?: PageId | null; readonly order?: string },
  now: Instant,
): void {
  const { id, title, parent = null } = page;
  const entry = new Y.Map<unknown>();
  entry.set('title', title.slice(0, TITLE_LIMIT));
  entry.set('created', now);
  entry.set('edited', now);
  if (parent !== null) entry.set('parent', parent);
  entry.set('order', page.order || orderAfter(besides(doc, parent).at(-1)?.order || null));
  doc.getMap<Y.Map<unknown>>(PAGES).set(id, entry);
}

const besides = (doc: Y.Doc, parent: PageId | null): PageEntry[] =>
  pagesOf(doc).filter((page) => page.parent === parent);

/** Takes it off the tree; its text is kept. What is below it moves up to where it was. False: it is not in the tree. */
export function removePage(doc: Y.Doc, id: PageId, now: Instant): boolean {
  const pages = pagesOf(doc);
  const page = pages.find((each) => each.id === id);
  const entry = doc.getMap(PAGES).get(id);
  if (page === undefined || !(entry instanceof Y.Map)) return false;
  doc.transact(() => {
    const inside = pages.filter(({ parent }) => parent === id);
    const at = pages.filter(({ parent }) => parent === page.parent).indexOf(page);
    for (const [i, each] of inside.entries()) movePage(doc, each.id, page.parent, at + i);
    entry.set('removed', now);
  });
  return true;
}

/** To where it was, or to the top where nothing is above it any more. False: nothing of it is left. */
export function restorePage(doc: Y.Doc, id: PageId): boolean {
  const entry = doc.getMap(PAGES).get(id);
  if (!(entry instanceof Y.Map)) return false;
  entry.delete('removed');
  return true;
}

/** For good: whoever keeps the text erases it, and nothing brings it back. */
export function erasePage(doc: Y.Doc, id: PageId): void {
  doc.getMap(PAGES).delete(id);
}

/** Undoing what was done to the tree under `origin`, one act at a time, and nothing of anybody else's. */
export function undoingPages(doc: Y.Doc, origin: unknown): Y.UndoManager {
  return new Y.UndoManager(doc.getMap(PAGES), { trackedOrigins: new Set([origin]), captureTimeout: 0 });
}

/**
 * Puts a page below `parent` (null: at the top), as the `index`th of the others there. False: there is no such page, it
 * would stand below itself, or deeper than pages go.
 */
export function movePage(doc: Y.Doc, id: PageId, parent: PageId | null, index: number): boolean {
  const pages = pagesOf(doc);
  const entries = doc.getMap<Y.Map<unknown>>(PAGES);
  const entry = entries.get(id);
  const above = pages.find((page) => page.id === parent);
  if (!(entry instanceof Y.Map) || (parent !== null && above === undefined)) return false;
  const own = withBelow(pages, id);
  if (parent !== null && own.has(parent)) return false;
  const tops = pages.find((page) => page.id === id)?.depth ?? 0;
  const height = Math.max(0, ...pages.filter((page) => own.has(page.id)).map(({ depth }) => depth - tops));
  if (parent !== null && (above?.depth ?? 0) + 1 + height > DEEPEST_PAGE) return false;
  const others = pages.filter((page) => page.parent === parent && page.id !== id).sort(inOrder);
  const at = Math.min(Math.max(0, index), others.length);
  const [before, after] = [others[at - 1], others[at]];
  const isRoom = before?.order !== '' && after?.order !== '';
  const place = isRoom ? orderBetween(before?.order ?? null, after?.order ?? null) : null;
  doc.transact(() => {
    entry.set('parent', parent);
    if (place !== null) entry.set('order', place);
    else
      renumber(entries, [
        ...others.slice(0, at).map((page) => page.id),
        id,
        ...others.slice(at).map((page) => page.id),
      ]);
  });
  return true;
}

/** Where no place is left between two, or an older app gave none: all of them anew. */
function renumber(entries: Y.Map<Y.Map<unknown>>, ids: readonly PageId[]): void {
  let order: string | null = null;
  for (const id of ids) {
    order = orderAfter(order);
    entries.get(id)?.set('order', order);
  }
}

export function retitlePage(doc: Y.Doc, id: PageId, title: string): void {
  const entry = doc.getMap<Y.Map<unknown>>(PAGES).get(id);
  const next = title.slice(0, TITLE_LIMIT);
  if (entry instanceof Y.Map && entry.get('title') !== next) entry.set('title', next);
}

/** Notes that a page was written in, at most once a minute. */
export function touchPage(doc: Y.Doc, id: PageId, now: Instant): void {
  const entry = doc.getMap<Y.Map<unknown>>(PAGES).get(id);
  if (entry instanceof Y.Map && now - instantOf(entry.get('edited')) >= TOUCH_EVERY) entry.set('edited', now);
}

/** Calls `listener` after each change of the list or of a title, and whether it was made here; returns the stop. */
export function observePages(doc: Y.Doc, listener: (madeHere: boolean) => void): () => void {
  const pages = doc.getMap(PAGES);
  const told = (_: unknown, transaction: Y.Transaction): void => listener(transaction.local);
  pages.observeDeep(told);
  return () => pages.unobserveDeep(told);
}

/** The text of a page, as the editor binds it. */
export function bodyOf(page: Y.Doc): Y.XmlFragment {
  return page.getXmlFragment('body');
}

const orderOf = (value: unknown): string => (isOrder(value) ? value : '');
function parentOf(value: unknown): PageId | null {
  const id = typeof value === 'string' ? parsePageId(value) : null;
  return id?.ok ? id.value : null;
}
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, TITLE_LIMIT) : '');
const instantOf = (value: unknown): Instant =>
  typeof value === 'number' && value >= 0 && value <= LAST_INSTANT ? value : 0;
