import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyAndHandOn } from './handOn.ts';

const origin = { device: 'ada' };

function written(words: string, into = new Y.Doc()): { doc: Y.Doc; update: Uint8Array } {
  const before = Y.encodeStateVector(into);
  into.getText('text').insert(into.getText('text').length, words);
  return { doc: into, update: Y.encodeStateAsUpdate(into, before) };
}

/** A document, and all that its listeners were told. */
function listening() {
  const doc = new Y.Doc();
  const told: { update: Uint8Array; origin: unknown; deletes: boolean }[] = [];
  doc.on('update', (update: Uint8Array, from: unknown, _doc: Y.Doc, { deleteSet }: Y.Transaction) => {
    told.push({ update, origin: from, deletes: deleteSet.clients.size > 0 });
  });
  return { doc, told, read: () => doc.getText('text').toString() };
}

test('listeners are given the very bytes that came, once', () => {
  const { doc, told, read } = listening();
  const { update } = written('Bonjour');
  applyAndHandOn(doc, update, origin);
  expect(read()).toBe('Bonjour');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ origin, deletes: false });
  expect(told[0]?.update).toBe(update);
});

test('what is known already is not told; what is written here afterwards is, as ever', () => {
  const { doc, told, read } = listening();
  const { update } = written('Bonjour');
  applyAndHandOn(doc, update, origin);
  applyAndHandOn(doc, update, origin);
  expect(told).toHaveLength(1);
  doc.getText('text').delete(0, 3);
  expect(told[1]).toMatchObject({ origin: null, deletes: true });
  expect(read()).toBe('jour');
});

test('what an observer writes in answer is told after it, and the two together are the document', () => {
  const { doc, told, read } = listening();
  doc.getText('text').observe((_event, transaction) => {
    if (transaction.origin === origin) doc.getText('text').insert(0, 'Ben: ');
  });
  applyAndHandOn(doc, written('Bonjour').update, origin);
  expect(told.map((each) => each.origin)).toEqual([origin, null]);
  const copy = new Y.Doc();
  for (const { update } of told) Y.applyUpdate(copy, update);
  expect(copy.getText('text').toString()).toBe(read());
  expect(read()).toBe('Ben: Bonjour');
});

test('an update of which a part leans on what is missing: only the part that went in is told', () => {
  const { doc, told, read } = listening();
  const ada = written('Bonjour').doc;
  const leaning = written(' Ben', ada).update;
  applyAndHandOn(doc, Y.mergeUpdates([leaning, written('Cleo').update]), origin);
  expect(read()).toBe('Cleo');
  expect(doc.store.pendingStructs).not.toBe(null);
  const copy = new Y.Doc();
  for (const { update } of told) Y.applyUpdate(copy, update);
  expect(copy.getText('text').toString()).toBe('Cleo');
  expect(copy.store.pendingStructs).toBe(null);
});

test('who listens or ceases to while it is applied does so as ever, and a hostile update leaves nothing behind', () => {
  const { doc, told } = listening();
  let heard = 0;
  const late = () => {
    heard += 1;
  };
  doc.getText('text').observe(() => doc.on('update', late));
  applyAndHandOn(doc, written('a').update, origin);
  expect(heard).toBe(1);
  doc.off('update', late);
  expect(() => applyAndHandOn(doc, Uint8Array.of(1, 9, 9, 9), origin)).toThrow();
  doc.getText('words').insert(0, 'b');
  expect(told).toHaveLength(2);
});
