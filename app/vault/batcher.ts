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
  readonly update: Uint8Array;
  readonly erases: boolean;
}

export interface Batcher {
  add(update: Uint8Array, transaction: Y.Transaction): void;
  isEmpty(): boolean;
  /** All that was gathered as one update, or null; the next batch begins empty. */
  take(): Batch | null;
}

/**
 * Merging updates as bytes is about quadratic, while a difference repeats the whole delete set (5,858 B against 50 B
 * for three keys): few are merged, many become the document's difference since the first of them.
 */
const few = 64;

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
      const [first] = updates;
      if (first === undefined || before === null) return null;
      const merge = () => (updates.length === 1 ? first : Y.mergeUpdates(updates));
      const batch = { update: updates.length <= few ? merge() : Y.encodeStateAsUpdate(doc, before), erases };
      updates = [];
      before = null;
      erases = false;
      return batch;
    },
  };
}
