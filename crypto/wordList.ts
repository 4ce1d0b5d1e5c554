/** The languages a recovery phrase can be written in: those of the screens. */
export type PhraseLanguage = 'en' | 'fr';

export interface WordList {
  readonly language: PhraseLanguage;
  /** The 2,048 words of BIP-39 as it writes them: their place in the list is what they mean. */
  readonly words: readonly string[];
  /** The same, as `lettersOf` gives them. */
  readonly letters: readonly string[];
  /** The place of a word that `lettersOf` gave, whole or from its fourth letter on; null when the list has none. */
  readonly find: (letters: string) => number | null;
}

/**
 * The letters of a text as a list is searched by: without case, accents, joined letters or invisible characters.
 * No two words of a list differ by these alone (CR37), and people type from paper on any keyboard.
 */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[\p{M}\p{Cf}]/gu, '');

/** Each list is 8 KB on the wire: a phrase fetches its own, and the other only when words are missing in it. */
const fetchWords: Record<PhraseLanguage, () => Promise<readonly string[]>> = {
  en: async () => (await import('@scure/bip39/wordlists/english.js')).wordlist,
  fr: async () => (await import('@scure/bip39/wordlists/french.js')).wordlist,
};

function index(language: PhraseLanguage, words: readonly string[]): WordList {
  const letters = words.map(lettersOf);
  // BIP-39: the first four letters tell every word of a list from all others.
  const places = new Map(letters.map((each, at) => [each.slice(0, 4), at]));
  return {
    language,
    words,
    letters,
    find: (typed) => {
      const at = places.get(typed.slice(0, 4));
      const word = at === undefined ? '' : letters[at];
      const isMeant = word === typed || (typed.length >= 4 && word?.startsWith(typed));
      return isMeant ? (at ?? null) : null;
    },
  };
}

const fetched = new Map<PhraseLanguage, WordList>();

/** The list of a language, kept once it was fetched. Rejects when the file cannot be had, and tries again next time. */
export async function wordList(language: PhraseLanguage): Promise<WordList> {
  const list = fetched.get(language) ?? index(language, await fetchWords[language]());
  fetched.set(language, list);
  return list;
}
