import { expect, it } from 'vitest';
import { best, scoreOf } from './match.ts';

const names = ['You and Éléonore', 'Notebook', 'New note', 'Notes', 'Settings', 'Board'];

it('accents and capitals do not matter', () => {
  expect(best(names, String, 'eleo')).toEqual(['You and Éléonore']);
  expect(best(names, String, 'ÉLÉ')).toEqual(['You and Éléonore']);
});

it('the beginning of a name is better than that of a word, and that than letters apart', () => {
  expect(best(names, String, 'note')).toEqual(['Notes', 'Notebook', 'New note']);
  expect(best(names, String, 'no ne')).toEqual(['New note']);
  expect(best(names, String, 'stgs')).toEqual(['Settings']);
});

it('nothing typed leaves the order as it is, and what does not fit is left out', () => {
  expect(best(names, String, ' ')).toEqual(names);
  expect(best(names, String, 'zebra')).toEqual([]);
  // Letters across a whole sentence are no answer.
  expect(scoreOf('a word that is quite far from the other one', 'ae')).toBeNull();
});
