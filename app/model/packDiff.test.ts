import { expect, it } from 'vitest';
import { encodePack, parsePackValue } from './packCodec.ts';
import { packChanges, translated, untranslated } from './packDiff.ts';
import { aPack } from './samples.ts';

it('two packs that say the same differ in nothing, whatever they came from', () => {
  expect(packChanges(aPack(), aPack({ from: 'A'.repeat(43) }))).toEqual([]);
});

it('the order of keys is no difference: a document gives them back in another', () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)]),
          )
        : value;
  const pack = aPack();
  const other = parsePackValue(turned(pack));
  if (!other.ok) throw new Error('it is the same pack');
  expect(packChanges(pack, other.value)).toEqual([]);
  expect(packChanges(pack, { ...other.value, matching: { ...pack.matching, skills: 2 } })).toMatchObject([
    { part: 'matching', item: 'skills', kind: 'changed', after: 2 },
  ]);
});

it('tells what a fork added, took out, changed and moved', () => {
  const pack = aPack();
  const [first, second] = pack.topics;
  if (first === undefined || second === undefined) throw new Error('the sample has two topics');
  const third = { id: 'network', label: { en: 'Network', fr: 'Réseau' } };
  const changes = (topics: typeof pack.topics) =>
    packChanges(pack, { ...pack, topics }).map(({ part, item, kind }) => `${part} ${item} ${kind}`);
  expect(changes([first, second, third])).toEqual(['topics network added']);
  expect(changes([second])).toEqual(['topics first-job removed']);
  expect(changes([second, first])).toEqual(['topics interview moved', 'topics first-job moved']);
  expect(changes([{ ...first, label: { fr: 'Emploi' } }, second])).toEqual(['topics first-job changed']);
  expect(packChanges(pack, { ...pack, months: 6 })).toMatchObject([
    { part: 'months', item: null, before: 8, after: 6 },
  ]);
});

it('tells contacts apart by country, where two share a number', () => {
  const pack = aPack();
  const belgian = { country: 'BE', name: { en: 'Emergency', fr: 'Urgences' }, reach: '112' };
  const both = { ...pack, contacts: [...pack.contacts, belgian] };
  expect(packChanges(both, both)).toEqual([]);
  expect(packChanges(pack, both)).toMatchObject([{ part: 'contacts', item: 'BE 112', kind: 'added' }]);
});

it('names every text that lacks a language, and a pack translated text by text lacks none and is still a pack', () => {
  const pack = aPack();
  expect(untranslated(pack, 'en')).toEqual([]);
  const missing = untranslated(pack, 'es');
  // Each of the sample's texts stands in French exactly once: none is passed over.
  const french = new TextDecoder().decode(encodePack(pack)).match(/"fr":/g)?.length;
  expect(missing).toHaveLength(french ?? 0);
  let whole = pack;
  for (const { path, text } of missing) whole = translated(whole, path, 'es', `es ${text.fr ?? ''}`);
  expect(untranslated(whole, 'es')).toEqual([]);
  expect(parsePackValue(whole).ok).toBe(true);
  expect(untranslated(pack, 'es')).toHaveLength(missing.length);
});
