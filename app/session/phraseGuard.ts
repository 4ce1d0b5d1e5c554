/** Keeps a recovery phrase from being shown to somebody by accident. */
import { looksLikePhrase as lookUp, mayHoldPhrase } from '../../crypto/index.ts';

/** Nearly always false, and at once. A promise when lists of words must be looked at; it rejects when they cannot be. */
export const looksLikePhrase = (text: string): false | Promise<boolean> => mayHoldPhrase(text) && lookUp(text);
