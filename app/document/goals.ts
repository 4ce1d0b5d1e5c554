/**
 * The goals of a workspace, or of one person alone in it: signed words about them in one array. As with the chat, this
 * file keeps bytes and their order; whose they are and what they make is for the session and the model.
 */
import * as Y from 'yjs';

const WORDS = 'words';
/** A goal with every field full, in a script that JSON escapes. An envelope above this is not read. */
export const GOAL_WORD_LIMIT = 20_000;

const wordsIn = (doc: Y.Doc): Y.Array<unknown> => doc.getArray<unknown>(WORDS);
const isWord = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value.length <= GOAL_WORD_LIMIT;

/** `kept` is given the bytes as they stand in the document, a copy, before anybody who listens hears of them. */
export function addGoalWord(
  doc: Y.Doc,
  envelope: Uint8Array,
  origin: unknown,
  kept: (envelope: Uint8Array) => void = () => undefined,
): void {
  doc.transact(() => {
    const words = wordsIn(doc);
    words.push([envelope]);
    const last = words.get(words.length - 1);
    if (isWord(last)) kept(last);
  }, origin);
}

/** In the shared order. What is not bytes, or too long, is passed over. */
export function goalWordsOf(doc: Y.Doc): Uint8Array[] {
  return wordsIn(doc).toArray().filter(isWord);
}

/** Takes words off for good: a goal that is deleted leaves nothing behind. */
export function dropGoalWords(doc: Y.Doc, isOff: (envelope: Uint8Array) => boolean, origin: unknown): void {
  doc.transact(() => {
    const words = wordsIn(doc);
    const kept = words.toArray();
    for (let at = kept.length - 1; at >= 0; at -= 1) {
      const word = kept[at];
      if (isWord(word) && isOff(word)) words.delete(at);
    }
  }, origin);
}

export function observeGoalWords(doc: Y.Doc, listener: () => void): () => void {
  const words = wordsIn(doc);
  words.observe(listener);
  return () => words.unobserve(listener);
}

/**
 * Undoing what was done here under `origin`, one act at a time, and nothing of anybody else's: an act that is undone is
 * a word taken back.
 */
export function undoingGoals(doc: Y.Doc, origin: unknown): Y.UndoManager {
  return new Y.UndoManager(wordsIn(doc), { trackedOrigins: new Set([origin]), captureTimeout: 0 });
}
