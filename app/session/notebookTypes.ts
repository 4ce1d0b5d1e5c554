/** What the screens see of a notebook: private notes, or the pages of a workspace. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import type { PageEntry, RemovedPage } from '../document/notebook.ts';
import type { Instant, PageId } from '../model/brand.ts';
import type { FileRef } from '../model/file.ts';
import type { Remark, Thread, WordName } from '../model/margin.ts';
import type { Observable } from '../model/observable.ts';
import type { PageNode } from '../model/pageNode.ts';
import type { OwnActs } from './acts.ts';
import type { SendRefusal } from './chatTypes.ts';
import type { DeliveryState, SessionError } from './types.ts';

export type PageSummary = PageEntry;
export type { RemovedPage } from '../document/notebook.ts';

/** A page open for editing. Close it when the screen leaves. */
export interface OpenPage {
  readonly id: PageId;
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  /** Cursors of this page only; null on a private note. */
  readonly awareness: Awareness | null;
  readonly title: Observable<string>;
  readonly delivery: Observable<DeliveryState>;
  /** What is said beside the text; null on a private note. */
  readonly margin: Margin | null;
  readonly history: PageHistory;
  /** The text as it is now. */
  read(): PageNode[];
  retitle(title: string): void;
  close(): void;
}

export interface RemarkView extends Remark {
  readonly authorName: string;
  readonly mine: boolean;
}

export interface ThreadView extends Omit<Thread, 'remarks'> {
  readonly remarks: readonly RemarkView[];
  /** The name of who settled it. */
  readonly settledBy: string | null;
}

/**
 * Comments on a page, each signed by who says it. Never takes a recovery phrase, as the chat. To settle and to remove
 * can be undone while the page is open.
 */
export interface Margin extends OwnActs {
  readonly threads: Observable<readonly ThreadView[]>;
  comment(
    on: { readonly start: string; readonly end: string; readonly quote: string },
    text: string,
  ): Promise<Result<void, SendRefusal>>;
  reply(to: WordName, text: string): Promise<Result<void, SendRefusal>>;
  settle(to: WordName, done: boolean): void;
  /** Of mine; of anybody else's nothing happens. */
  remove(to: WordName): void;
  /** Says, signed, that I bring this file into the page: only then is it given to others on and on. */
  picture(file: FileRef): void;
}

export interface PageVersion {
  readonly id: string;
  readonly at: Instant;
  /** As it is kept. */
  readonly bytes: number;
}

/** How the page was, as this device saw it. */
export interface PageHistory {
  /** Oldest first. */
  readonly versions: Observable<readonly PageVersion[]>;
  /** Keeps the page as it is now, unless the newest version is the same. */
  keep(): Promise<void>;
  read(id: string): Promise<Result<readonly PageNode[], SessionError>>;
}

/** What a page says, a line a block, and what is said beside it. */
export interface PageWords {
  readonly text: string;
  readonly threads: readonly ThreadView[];
}

/** A tree of pages: private notes, or a workspace's notebook. To move a page and to take one off can be undone. */
export interface Notebook extends OwnActs {
  /** In reading order: each before those below it. */
  readonly pages: Observable<readonly PageSummary[]>;
  /** Below `parent`, or at the top. */
  addPage(title?: string, parent?: PageId | null): PageId;
  /** As the `index`th below `parent`, not counting itself. False: it would stand below itself, or too deep. */
  movePage(id: PageId, parent: PageId | null, index: number): boolean;
  /** Off the tree, for all who read it. For a day it can be brought back. */
  removePage(id: PageId): void;
  /** Those that were taken off, by whomever, and are not erased yet; the last one first. */
  readonly removed: Observable<readonly RemovedPage[]>;
  restorePage(id: PageId): void;
  /** One that was taken off: from every disk, for good. */
  erasePage(id: PageId): void;
  openPage(id: PageId): Promise<Result<OpenPage, SessionError>>;
  /** For who looks through many: nobody is in it, and nothing is kept of its opening. */
  wordsOf(id: PageId): Promise<Result<PageWords, SessionError>>;
  /** A new page with this text, from a file. */
  importPage(title: string, text: readonly PageNode[]): Promise<Result<PageId, SessionError>>;
}
