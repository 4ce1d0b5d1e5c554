/** How a page keeps a document: with the vault, with plain y-indexeddb, or not at all. */
import type * as Y from 'yjs';

export interface Kept {
  /** All that was written is on the disk. */
  durable(): Promise<void>;
  /** Everything so far as one row, the way this keeper does it by itself now and then. */
  fold(): Promise<void>;
}

export interface Keeper {
  /** Resolves once `doc` holds what was kept. */
  open(doc: Y.Doc, name: string): Promise<Kept>;
}
