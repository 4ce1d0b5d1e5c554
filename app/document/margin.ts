/**
 * What is said beside the text of a page: signed words in an array of the page's own document, so that they come, go
 * and are delivered with it. An app that does not know of them leaves them as they are.
 */
import type * as Y from 'yjs';
import { type SignedWords, signedWordsIn } from './signedWords.ts';

/** A comment as long as can be, in a script that JSON escapes. An envelope above this is not read. */
const MARGIN_WORD_LIMIT = 16_000;

export const marginWordsIn = (page: Y.Doc): SignedWords => signedWordsIn(page, MARGIN_WORD_LIMIT, 'margin');
