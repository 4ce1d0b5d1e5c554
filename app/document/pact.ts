/**
 * What two people say of their being a pair: signed words in an array of their own in the goals' document, so that they
 * are opened, acknowledged and bundled with it and cost no document more.
 */
import type * as Y from 'yjs';
import { type SignedWords, signedWordsIn } from './signedWords.ts';

/** An agreement with every part full, in a script that JSON escapes. An envelope above this is not read. */
const WORD_LIMIT = 24_000;
/** As many are read; a pair says some dozens in its life. */
const COUNT_LIMIT = 2_000;

export function pactWordsIn(doc: Y.Doc): SignedWords {
  const words = signedWordsIn(doc, WORD_LIMIT, 'pact');
  return { ...words, all: () => words.all().slice(0, COUNT_LIMIT) };
}
