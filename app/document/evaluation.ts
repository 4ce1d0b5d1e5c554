/** What two people say of how they find their being a pair: an array of its own in the goals' document, as the pact. */
import type * as Y from 'yjs';
import { type SignedWords, signedWordsIn } from './signedWords.ts';

/** Words of 600 characters in a script that JSON escapes. An envelope above this is not read. */
const WORD_LIMIT = 6_000;
/** Two rounds of two words from each; the rest is somebody's mischief. */
const COUNT_LIMIT = 200;

export function evaluationWordsIn(doc: Y.Doc): SignedWords {
  const words = signedWordsIn(doc, WORD_LIMIT, 'evaluation');
  return { ...words, all: () => words.all().slice(0, COUNT_LIMIT) };
}
