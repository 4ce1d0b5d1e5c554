/** Gathers the updates of a live document for at most `delay`, so that fast typing writes ten entries a second. */
import * as Y from 'yjs';

export interface Timers {
  set(callback: () => void, delay: number): () => void;
}

/** The real ones. The returned function cancels. */
export const pageTimers: Timers = {
  set(callback, delay) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

export interface Batch {
  /** One, or several when they are long. */
  readonly updates: readonly Uint8Array[];
  readonly erases: boolean;
}

export interface Batcher {
  add(update: Uint8Array, transaction: Y.Transaction): void;
  isEmpty(): boolean;
  /** All that was gathered, or null; the next batch begins empty. */
  take(): Batch | null;
}

/**
 * Merging updates as bytes is about quadratic, while a difference repeats the whole delete set (5,858 B against 50 B
 * for three keys): few are merged, many become the document's difference since the first of them.
 */
const few = 64;
/** Longer together than this, merging spares nothing and takes as long as sealing. */
const long = 64 * 1024;

interface BatcherOptions {
  readonly doc: Y.Doc;
  readonly delay: number;
  readonly timers: Timers;
  readonly whenDue: () => void;
}

export function createBatcher({ doc, delay, timers, whenDue }: BatcherOptions): Batcher {
  let updates: Uint8Array[] = [];
  let before: Uint8Array | null = null;
  let erases = false;
  let cancel: (() => void) | null = null;

  return {
    add(update, transaction) {
      updates.push(update);
      before ??= Y.encodeStateVector(transaction.beforeState);
      if (transaction.deleteSet.clients.size > 0) erases = true;
      // Counted from the first update of a batch: a later one does not put it off.
      cancel ??= timers.set(() => {
        cancel = null;
        whenDue();
      }, delay);
    },
    isEmpty: () => updates.length === 0,
    take() {
      cancel?.();
      cancel = null;
      if (before === null) return null;
      const length = updates.reduce((sum, update) => sum + update.length, 0);
      const fold = (since: Uint8Array): readonly Uint8Array[] => {
        if (updates.length > few) return [Y.encodeStateAsUpdate(doc, since)];
        return updates.length === 1 || length > long ? updates : [Y.mergeUpdates(updates)];
      };
      const batch = { updates: fold(before), erases };
      updates = [];
      before = null;
      erases = false;
      return batch;
    },
  };
}
