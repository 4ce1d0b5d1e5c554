/** The code of a share, fetched when first needed, as the phrase is. A file that cannot be fetched rejects. */
import type { CodeError } from './codeWords.ts';
import type { Result } from './result.ts';
import type { Random, Secret } from './secret.ts';
import type { PhraseLanguage } from './wordList.ts';

export type { CodeError } from './codeWords.ts';

/** Five random words, a space between. */
export async function newCode(language: PhraseLanguage, random: Random): Promise<Secret<string>> {
  return (await import('./codeWords.ts')).newCode(language, random);
}

/** What to stretch, of five words however they were typed. A slip is a `CodeError`. */
export async function readCode(text: string): Promise<Result<Secret<string>, CodeError>> {
  return (await import('./codeWords.ts')).readCode(text);
}
