import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { mustHaveLength } from './bytes.ts';
import { nearest } from './nearest.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { Secret } from './secret.ts';
import type { PhraseLanguage, Typed, WordList } from './wordList.ts';
import { wordList, wordsOf } from './wordList.ts';

/** A word that is in no list: its place in the phrase from 0, as typed, and at most three that it may be. */
export interface UnknownWord {
  readonly at: number;
  readonly typed: string;
  readonly suggestions: readonly string[];
}

/** Why a text gives no seed, in the language of most of its words. Said to its owner alone, who must find the slip. */
export type PhraseError =
  | { readonly tag: 'wrong-count'; readonly found: number }
  | { readonly tag: 'unknown-words'; readonly language: PhraseLanguage; readonly words: readonly UnknownWord[] }
  | { readonly tag: 'bad-checksum'; readonly language: PhraseLanguage };

export interface ReadPhrase {
  readonly seed: Secret;
  readonly language: PhraseLanguage;
}

const phraseLength = 24;

const other = (language: PhraseLanguage): PhraseLanguage => (language === 'en' ? 'fr' : 'en');

/**
 * The 24 words of a 32-byte seed (BIP-39, 256 bits of entropy), a space between, accents composed.
 * Throws on a seed of another length; rejects when the list cannot be fetched.
 */
export async function phraseOf(seed: Secret, language: PhraseLanguage): Promise<Secret<string>> {
  mustHaveLength(seed.reveal(), 32, 'a seed');
  const { words } = await wordList(language);
  return new Secret(entropyToMnemonic(seed.reveal(), [...words]).normalize('NFC'));
}

/** What a list makes of a text: the seed, or what is in the way. Looking for what was meant is left for the end. */
type Reading = ReadPhrase | 'bad-checksum' | readonly number[];

function readWith(list: WordList, text: readonly Typed[]): Reading {
  const places = text.map(({ letters }) => list.find(letters));
  const missing = places.flatMap((place, at) => (place === null ? [at] : []));
  if (missing.length > 0) return missing;
  const phrase = places.map((place) => list.words[place ?? -1]).join(' ');
  try {
    return { seed: new Secret(mnemonicToEntropy(phrase, [...list.words])), language: list.language };
  } catch {
    // 24 words of the list: the library has nothing else left to refuse.
    return 'bad-checksum';
  }
}

function explain(list: WordList, text: readonly Typed[], missing: readonly number[]): PhraseError {
  const words = missing.map((at) => {
    const { typed, letters } = text[at] ?? { typed: '', letters: '' };
    const suggestions = nearest(letters, list.letters).map((place) => (list.words[place] ?? '').normalize('NFC'));
    return { at, typed, suggestions };
  });
  return { tag: 'unknown-words', language: list.language, words };
}

/**
 * The seed of 24 words in either language, typed with or without accents, capitals and numbers, each at least by its
 * first four letters. `likely` is the list looked at first. A slip is a `PhraseError`; rejects only when a list cannot
 * be fetched.
 */
export async function seedFromPhrase(
  text: string,
  likely: PhraseLanguage = 'en',
): Promise<Result<ReadPhrase, PhraseError>> {
  const words = wordsOf(text);
  if (words.length !== phraseLength) return err({ tag: 'wrong-count', found: words.length });
  let closest: { readonly list: WordList; readonly missing: readonly number[] } | null = null;
  for (const language of [likely, other(likely)]) {
    const list = await wordList(language);
    const found = readWith(list, words);
    if (found !== 'bad-checksum' && 'seed' in found) return ok(found);
    const missing = found === 'bad-checksum' ? [] : found;
    if (closest === null || missing.length < closest.missing.length) closest = { list, missing };
  }
  const { list, missing } = closest ?? { list: await wordList(likely), missing: [] };
  return err(missing.length > 0 ? explain(list, words, missing) : { tag: 'bad-checksum', language: list.language });
}
