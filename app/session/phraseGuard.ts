/** Keeps a recovery phrase from being shown to somebody by accident. */
import { looksLikePhrase as lookUp, mayHoldPhrase } from '../../crypto/index.ts';
import type { SendRefusal } from './types.ts';

/** Nearly always false, and at once. A promise when lists of words must be looked at; it rejects when they cannot be. */
export const looksLikePhrase = (text: string): false | Promise<boolean> => mayHoldPhrase(text) && lookUp(text);

export async function refusalFrom(looked: Promise<boolean>): Promise<SendRefusal | null> {
  try {
    return (await looked) ? { tag: 'recovery-phrase' } : null;
  } catch {
    // A list of words could not be fetched: what cannot be looked up is not shared.
    return { tag: 'unchecked' };
  }
}

/** What is shared may be read by somebody who would become this person with it. Null: it may be. */
export async function refusalOf(words: readonly (string | undefined)[]): Promise<SendRefusal | null> {
  const looked = looksLikePhrase(words.filter((each) => each !== undefined).join('\n'));
  return looked === false ? null : refusalFrom(looked);
}
