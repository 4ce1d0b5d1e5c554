/** A notebook for the screens: the list of pages, and pages opened with their own document, cursors and delivery. */

import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { err, ok, type Result } from '../../crypto/result.ts';
import {
  addPage,
  bodyOf,
  erasePage,
  isListed,
  movePage,
  observePages,
  type PageEntry,
  pagesOf,
  removedPagesOf,
  removePage,
  restorePage,
  retitlePage,
  touchPage,
  undoingPages,
} from '../document/notebook.ts';
import { fillPage, jsonOf } from '../document/pageJson.ts';
import { pageTextOf } from '../document/pageText.ts';
import type { Instant, PageId } from '../model/brand.ts';
import { pageIdOf } from '../model/ids.ts';
import { derived, type Observable } from '../model/observable.ts';
import type { PageNode } from '../model/pageNode.ts';
import type { Acts } from './acts.ts';
import { type DeliverySource, documentDelivery } from './delivery.ts';
import type { HeldDocument } from './documents.ts';
import { openHistory } from './history.ts';
import type { RunningMargin } from './margin.ts';
import { openPageAwareness } from './pageAwareness.ts';
import type { Notebook, OpenPage, PageSummary, PageWords, SessionError } from './types.ts';

export interface NotebookOptions {
  readonly doc: Y.Doc;
  readonly hold: (page: PageId) => Promise<Result<HeldDocument, SessionError>>;
  /** The versions of a page: a document of this device alone. */
  readonly holdPast: (page: PageId) => Promise<Result<HeldDocument, SessionError>>;
  /** Erases the text of a page that left the list for good, here or by the other side. */
  readonly forget: (page: PageId) => void;
  /** The room's presence and deliveries; null for private notes. */
  readonly room: {
    readonly awareness: Awareness;
    delivery(page: PageId): DeliverySource;
  } | null;
  /** What is said beside the text; null on private notes. */
  readonly margin: ((page: PageId, doc: Y.Doc) => RunningMargin) | null;
  /** In which document each of my acts was: the chapters of a workspace are undone as one. */
  readonly acts: Acts;
  readonly clock: () => Instant;
  readonly random: (length: number) => Uint8Array;
}

/** As long as a page that was taken off can be brought back. */
const KEPT = 86_400_000;

export interface OpenNotebook {
  readonly notebook: Notebook;
  /** Erases what was taken off long enough ago. */
  clear(): void;
  close(): void;
}

export function openNotebook(options: NotebookOptions): OpenNotebook {
  const { doc, hold, holdPast, forget, room, margin, acts, clock, random } = options;
  const changed = { subscribe: (listener: () => void) => observePages(doc, listener) };
  const pages: Observable<readonly PageSummary[]> = derived([changed], () => pagesOf(doc), samePages);
  const own = Symbol('own act');
  const undoing = undoingPages(doc, own);
  const mine = { undo: () => undoing.undo() !== null, redo: () => undoing.redo() !== null };
  /** False: nothing was done. */
  function act(what: () => boolean): boolean {
    const done = doc.transact(what, own);
    if (done) acts.did(mine);
    return done;
  }
  const titleOf = (id: PageId): string => pagesOf(doc).find((page) => page.id === id)?.title ?? '';
  // The other side took it off without having seen what was written here meanwhile: it comes back, to both.
  const isSeen = (page: PageId, madeHere: boolean): boolean =>
    madeHere || room === null || room.delivery(page).get().complete;
  const stop = watchRemoved(doc, {
    removed(page, madeHere) {
      if (!isSeen(page, madeHere)) restorePage(doc, page);
    },
    erased: forget,
    lost(page, madeHere) {
      if (isSeen(page.id, madeHere)) forget(page.id);
      else addPage(doc, page, clock());
    },
  });

  return {
    notebook: {
      pages,
      addPage: add,
      removePage: (id) => void act(() => removePage(doc, id, clock())),
      movePage: (id, parent, index) => act(() => movePage(doc, id, parent, index)),
      removed: derived(
        [changed],
        () => removedPagesOf(doc),
        (a, b) => JSON.stringify(a) === JSON.stringify(b),
      ),
      restorePage: (id) => void act(() => restorePage(doc, id)),
      erasePage(id) {
        if (removedPagesOf(doc).some((page) => page.id === id)) erasePage(doc, id);
      },
      past: acts.past,
      undo: acts.undo,
      redo: acts.redo,
      openPage: open,
      wordsOf,
      importPage,
    },
    clear() {
      // By whichever clock: of two that are a day apart, one erases at once what the other has just taken off.
      for (const { id, removed } of removedPagesOf(doc)) if (Math.abs(clock() - removed) >= KEPT) erasePage(doc, id);
    },
    close() {
      stop();
      undoing.destroy();
    },
  };

  function add(title = '', parent: PageId | null = null): PageId {
    const id = pageIdOf(random(12));
    addPage(doc, { id, title, parent }, clock());
    return id;
  }

  async function importPage(title: string, text: readonly PageNode[]): Promise<Result<PageId, SessionError>> {
    const id = pageIdOf(random(12));
    const held = await hold(id);
    if (!held.ok) return held;
    fillPage(bodyOf(held.value.doc), text);
    addPage(doc, { id, title }, clock());
    held.value.release();
    return ok(id);
  }

  async function wordsOf(id: PageId): Promise<Result<PageWords, SessionError>> {
    if (!pagesOf(doc).some((page) => page.id === id)) return err({ tag: 'not-found' });
    const held = await hold(id);
    if (!held.ok) return held;
    const text = pageTextOf(bodyOf(held.value.doc));
    const beside = margin?.(id, held.value.doc) ?? null;
    await beside?.ready;
    const threads = beside?.margin.threads.get() ?? [];
    beside?.close();
    held.value.release();
    return ok({ text, threads });
  }

  async function open(id: PageId): Promise<Result<OpenPage, SessionError>> {
    // An address kept from before must not bring a removed page back as an empty one.
    if (!pagesOf(doc).some((page) => page.id === id)) return err({ tag: 'not-found' });
    const held = await hold(id);
    return held.ok ? ok(opened(id, held.value)) : held;
  }

  function opened(id: PageId, held: HeldDocument): OpenPage {
    // Made first: a cursor in a document that has no body yet would be taken for one that points nowhere.
    const fragment = bodyOf(held.doc);
    const cursors = room === null ? null : openPageAwareness(room.awareness, id, held.doc, clock);
    const touch = (_: Uint8Array, __: unknown, ___: Y.Doc, transaction: Y.Transaction): void => {
      if (transaction.local) touchPage(doc, id, clock());
    };
    held.doc.on('update', touch);
    const beside = margin?.(id, held.doc) ?? null;
    const past = openHistory({ doc: held.doc, body: fragment, hold: () => holdPast(id), clock, random });
    return {
      id,
      doc: held.doc,
      fragment,
      awareness: cursors?.awareness ?? null,
      title: derived([pages], () => titleOf(id)),
      delivery: documentDelivery(held.doc, held.vault, room === null ? null : room.delivery(id)),
      margin: beside?.margin ?? null,
      history: past.history,
      read: () => jsonOf(fragment),
      retitle: (title) => retitlePage(doc, id, title),
      close() {
        held.doc.off('update', touch);
        cursors?.close();
        beside?.close();
        // The last version is read from the document, which is let go of when it is kept.
        void past.close().finally(held.release);
      },
    };
  }
}

function samePages(a: readonly PageSummary[], b: readonly PageSummary[]): boolean {
  return (
    a.length === b.length &&
    a.every((page, i) => {
      const other = b[i];
      return (
        other?.id === page.id &&
        other.title === page.title &&
        other.edited === page.edited &&
        other.parent === page.parent &&
        other.order === page.order
      );
    })
  );
}

interface Watch {
  /** It was taken off, and can be brought back. */
  removed(page: PageId, madeHere: boolean): void;
  /** One that had been taken off is gone for good. */
  erased(page: PageId): void;
  /** One that stood in the tree is gone for good: an app that keeps nothing took it off. */
  lost(page: PageEntry, madeHere: boolean): void;
}

/**
 * Tells of each page that leaves the list, whoever took it off. One whose entry only became unreadable, by a newer
 * version or by malice, was not removed: erasing cannot be taken back.
 */
function watchRemoved(doc: Y.Doc, told: Watch): () => void {
  const known = new Map(pagesOf(doc).map((page) => [page.id, page]));
  const off = new Set(removedPagesOf(doc).map(({ id }) => id));
  return observePages(doc, (madeHere) => {
    for (const page of pagesOf(doc)) {
      known.set(page.id, page);
      off.delete(page.id);
    }
    for (const { id } of removedPagesOf(doc)) {
      known.delete(id);
      if (off.has(id)) continue;
      off.add(id);
      told.removed(id, madeHere);
    }
    for (const id of [...off]) {
      if (isListed(doc, id)) continue;
      off.delete(id);
      told.erased(id);
    }
    for (const [id, page] of [...known]) {
      if (isListed(doc, id)) continue;
      known.delete(id);
      told.lost(page, madeHere);
    }
  });
}
