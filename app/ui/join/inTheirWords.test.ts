import { expect, it } from 'vitest';
import type { LanguageTag } from '../../model/brand.ts';
import { faceOf } from '../../model/packFace.ts';
import { aPack, aProgramme } from '../../model/samples.ts';
import { inTheirWords, topicOptions } from './inTheirWords.ts';

const [fr, en, es] = ['fr', 'en', 'es'] as LanguageTag[] as [LanguageTag, LanguageTag, LanguageTag];
const pack = aPack();
const programme = aProgramme({ ...faceOf(pack, fr), language: fr });
const view = { programme, pack };

it('a programme made in French is read in English by who reads English, and as it is written by whom it has no words for', () => {
  expect(inTheirWords(view, en)).toEqual({ ...programme, ...faceOf(pack, en) });
  expect(inTheirWords(view, en).name).not.toBe(programme.name);
  expect(inTheirWords(view, es)).toEqual(programme);
  expect(inTheirWords({ programme, pack: null }, en)).toBe(programme);
});

it('topics are shown in the reader’s language and kept in the programme’s, so that two readers mean one', () => {
  const [french, english] = [topicOptions(view, fr), topicOptions(view, en)];
  expect(english.map(({ label }) => label)).toEqual(faceOf(pack, en).topics);
  expect(english.map(({ value }) => value)).toEqual(programme.topics);
  expect(french.map(({ value }) => value)).toEqual(programme.topics);
  expect(topicOptions({ programme, pack: null }, en).map(({ value }) => value)).toEqual(programme.topics);
});
