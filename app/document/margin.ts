/**
 * What is said beside the text of a page: signed words in one array of the page's own document, so that they come, go
 * and are delivered with it. An app that does not know of them leaves them as they are.
 */
import type * as Y from 'yjs';

const WORDS = 'margin';
/** A comment as long as can be, in a script that JSON escapes. An envelope above this is not read. */
export const MARGIN_WORD_LIMIT = 16_000;

const wordsIn = (page: Y.Doc): Y.Array<unknown> => page.getArray<unknown>(WORDS);
const isWord = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array && value.length <= MARGIN_WORD_LIMIT;

/** `kept` is given the bytes as they stand in the document before anybody who listens hears of them. */
export function addMarginWord(page: Y.Doc, envelope: Uint8Array, kept: (envelope: Uint8Array) => void): void {
  page.transact(() => {
    const words = wordsIn(page);
    words.push([envelope]);
    const last = words.get(words.length - 1);
    if (isWord(last)) kept(last);
  });
}

/** In the shared order. What is not bytes, or too long, is passed over. */
export const marginWordsOf = (page: Y.Doc): Uint8Array[] => wordsIn(page).toArray().filter(isWord);

/** Takes words off for good: what was taken back leaves nothing behind. */
export function dropMarginWords(page: Y.Doc, isOff: (envelope: Uint8Array) => boolean): void {
  page.transact(() => {
    const words = wordsIn(page);
    const kept = words.toArray();
    for (let at = kept.length - 1; at >= 0; at -= 1) {
      const word = kept[at];
      if (isWord(word) && isOff(word)) words.delete(at);
    }
  });
}

export function observeMargin(page: Y.Doc, listener: () => void): () => void {
  const words = wordsIn(page);
  words.observe(listener);
  return () => words.unobserve(listener);
}
