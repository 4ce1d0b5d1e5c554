import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { phraseOf, Secret } from '../../crypto/index.ts';
import { draftIn } from './draft.ts';

it('a message that was begun is there again, and gone once it was sent', () => {
  const doc = new Y.Doc();
  const first = draftIn(doc);
  first.keep('When would you');
  first.keep('When would you like to meet');
  first.close();
  const second = draftIn(doc);
  expect(second.get()).toBe('When would you like to meet');
  second.keep('');
  second.close();
  expect(draftIn(doc).get()).toBe('');
  expect([...doc.getMap('draft').keys()]).toEqual([]);
});

it('a recovery phrase is in no document, whoever began to write it', async () => {
  const doc = new Y.Doc();
  const phrase = (await phraseOf(new Secret(new Uint8Array(32).fill(7)), 'en')).reveal();
  const draft = draftIn(doc);
  draft.keep(phrase);
  draft.close();
  expect(draft.get()).toBe(phrase);
  expect(doc.getMap('draft').size).toBe(0);
});

it.each([7, null, { words: 'x' }])('takes nothing but text: %j', (odd) => {
  const doc = new Y.Doc();
  doc.getMap<unknown>('draft').set('words', odd);
  expect(draftIn(doc).get()).toBe('');
});
