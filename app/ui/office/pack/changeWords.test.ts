import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import type { Pack } from '../../../model/pack.ts';
import { packChanges } from '../../../model/packDiff.ts';
import { aPack, tags } from '../../../model/samples.ts';
import { changeWords } from './changeWords.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const pack = aPack();
const wordsOf = (after: Pack, language = 'en') =>
  packChanges(pack, after).flatMap((change) =>
    changeWords(change, after, language, i18n).map(({ was, is }) => [change.part, was, is]),
  );

it('a weight, a choice and a language are told in words, never as the file has them', () => {
  const matching = { ...pack.matching, choosing: 'recommend-three' as const, skills: 2 };
  const objectives = ['recruit', 'support'] as const;
  expect(wordsOf({ ...pack, matching, objectives, languages: tags('fr', 'en', 'es') })).toEqual([
    ['languages', '', 'Spanish'],
    ['objectives', '', 'Help those who have it hardest'],
    ['matching', 'You, with the best pairs over everybody', 'The mentee, among three'],
    ['matching', '8', '2'],
  ]);
});

it('a text is told in each language in which it differs, and only there', () => {
  const [first, ...rest] = pack.topics;
  if (first === undefined) throw new Error('the sample has topics');
  const label = { ...first.label, es: 'Entrevistas' };
  expect(wordsOf({ ...pack, topics: [{ ...first, label }, ...rest] })).toEqual([['topics', '', 'Entrevistas']]);
  const agreement = { ...pack.agreement, aims: { ...pack.agreement.aims, en: 'To find work' } };
  expect(wordsOf({ ...pack, agreement })).toEqual([['agreement', expect.any(String), 'To find work']]);
});
