import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { phraseOf, Secret } from '../../crypto/index.ts';
import { draftIn } from './draft.ts';

const saved = () => true;

it('a message that was begun is there again, and gone once it was sent', () => {
  const doc = new Y.Doc();
  const first = draftIn(doc, saved);
  first.keep('When would you');
  first.keep('When would you like to meet');
  first.close();
  const second = draftIn(doc, saved);
  expect(second.get()).toBe('When would you like to meet');
  second.keep('');
  second.close();
  expect(draftIn(doc, saved).get()).toBe('');
  expect([...doc.getMap('draft').keys()]).toEqual([]);
});

it('a recovery phrase is in no document, whoever began to write it', async () => {
  const doc = new Y.Doc();
  const phrase = (await phraseOf(new Secret(new Uint8Array(32).fill(7)), 'en')).reveal();
  const draft = draftIn(doc, saved);
  draft.keep(phrase);
  draft.close();
  expect(draft.get()).toBe(phrase);
  expect(doc.getMap('draft').size).toBe(0);
});

it('a form that was begun is there again, and gone once it was kept; a phrase in it is in no document', async () => {
  const doc = new Y.Doc();
  const first = draftIn(doc, saved);
  expect(first.form('goal')).toBeUndefined();
  const goal = { title: 'Hold a talk', steps: [{ key: 'new 1', text: 'Write it' }] };
  first.keepForm('goal', goal);
  first.keepForm('agreement', { aims: 'An internship' });
  first.close();
  const second = draftIn(doc, saved);
  expect(second.form('goal')).toEqual(goal);
  second.keepForm('goal', undefined);
  const phrase = (await phraseOf(new Secret(new Uint8Array(32).fill(7)), 'en')).reveal();
  second.keepForm('agreement', { aims: phrase });
  expect(second.form('goal')).toBeUndefined();
  expect(second.form('agreement')).toEqual({ aims: phrase });
  second.close();
  expect(doc.getMap('forms').size).toBe(0);
});

it.each([7, null, { words: 'x' }])('takes nothing but text: %j', (odd) => {
  const doc = new Y.Doc();
  doc.getMap<unknown>('draft').set('words', odd);
  expect(draftIn(doc, saved).get()).toBe('');
});

describe('the page ends between Enter and the disk', () => {
  /** What is left on the disk of a message whose line was not there yet when the page went. */
  function left(next = ''): Y.Doc {
    const doc = new Y.Doc();
    const draft = draftIn(doc, () => false);
    draft.keep('See you at four');
    draft.sent('See you at four');
    draft.keep(next);
    draft.close();
    return doc;
  }

  it('the line did not come to the disk: its words are the draft again, before what was begun since', async () => {
    for (const [next, all] of [
      ['', 'See you at four'],
      ['And', 'See you at four\nAnd'],
    ] as const) {
      const draft = draftIn(left(next), saved);
      await draft.recover(async () => false);
      expect(draft.get()).toBe(all);
      draft.close();
    }
  });

  it('it did: nothing is to be sent twice, and nothing is left behind', async () => {
    const doc = left();
    const draft = draftIn(doc, saved);
    await draft.recover(async (words) => words === 'See you at four');
    expect(draft.get()).toBe('');
    draft.close();
    expect(doc.getMap('draft').size).toBe(0);
  });

  it('the disk is slow: the words stay until it has the line', () => {
    vi.useFakeTimers();
    const doc = new Y.Doc();
    let isSaved = false;
    const draft = draftIn(doc, () => isSaved);
    draft.sent('See you at four');
    vi.advanceTimersByTime(2_000);
    expect(doc.getMap('draft').get('sent')).toBe('See you at four');
    isSaved = true;
    vi.advanceTimersByTime(1_000);
    expect(doc.getMap('draft').size).toBe(0);
    draft.close();
    vi.useRealTimers();
  });
});
