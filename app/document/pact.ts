/**
 * What two people say of their being a pair: signed words in one array of the goals' document, so that they are opened,
 * acknowledged and bundled with it and cost no document more. This file keeps bytes and their order; whose they are and
 * what they come to is for the session and the model.
 */
import type * as Y from 'yjs';

const WORDS = 'pact';
/** An agreement with every part full, in a script that JSON escapes. An envelope above this is not read. */
const WORD_LIMIT = 24_000;
/** As many are read; a pair says some dozens in its life. */
const COUNT_LIMIT = 2_000;

export function addPactWord(doc: Y.Doc, envelope: Uint8Array): void {
  doc.getArray<unknown>(WORDS).push([envelope]);
}

/** In the shared order. What is not bytes, or too long, is passed over. */
export function pactWordsOf(doc: Y.Doc): Uint8Array[] {
  return doc
    .getArray<unknown>(WORDS)
    .toArray()
    .filter((value): value is Uint8Array => value instanceof Uint8Array && value.length <= WORD_LIMIT)
    .slice(0, COUNT_LIMIT);
}

export function observePactWords(doc: Y.Doc, listener: () => void): () => void {
  const words = doc.getArray(WORDS);
  words.observe(listener);
  return () => words.unobserve(listener);
}
