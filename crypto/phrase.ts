import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { mustHaveLength } from './bytes.ts';
import { nearest } from './nearest.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { Secret } from './secret.ts';
import type { PhraseLanguage, WordList } from './wordList.ts';
import { lettersOf, wordList } from './wordList.ts';

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

export const phraseLength = 24;

interface Typed {
  readonly typed: string;
  readonly letters: string;
}

/** The words of a text. Spaces, lines, commas, dashes and numbers are what stands between, on paper and in messages. */
function wordsOf(text: string): Typed[] {
  const found = text.normalize('NFKC').match(/[\p{L}\p{M}\p{Cf}]+/gu) ?? [];
  return found.map((typed) => ({ typed, letters: lettersOf(typed) })).filter(({ letters }) => letters !== '');
}

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

const suspicious = 12;
/** Twelve words drawn by chance are hardly ever fewer; the days of the week, all seven in the French list, are. */
const different = 9;

/** Runs of at least twelve words that are all as long as words of a list can be. */
function runsIn(text: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  for (const { letters } of wordsOf(text)) {
    if (letters.length >= 3 && letters.length <= 8) run.push(letters);
    else {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run].filter(({ length }) => length >= suspicious);
}

function holdsRun(run: readonly string[], list: WordList): boolean {
  let places: number[] = [];
  for (const word of run) {
    const place = list.find(word);
    places = place === null ? [] : [...places, place].slice(-suspicious);
    if (places.length === suspicious && new Set(places).size >= different) return true;
  }
  return false;
}

/**
 * Whether twelve words of one list, nine of them different, follow each other in a text: half a phrase or all of it,
 * about to be shown to somebody. Sentences have short words in between and are let go before any list is fetched.
 * Rejects when a list is needed and cannot be fetched: the caller then does not know, and keeps the text.
 */
export async function looksLikePhrase(text: string): Promise<boolean> {
  const runs = runsIn(text);
  if (runs.length === 0) return false;
  const lists = await Promise.all([wordList('en'), wordList('fr')]);
  return lists.some((list) => runs.some((run) => holdsRun(run, list)));
}
