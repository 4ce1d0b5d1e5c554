/** What is said of a pair's way: signed words in an array of their own of the goals' document. */
import type * as Y from 'yjs';
import { type SignedWords, signedWordsIn } from './signedWords.ts';

/** A review with all its words, in a script that JSON escapes. An envelope above this is not read. */
const JOURNEY_WORD_LIMIT = 6_000;

export const journeyWordsIn = (doc: Y.Doc): SignedWords => signedWordsIn(doc, JOURNEY_WORD_LIMIT, 'journey');
