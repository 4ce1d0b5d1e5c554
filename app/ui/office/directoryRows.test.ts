import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../model/brand.ts';
import type { Card } from '../../model/card.ts';
import { personIdOf } from '../../model/ids.ts';
import { aCard, tags } from '../../model/samples.ts';
import type { DirectoryEntry, ListedPerson, SentInvitation } from '../../session/types.ts';
import {
  choosable,
  type Filter,
  found,
  foundInSlices,
  inOrder,
  NO_FILTER,
  pairingsOf,
  rowMaker,
  rowsOf,
} from './directoryRows.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const entry = (n: number, over: Partial<Card>, standing: DirectoryEntry['standing'] = 'ready'): DirectoryEntry => ({
  person: person(n),
  card: aCard({ topics: [], skillsSought: [], languages: tags('fr'), ...over }),
  received: n,
  standing,
  active: standing === 'ready',
  least: 0,
  counts: null,
});
const listed = (key: string, over: Partial<ListedPerson>): ListedPerson => ({
  key,
  name: 'Zoé Petit',
  email: '',
  number: '',
  role: 'mentee',
  organisation: 'Lycée Curie',
  manager: '',
  languages: [],
  skillsOffered: [],
  skillsSought: ['soudure'],
  topics: [],
  capacity: 1,
  words: '',
  added: 50,
  applied: null,
  others: [],
  ...over,
});

const entries = [
  entry(1, { name: 'Ada', organisation: 'LYCÉE CURIE', answers: [['field', ['tax']]] }),
  entry(2, { name: 'Élie', role: 'mentee', languages: tags('wo') }, 'paused'),
  entry(3, { name: 'Ben', role: 'either', organisation: 'Hôpital Nord', answers: [['field', ['labour']]] }),
  entry(4, { name: 'Sana', role: 'supervisor' }, 'untrained'),
];
const list = [
  listed('a', {}),
  listed('b', { name: 'Ben', applied: person(3), email: 'ben@example.org' }),
  listed('c', { name: 'Gone', applied: person(9), number: 'X7' }),
];
const maker = rowMaker({
  language: (tag) => (tag === 'wo' ? 'wolof' : 'French'),
  list: (names) => names.join(' and '),
  answer: (_, said) => (said === 'tax' ? 'Droit fiscal' : said),
});

async function all() {
  const rows = await rowsOf(maker, entries, list, async () => true);
  if (rows === null) throw new Error('nobody stopped it');
  return rows;
}

describe('the directory as rows', () => {
  it('has each person once: who applied and is on the list is one row, with what the list says', async () => {
    const rows = await all();
    expect(rows.map(({ name, standing }) => [name, standing])).toEqual([
      ['Ada', 'ready'],
      ['Élie', 'paused'],
      ['Ben', 'ready'],
      ['Sana', 'untrained'],
      ['Zoé Petit', 'unapplied'],
      ['Gone', 'unapplied'],
    ]);
    expect(rows[2]?.listed?.email).toBe('ben@example.org');
    expect((await all()).every((row, at) => row === rows[at])).toBe(true);
  });

  it('stops when it is told to', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => entry(n % 200, {}));
    expect(await rowsOf(maker, many, [], async () => false)).toBe(null);
  });

  it('[S15] is looked through by name, place, skill, language, answer and number, without case or accents', async () => {
    const rows = await all();
    const names = (part: Partial<Filter>, pairs = new Map()) =>
      found(rows, { ...NO_FILTER, ...part }, pairs).map(({ name }) => name);
    expect(names({ words: 'elie' })).toEqual(['Élie']);
    expect(names({ words: 'curie lycee' })).toEqual(['Ada', 'Zoé Petit', 'Gone']);
    expect(names({ words: 'SOUD' })).toEqual(['Zoé Petit', 'Gone']);
    expect(names({ words: 'wolof' })).toEqual(['Élie']);
    expect(names({ words: 'fiscal' })).toEqual(['Ada']);
    expect(names({ words: 'ben@' })).toEqual(['Ben']);
    expect(names({ words: 'x7' })).toEqual(['Gone']);
    expect(names({ role: 'mentor' })).toEqual(['Ada', 'Ben']);
    expect(names({ role: 'supervisor' })).toEqual(['Sana']);
    expect(names({ standing: 'unapplied' })).toEqual(['Zoé Petit', 'Gone']);
    expect(names({ standing: 'paused', language: 'wo' })).toEqual(['Élie']);
    expect(names({ place: 'lycee curie', role: 'mentee' })).toEqual(['Zoé Petit', 'Gone']);
    expect(names({ answer: { question: 'field', option: 'labour' } })).toEqual(['Ben']);
    expect(names({ pairing: 'paired' }, new Map([[person(1), 'paired']]))).toEqual(['Ada']);
    expect(names({ pairing: 'none', words: 'ada' }, new Map([[person(1), 'asked']]))).toEqual([]);
  });

  it('in slices it finds the same, and stops when the next letter has come', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => entry(n % 250, { name: n % 7 === 0 ? 'Élie' : 'Ada' }));
    const rows = (await rowsOf(maker, many, [], async () => true)) ?? [];
    const filter = { ...NO_FILTER, words: 'elie', role: 'mentor' as const };
    expect(await foundInSlices(rows, filter, new Map(), async () => true)).toEqual(found(rows, filter, new Map()));
    expect(found(rows, filter, new Map())).toHaveLength(715);
    expect(await foundInSlices(rows, filter, new Map(), async () => false)).toBe(null);
    expect(await foundInSlices(rows, NO_FILTER, new Map(), async () => false)).toBe(rows);
  });

  it('words do not run over from one field into the next', async () => {
    expect(found(await all(), { ...NO_FILTER, words: 'adalycee' }, new Map())).toEqual([]);
  });

  it('has its orders, and nobody’s place comes last', async () => {
    const rows = await all();
    const names = (order: 'newest' | 'name' | 'organisation') => inOrder(rows, order).map(({ name }) => name);
    expect(names('newest').slice(0, 3)).toEqual(['Zoé Petit', 'Gone', 'Sana']);
    expect(names('name')).toEqual(['Ada', 'Ben', 'Élie', 'Gone', 'Sana', 'Zoé Petit']);
    expect(names('organisation')).toEqual(['Ben', 'Ada', 'Gone', 'Zoé Petit', 'Élie', 'Sana']);
  });

  it('[S11] tells the organisations there are, however they are written, with how many of each', async () => {
    const places = choosable(await all(), ({ place, organisation }) => (place === '' ? [] : [[place, organisation]]));
    expect(places).toEqual([
      { value: 'lycee curie', label: 'LYCÉE CURIE', count: 3 },
      { value: 'hopital nord', label: 'Hôpital Nord', count: 1 },
    ]);
  });

  it('who is in a pair: at work before asked, and not by a no', () => {
    const sent = (stage: SentInvitation['stage'], mentor: number, mentee: number) => ({
      stage,
      mentor: { person: person(mentor) },
      mentee: { person: person(mentee) },
    });
    const pairs = pairingsOf([sent('joined', 1, 2), sent('sent', 1, 3), sent('declined', 4, 5)]);
    expect([1, 2, 3, 4].map((n) => pairs.get(person(n)))).toEqual(['paired', 'paired', 'asked', undefined]);
  });
});
