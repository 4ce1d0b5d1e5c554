/** The goals of a workspace, or of one person alone in it: signed words about them. */
import type * as Y from 'yjs';
import { type SignedWords, signedWordsIn } from './signedWords.ts';

/** A goal with every field full, in a script that JSON escapes. An envelope above this is not read. */
export const GOAL_WORD_LIMIT = 20_000;

export const goalWordsIn = (doc: Y.Doc): SignedWords => signedWordsIn(doc, GOAL_WORD_LIMIT);
