import { expect, it } from 'vitest';
import type { Card } from '../../model/card.ts';
import { aCard, tags } from '../../model/samples.ts';
import { pairLanguages } from './pairLanguages.ts';

const speaks = (...languages: string[]): { card: Card } => ({ card: aCard({ languages: tags(...languages) }) });

it('an agreement begins in a language that both speak: that of the screens if it is one', () => {
  expect(pairLanguages([speaks('en', 'fr'), speaks('fr', 'wo')], 'en')).toEqual(['fr', 'en']);
  expect(pairLanguages([speaks('en', 'fr'), speaks('fr', 'en')], 'fr')).toEqual(['fr', 'en', 'fr']);
});

it('where nothing is known of them, in that of the screens', () => {
  expect(pairLanguages([{ card: null }, { card: null }], 'fr')).toEqual(['fr']);
});
