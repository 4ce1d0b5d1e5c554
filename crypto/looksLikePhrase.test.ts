import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { looksLikePhrase, mayHoldPhrase } from './index.ts';
import vectors from './vectors/phrases.json' with { type: 'json' };

const words = { en: vectors[9]?.en.split(' ') ?? [], fr: vectors[9]?.fr.split(' ') ?? [] };

/** Long enough for twelve words, and nobody's phrase. */
const ordinary = [
  'Bonjour Ada, merci beaucoup pour notre conversation passionnante, elle était vraiment utile pour préparer mes examens',
  'Could you please bring your laptop tomorrow because mine stopped working after the storm last night, thanks Ben',
  'Lundi mardi mercredi jeudi vendredi samedi dimanche, lundi mardi mercredi jeudi vendredi samedi dimanche encore',
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'Pommes, poires, oranges, bananes, cerises, fraises, carottes, tomates, salade, persil, farine, beurre, lait, sucre',
  'https://example.org/a/b?c=d 0612345678 21/05/2026 12h30 ✨✨✨ 🎉',
];

describe('a text that holds a phrase', () => {
  test.each(['en', 'fr'] as const)(
    '[CR40] all of it, half of it, hidden in a letter, or a few letters each: %s',
    async (language) => {
      const list = words[language];
      const held = [
        list.join(' '),
        list.slice(0, 12).join(' '),
        list.slice(12).join(' '),
        `Hello, here are the words you asked for:\n${list.map((word, at) => `${at + 1}) ${word}`).join('\n')}\nBen`,
        list.map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, 4).toUpperCase()).join(', '),
      ];
      for (const text of held) expect(await looksLikePhrase(text)).toBe(true);
    },
  );

  test.each([
    ['numbered aloud', (word: string, at: number) => `word ${at + 1}: ${word}`],
    ['numbered aloud in French', (word: string, at: number) => `mot n° ${at + 1} : ${word}`],
    ['as a list of a page', (word: string) => `<li>${word}</li>`],
    ['joined', (word: string) => `${word} et puis`],
  ])('[CR40] %s, all of it or half', async (_how, write) => {
    for (const list of [words.en, words.fr])
      for (const part of [list, list.slice(0, 12), list.slice(12)])
        expect(await looksLikePhrase(part.map(write).join('\n'))).toBe(true);
    // Eleven are none, whatever stands between them.
    expect(await looksLikePhrase(words.fr.slice(0, 11).map(write).join('\n'))).toBe(false);
  });

  test('[CR40] eleven words, or twelve of two lists, or with a stranger in the middle, are not', async () => {
    const strange = [...words.fr.slice(0, 11), 'xylophoniste', ...words.fr.slice(11, 22)];
    expect(await looksLikePhrase(words.en.slice(0, 11).join(' '))).toBe(false);
    expect(await looksLikePhrase(strange.join(' '))).toBe(false);
    expect(
      await looksLikePhrase(
        [
          'mouche',
          'embryon',
          'bison',
          'louer',
          'social',
          'largeur',
          'void',
          'come',
          'camp',
          'crush',
          'screen',
          'patrol',
        ].join(' '),
      ),
    ).toBe(false);
  });

  test.each(ordinary)('[CR40] "%s" is not', async (text) => {
    expect(await looksLikePhrase(text)).toBe(false);
  });

  test('[CR40] wherever it stands in other words, it is seen; and no text throws', async () => {
    const around = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        around,
        around,
        fc.constantFrom('en', 'fr'),
        fc.nat(12),
        async (before, after, language, from) => {
          const phrase = words[language].slice(from, from + 12).join(' ');
          expect(await looksLikePhrase(`${before} ${phrase} ${after}`)).toBe(true);
          expect(typeof (await looksLikePhrase(before + after))).toBe('boolean');
        },
      ),
    );
  });

  test('[CR40] most texts fetch no list, and a list that cannot be fetched is no answer', async () => {
    vi.resetModules();
    const lost = () => {
      throw new Error('offline');
    };
    vi.doMock('@scure/bip39/wordlists/english.js', lost);
    vi.doMock('@scure/bip39/wordlists/french.js', lost);
    const fresh = await import('./index.ts');
    expect(await fresh.looksLikePhrase(ordinary[0] ?? '')).toBe(false);
    expect([mayHoldPhrase(ordinary[0] ?? ''), mayHoldPhrase(words.fr.join(' '))]).toEqual([false, true]);
    await expect(fresh.looksLikePhrase(words.en.join(' '))).rejects.toThrow();
    vi.doUnmock('@scure/bip39/wordlists/english.js');
    vi.doUnmock('@scure/bip39/wordlists/french.js');
  });
});
