/**
 * Signed words in one array of a document, of which the session and the model make something: as with the chat, this
 * file keeps bytes and their order.
 */
import * as Y from 'yjs';

const WORDS = 'words';

export interface SignedWords {
  /** At the end of the shared order. `kept` is given the envelope as the document will return it. */
  add(envelope: Uint8Array, origin: unknown, kept?: (envelope: Uint8Array) => void): void;
  /** In the shared order. What is not bytes, or too long, is passed over. */
  all(): Uint8Array[];
  /** Takes words off for good: what is deleted leaves nothing behind. */
  drop(isOff: (envelope: Uint8Array) => boolean, origin: unknown): void;
  /** What `act` adds and drops under `origin` is one act. */
  together(act: () => void, origin: unknown): void;
  observe(listener: () => void): () => void;
  /** Undoing what was done here under `origin`, one act at a time, and nothing of anybody else's. */
  undoing(origin: unknown): Y.UndoManager;
}

/** `limit`: an envelope of more bytes is not read. `name`: of the array, where a document has more than one. */
export function signedWordsIn(doc: Y.Doc, limit: number, name = WORDS): SignedWords {
  const words = doc.getArray<unknown>(name);
  const isWord = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value.length <= limit;
  return {
    add(envelope, origin, kept) {
      doc.transact(() => {
        words.push([envelope]);
        const last = words.get(words.length - 1);
        if (isWord(last)) kept?.(last);
      }, origin);
    },
    all: () => words.toArray().filter(isWord),
    drop(isOff, origin) {
      doc.transact(() => {
        const kept = words.toArray();
        for (let at = kept.length - 1; at >= 0; at -= 1) {
          const word = kept[at];
          if (isWord(word) && isOff(word)) words.delete(at);
        }
      }, origin);
    },
    together: (act, origin) => doc.transact(act, origin),
    observe(listener) {
      words.observe(listener);
      return () => words.unobserve(listener);
    },
    undoing: (origin) => new Y.UndoManager(words, { trackedOrigins: new Set([origin]), captureTimeout: 0 }),
  };
}
