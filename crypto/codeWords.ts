import { nearest } from './nearest.ts';
import { err, ok, type Result } from './result.ts';
import { type Random, Secret } from './secret.ts';
import { type PhraseLanguage, wordList, wordsOf } from './wordList.ts';

/** Five words of 2,048: 55 bits. Behind argon2id alone; without it they would be guessed. */
const codeLength = 5;

/** Why a text is no code: said to its owner alone. `at` from 0; at most three words that it may be. */
export type CodeError =
  | { readonly tag: 'code-count'; readonly found: number }
  | {
      readonly tag: 'code-word';
      readonly at: number;
      readonly typed: string;
      readonly suggestions: readonly string[];
    };

/** Five words drawn from the list of a language, a space between. Rejects when the list cannot be fetched. */
export async function newCode(language: PhraseLanguage, random: Random): Promise<Secret<string>> {
  const { words } = await wordList(language);
  const bytes = random(codeLength * 2);
  // 2,048 divides 65,536: every word is as likely.
  const drawn = Array.from({ length: codeLength }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  return new Secret(
    drawn
      .map((number) => words[number % words.length])
      .join(' ')
      .normalize('NFC'),
  );
}

/**
 * What a code is worth to argon2id: the first four letters of each word, without case and accents, which tell every word
 * of a list from the others. The same however it was typed; the language need not be known. Rejects only when a list
 * cannot be fetched.
 */
export async function readCode(text: string): Promise<Result<Secret<string>, CodeError>> {
  const typed = wordsOf(text);
  if (typed.length !== codeLength) return err({ tag: 'code-count', found: typed.length });
  const lists = await Promise.all([wordList('en'), wordList('fr')]);
  const at = typed.findIndex(({ letters }) => lists.every((list) => list.find(letters) === null));
  const unknown = typed[at];
  if (unknown === undefined) {
    return ok(new Secret(typed.map(({ letters }) => letters.slice(0, 4)).join(' ')));
  }
  const meant = lists.flatMap((list) => nearest(unknown.letters, list.letters).map((place) => list.words[place] ?? ''));
  const suggestions = [...new Set(meant.map((word) => word.normalize('NFC')))].slice(0, 3);
  return err({ tag: 'code-word', at, typed: unknown.typed, suggestions });
}
