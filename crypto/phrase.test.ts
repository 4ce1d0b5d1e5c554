import { createHash } from 'node:crypto';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhraseError } from './index.ts';
import { phraseOf, Secret, seedFromPhrase } from './index.ts';
import { fromHex, hex, someSecret } from './testing/bytes.ts';
// The first eight seeds with their English words are the 256-bit vectors of BIP-39 (trezor/python-mnemonic); their
// French words, and the seeds of Ada, Ben and Cleo of identity.json, were written by bitcoinjs/bip39 3.1.0.
import vectors from './vectors/phrases.json' with { type: 'json' };
import { lettersOf } from './wordList.ts';

const lists = { en: english, fr: french };
const languages = ['en', 'fr'] as const;
const someLanguage = fc.constantFrom(...languages);

async function seedOf(text: string): Promise<string> {
  const read = await seedFromPhrase(text);
  return read.ok ? `${hex(read.value.seed.reveal())} ${read.value.language}` : read.error.tag;
}

async function refusal(text: string): Promise<PhraseError> {
  const read = await seedFromPhrase(text);
  if (read.ok) throw new Error('not refused');
  return read.error;
}

const ada = { seed: vectors[8]?.seed ?? '', en: vectors[8]?.en ?? '', fr: vectors[8]?.fr ?? '' };
/** The phrase with one word replaced. */
const withWord = (phrase: string, at: number, word: string): string => phrase.split(' ').with(at, word).join(' ');

describe('writing', () => {
  test.each(
    languages.flatMap((language) => vectors.map((vector) => [language, vector.seed, vector[language]] as const)),
  )('[CR37] in %s, %s is the words another library gives, and back', async (language, seed, words) => {
    expect((await phraseOf(new Secret(fromHex(seed)), language)).reveal()).toBe(words);
    expect(await seedOf(words)).toBe(`${seed} ${language}`);
  });

  test('[CR37] the lists are those of the BIP', () => {
    const digest = (words: readonly string[]) =>
      createHash('sha256')
        .update(`${words.join('\n')}\n`)
        .digest('hex');
    expect(digest(english)).toBe('2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda');
    expect(digest(french)).toBe('ebc3959ab7801a1df6bac4fa7d970652f1df76b683cd2f4003c941c63d517e59');
  });

  test.each(languages)('[CR37] four letters tell every word of the list in %s', (language) => {
    expect(new Set(lists[language].map((word) => lettersOf(word).slice(0, 4))).size).toBe(2048);
  });

  test('[CR37] a seed of another length throws, and a phrase does not print', async () => {
    for (const length of [0, 16, 31, 33])
      await expect(phraseOf(new Secret(new Uint8Array(length)), 'fr')).rejects.toThrow();
    expect(`${await phraseOf(new Secret(fromHex(ada.seed)), 'en')}`).toBe('<secret>');
  });
});

describe('reading', () => {
  /** Every way of typing one word that leaves it what it is. */
  const ways: Record<string, (word: string, at: number) => string> = {
    'as written': (word) => word,
    'accents apart': (word) => word.normalize('NFD'),
    'without accents': (word) => lettersOf(word),
    capitals: (word) => word.toUpperCase(),
    'capitals without accents': (word) => lettersOf(word).toUpperCase(),
    'as a title': (word) => word.charAt(0).toUpperCase() + word.slice(1),
    'four letters': (word) => lettersOf(word).slice(0, 4),
    'five letters, with accents': (word) => word.slice(0, 5),
    numbered: (word, at) => `${at + 1}. ${word}`,
    'with a soft hyphen': (word) => `${word.slice(0, 2)}\u00ad${word.slice(2)}`,
    'in full width': (word) => [...lettersOf(word)].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
  };
  const separators = [' ', '  ', '\n', '\t', ', ', '\u00a0', '\u3000', ' - ', '\r\n\r\n', ';'];

  test.each(Object.entries(ways))('[CR38] every word of both lists is read: %s', async (_name, typed) => {
    for (const language of languages) {
      const phrase = vectors[5]?.[language].split(' ') ?? [];
      expect(await seedOf(phrase.map(typed).join(' '))).toBe(`${vectors[5]?.seed} ${language}`);
      expect(await seedOf(` \n${phrase.map(typed).join('\n')}.`)).toBe(`${vectors[5]?.seed} ${language}`);
    }
  });

  test('[CR38] a French phrase with accents is read in capitals without them, as many type capitals', async () => {
    const accented = vectors.filter(({ fr }) => fr.normalize('NFD') !== fr);
    expect(accented.length).toBeGreaterThan(3);
    for (const { seed, fr } of accented) {
      const typed = fr.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      expect(typed).toMatch(/^[A-Z ]+$/);
      expect(await seedOf(typed)).toBe(`${seed} fr`);
    }
  });

  test('[CR38] any seed comes back from any mix of these, with either language looked at first', async () => {
    const way = fc.constantFrom(...Object.values(ways));
    const manners = fc.array(fc.tuple(way, fc.constantFrom(...separators)), { minLength: 24, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(someSecret(), someLanguage, someLanguage, manners, async (seed, language, likely, chosen) => {
        const words = (await phraseOf(seed, language)).reveal().split(' ');
        const text = chosen.map(([typed, after], at) => typed(words[at] ?? '', at) + after).join('');
        const read = await seedFromPhrase(text, likely);
        expect(read.ok && [hex(read.value.seed.reveal()), read.value.language]).toEqual([hex(seed.reveal()), language]);
      }),
    );
  });

  test('[CR38] three letters are a word only when they are all of it', async () => {
    expect(await seedOf(withWord(vectors[3]?.en ?? '', 0, 'ZOO'))).toBe(`${vectors[3]?.seed} en`);
    expect((await refusal(withWord(ada.en, 3, 'aba'))).tag).toBe('unknown-words');
  });
});

describe('refusing', () => {
  test.each([0, 1, 12, 23, 25, 48])('[CR39] %i words are not a phrase', async (count) => {
    const words = Array.from({ length: count }, (_, at) => ada.en.split(' ')[at % 24]);
    expect(await refusal(words.join(' '))).toEqual({ tag: 'wrong-count', found: count });
  });

  test('[CR39] an unknown word is named, with what it may be', async () => {
    const slips = withWord(withWord(vectors[5]?.fr ?? '', 0, 'muoche'), 23, 'Grapin');
    expect(await refusal(slips)).toEqual({
      tag: 'unknown-words',
      language: 'fr',
      words: [
        { at: 0, typed: 'muoche', suggestions: ['mouche', 'cloche', 'muscle'] },
        { at: 23, typed: 'Grapin', suggestions: ['grappin', 'graine', 'gravir'] },
      ],
    });
    const far = await refusal(withWord(ada.en, 7, 'q'.repeat(40)));
    expect(far.tag === 'unknown-words' && far.words.map(({ at, suggestions }) => [at, suggestions])).toEqual([[7, []]]);
  });

  test('[CR39] a phrase half in French, half in English is refused in the language of most of it', async () => {
    const half = [...(vectors[5]?.en.split(' ').slice(0, 8) ?? []), ...(vectors[5]?.fr.split(' ').slice(8) ?? [])];
    expect(await refusal(half.join(' '))).toMatchObject({ tag: 'unknown-words', language: 'fr' });
  });

  test('[CR39] words in another order, or one for another, are refused or give another seed', async () => {
    const at = fc.nat(23);
    await fc.assert(
      fc.asyncProperty(someSecret(), someLanguage, at, fc.nat(2047), at, async (seed, language, one, word, two) => {
        const words = (await phraseOf(seed, language)).reveal().split(' ');
        const replaced = words.with(one, lists[language][word] ?? '');
        const swapped = words.with(one, words[two] ?? '').with(two, words[one] ?? '');
        for (const wrong of [replaced, swapped]) {
          const isSame = wrong.join(' ').normalize('NFC') === words.join(' ');
          expect((await seedOf(wrong.join(' '))) === `${hex(seed.reveal())} ${language}`).toBe(isSame);
        }
      }),
    );
  });

  test('[CR39] the last word holds eight bits that say whether the others are right', async () => {
    const answers = await Promise.all(english.map((word) => seedOf(withWord(ada.en, 23, word))));
    expect(answers.filter((answer) => answer !== 'bad-checksum')).toHaveLength(8);
  });

  test('[CR39] no text throws', async () => {
    const word = fc.oneof(fc.constantFrom(...english, ...french), fc.string({ unit: 'binary', maxLength: 12 }));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 26 }).map((each) => each.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (each) => void (await seedOf(each))),
      { numRuns: 500 },
    );
    const long = performance.now();
    expect(await seedOf('ab '.repeat(100_000))).toBe('wrong-count');
    expect(performance.now() - long).toBeLessThan(2_000);
  });
});
