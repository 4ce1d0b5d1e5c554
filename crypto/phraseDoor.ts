/**
 * The recovery phrase, fetched when first needed: the code with its library is 3 KB, each list 8 KB, and most days
 * nobody writes down a phrase. A file that cannot be fetched rejects; everything else is as phrase.ts says.
 */
import type { PhraseError, ReadPhrase } from './phrase.ts';
import type { Result } from './result.ts';
import type { Secret } from './secret.ts';
import type { PhraseLanguage } from './wordList.ts';

export type { PhraseError, ReadPhrase, UnknownWord } from './phrase.ts';
export type { PhraseLanguage } from './wordList.ts';

/** The 24 words of a 32-byte seed, a space between. */
export async function phraseOf(seed: Secret, language: PhraseLanguage): Promise<Secret<string>> {
  return (await import('./phrase.ts')).phraseOf(seed, language);
}

/** The seed of 24 words, however they were typed; `likely` is the language tried first. A slip is a `PhraseError`. */
export async function seedFromPhrase(text: string, likely?: PhraseLanguage): Promise<Result<ReadPhrase, PhraseError>> {
  return (await import('./phrase.ts')).seedFromPhrase(text, likely);
}

/** Whether twelve words of one list follow each other in a text. A rejection means: not known, so do not send it. */
export async function looksLikePhrase(text: string): Promise<boolean> {
  return (await import('./phrase.ts')).looksLikePhrase(text);
}
