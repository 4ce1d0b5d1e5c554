import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChatLine } from '../../../session/types.ts';
import { foldAll, openFinder, partsOf, wordsOf } from './find.ts';

const line = (id: string, text: string, over: Partial<ChatLine> = {}): ChatLine => ({
  id,
  author: null,
  authorName: 'Ada',
  mine: false,
  text,
  at: 1,
  delivery: 'saved',
  genuine: true,
  chapter: 0,
  reached: null,
  ...over,
});

const found = (lines: readonly ChatLine[], query: string): string[] => openFinder()(lines, query).map(({ id }) => id);

it('finds words without their capitals and accents, all of them, in any order', () => {
  const lines = [line('a', 'Ta lettre de Motivation'), line('b', 'Où est l’été ?'), line('c', 'une lettre')];
  expect(found(lines, 'LETTRE')).toEqual(['a', 'c']);
  expect(found(lines, 'motivation lettre')).toEqual(['a']);
  expect(found(lines, 'ete ou')).toEqual(['b']);
  expect(found(lines, '  ')).toEqual([]);
});

it('finds nothing in what was taken back or is signed by nobody', () => {
  expect(found([line('a', 'word', { deleted: true }), line('b', 'word', { genuine: false })], 'word')).toEqual([]);
});

it('finds the same, typed sign by sign, as asked for at once', async () => {
  const words = ['lettre', 'let', 'été', 'ete', 'Et', ' ', 'tr'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...words), { maxLength: 4 })),
      fc.array(fc.constantFrom(...words, '\b'), { maxLength: 6 }),
      async (texts, typed) => {
        const lines = texts.map((text, at) => line(String(at), text.join(' ')));
        await foldAll(lines);
        const find = openFinder();
        let query = '';
        for (const sign of [...typed.join('')]) {
          query = sign === '\b' ? query.slice(0, -2) : query + sign;
          expect(find(lines, query).map(({ id }) => id)).toEqual(found([...lines], query));
        }
      },
    ),
  );
});

it('marks what was found in the text as it was written', () => {
  expect(partsOf('Été, été', wordsOf('ete'))).toEqual([
    { text: 'Été', hit: true },
    { text: ', ', hit: false },
    { text: 'été', hit: true },
  ]);
  expect(
    partsOf('banana', ['ana', 'nan'])
      .map(({ text, hit }) => (hit ? `[${text}]` : text))
      .join(''),
  ).toBe('b[ana][n]a');
});

it('the pieces are the text, whatever the text and the words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 3 })),
      (text, queries) => {
        expect(
          partsOf(text, queries.flatMap(wordsOf))
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});
