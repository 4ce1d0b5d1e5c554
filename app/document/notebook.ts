/**
 * A notebook: the list of pages with their titles. The text of each page is a document of its own,
 * so that a long page costs nothing to somebody who only reads the list.
 */
import * as Y from 'yjs';
import type { Instant, PageId } from '../model/brand.ts';
import { parsePageId } from '../model/ids.ts';

export interface PageEntry {
  readonly id: PageId;
  readonly title: string;
  readonly created: Instant;
  readonly edited: Instant;
}

const PAGES = 'pages';
const TITLE_LIMIT = 200;
/** `edited` is for the eye: once a minute is enough, and each write is an update on the wire. */
const TOUCH_EVERY = 60_000;
/** The last one a Date can hold: past it, the screens' own formatting would throw. */
export const LAST_INSTANT = 8.64e15;

/** The pages, oldest first. Entries of the other side that are not well formed are passed over. */
export function pagesOf(doc: Y.Doc): PageEntry[] {
  const pages: PageEntry[] = [];
  for (const [key, entry] of doc.getMap<Y.Map<unknown>>(PAGES)) {
    const id = parsePageId(key);
    if (!id.ok || !(entry instanceof Y.Map)) continue;
    const created = instantOf(entry.get('created'));
    pages.push({
      id: id.value,
      title: textOf(entry.get('title')),
      created,
      edited: Math.max(created, instantOf(entry.get('edited'))),
    });
  }
  return pages.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
}

/** True while the list names the page, be it by an entry of a shape this version does not know. */
export function isListed(doc: Y.Doc, id: PageId): boolean {
  return doc.getMap(PAGES).has(id);
}

export function addPage(doc: Y.Doc, id: PageId, title: string, now: Instant): void {
  const entry = new Y.Map<unknown>();
  entry.set('title', title.slice(0, TITLE_LIMIT));
  entry.set('created', now);
  entry.set('edited', now);
  doc.getMap<Y.Map<unknown>>(PAGES).set(id, entry);
}

export function removePage(doc: Y.Doc, id: PageId): void {
  doc.getMap(PAGES).delete(id);
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

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, TITLE_LIMIT) : '');
const instantOf = (value: unknown): Instant =>
  typeof value === 'number' && value >= 0 && value <= LAST_INSTANT ? value : 0;
