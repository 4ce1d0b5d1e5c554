/** The agenda of a workspace: signed words about its meetings. */
import type * as Y from 'yjs';
import { type SignedWords, signedWordsIn } from './signedWords.ts';

/** A note of its full length, in a script that JSON escapes. An envelope above this is not read. */
export const MEETING_WORD_LIMIT = 16_000;

export const meetingWordsIn = (doc: Y.Doc): SignedWords => signedWordsIn(doc, MEETING_WORD_LIMIT);
