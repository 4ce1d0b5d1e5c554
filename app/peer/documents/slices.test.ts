import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nextSlice, type Slice } from './slices.ts';
import { type Vector, vectorOf } from './vector.ts';

const edit = fc.record({
  at: fc.nat(60),
  word: fc.string({ unit: 'grapheme', maxLength: 40 }),
  erase: fc.nat(6),
  by: fc.constantFrom('text', 'nested', 'map'),
});

function change(doc: Y.Doc, { at, word, erase, by }: { at: number; word: string; erase: number; by: string }): void {
  doc.transact(() => {
    if (by === 'map') doc.getMap('map').set(`${at % 3}`, { word });
    else if (by === 'nested') {
      const paragraph = new Y.XmlElement('paragraph');
      doc.getXmlFragment('page').insert(0, [paragraph]);
      paragraph.insert(0, [new Y.XmlText(word)]);
    } else {
      const text = doc.getText('text');
      const place = Math.min(at, text.length);
      text.insert(place, word);
      text.delete(place, Math.min(erase, text.length - place));
    }
  });
}

/** `between` is called after each slice but the last. */
function slicesOf(doc: Y.Doc, since: Vector, length: number, between: () => void = () => undefined): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (let at: Vector | null = since; at !== null; ) {
    const { update, upTo }: Slice = nextSlice(doc, at, length);
    updates.push(update);
    if (upTo !== null) between();
    at = upTo;
  }
  return updates;
}

const contentOf = (doc: Y.Doc) => [
  doc.getText('text').toString(),
  doc.getXmlFragment('page').toString(),
  doc.getMap('map').toJSON(),
];

test('slices taken in order are the difference, also of a document that changes meanwhile; none waits for a later one', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 20 }),
      fc.array(edit, { minLength: 1, maxLength: 30 }),
      fc.boolean(),
      fc.integer({ min: 2, max: 80 }),
      fc.array(edit, { maxLength: 5 }),
      (before, after, byAnother, length, meanwhile) => {
        const doc = new Y.Doc();
        for (const one of before) change(doc, one);
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        const since: Vector = vectorOf(doc);
        if (byAnother) doc.clientID += 1;
        for (const one of after) change(doc, one);
        const left = [...meanwhile];
        const slices = slicesOf(doc, since, length, () => {
          const next = left.pop();
          if (next !== undefined) change(doc, next);
        });
        for (const slice of slices) {
          Y.applyUpdate(copy, slice);
          expect(copy.store.pendingStructs).toBeNull();
          expect(copy.store.pendingDs).toBeNull();
        }
        expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
        expect(contentOf(copy)).toEqual(contentOf(doc));
      },
    ),
  );
});

test('one long text is cut, and is one text again', () => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'a🦔'.repeat(1_000));
  const slices = slicesOf(doc, new Map(), 100);
  expect(slices.length).toBeGreaterThan(25);
  for (const slice of slices) expect(slice.length).toBeLessThan(600);
  const copy = new Y.Doc();
  for (const slice of slices) Y.applyUpdate(copy, slice);
  expect(copy.getText('text').toString()).toBe('a🦔'.repeat(1_000));
  expect(copy.store.clients.get(doc.clientID)).toHaveLength(1);
});

test('what two clients wrote meanwhile is not cut', () => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'a'.repeat(1_000));
  doc.clientID += 1;
  doc.getText('text').insert(500, 'b'.repeat(1_000));
  expect(slicesOf(doc, new Map(), 100)).toHaveLength(1);
});
