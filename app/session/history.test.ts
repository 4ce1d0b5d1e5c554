import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { err, ok } from '../../crypto/result.ts';
import { bodyOf } from '../document/notebook.ts';
import { fillPage } from '../document/pageJson.ts';
import { addVersion, versionsOf } from '../document/versions.ts';
import { textNode } from '../model/pageNode.ts';
import { deflate } from '../peer/documents/deflate.ts';
import type { HeldDocument } from './documents.ts';
import { openHistory } from './history.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** One for all openings: two versions of the same moment would be in no order. */
let now = 1_000;

function opened(doc: Y.Doc, past: Y.Doc) {
  let released = 0;
  const held = { doc: past, release: () => (released += 1) } as unknown as HeldDocument;
  const { history, close } = openHistory({
    doc,
    body: bodyOf(doc),
    hold: () => Promise.resolve(ok(held)),
    clock: () => (now += 1_000),
    random,
  });
  return { history, close, released: () => released };
}

const write = (doc: Y.Doc, text: string): void =>
  fillPage(bodyOf(doc), [{ type: 'paragraph', content: [textNode(text)] }]);

it('keeps what was written when the page is closed, once, and reads it back', async () => {
  const [doc, past] = [new Y.Doc(), new Y.Doc()];
  const first = opened(doc, past);
  write(doc, 'one');
  await first.close();
  expect(first.released()).toBe(1);
  const again = opened(doc, past);
  await again.history.keep();
  await again.close();
  expect(versionsOf(past)).toHaveLength(1);
  const third = opened(doc, past);
  write(doc, 'two');
  await third.history.keep();
  const kept = third.history.versions.get();
  expect(kept).toHaveLength(2);
  const read = await third.history.read(kept[0]?.id ?? '');
  expect(read).toEqual(ok([{ type: 'paragraph', content: [textNode('one')] }]));
  expect((await third.history.read('none')).ok).toBe(false);
  await third.close();
});

it('keeps nothing of an empty page', async () => {
  const past = new Y.Doc();
  const empty = opened(new Y.Doc(), past);
  await empty.history.keep();
  await empty.close();
  expect(versionsOf(past)).toEqual([]);
});

it('stays within its bounds: the newest and the oldest stay, those close together go', () => {
  const past = new Y.Doc();
  for (let at = 0; at < 100; at += 1)
    addVersion(
      past,
      { id: `v${at}`, at: at < 50 ? at * 1_000_000 : 50_000_000 + at, bytes: new Uint8Array(10) },
      { count: 20, bytes: 1_000 },
    );
  const kept = versionsOf(past);
  expect(kept).toHaveLength(20);
  expect(kept[0]?.id).toBe('v0');
  expect(kept.slice(-5).map(({ id }) => id)).toEqual(['v95', 'v96', 'v97', 'v98', 'v99']);
  addVersion(past, { id: 'large', at: 60_000_000, bytes: new Uint8Array(900) }, { count: 20, bytes: 1_000 });
  expect(versionsOf(past).reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(1_000);
});

it('a version that is none, as an archive may bring it, is not found, and nothing throws', async () => {
  const [doc, past] = [new Y.Doc(), new Y.Doc()];
  const limits = { count: 40, bytes: 1_000_000 };
  const deep = `${'[{"type":"a","content":'.repeat(200)}[]${'}]'.repeat(200)}`;
  const noise = ['{', 'null', '{"type":"paragraph"}', '[{"type":1}]', '[{"type":"text","text":{}}]', deep];
  for (const [at, text] of noise.entries())
    addVersion(past, { id: `noise ${at}`, at, bytes: await deflate(new TextEncoder().encode(text)) }, limits);
  addVersion(past, { id: 'bytes', at: 99, bytes: Uint8Array.of(1, 2, 3) }, limits);
  const { history, close } = opened(doc, past);
  for (const { id } of versionsOf(past)) expect(await history.read(id)).toEqual(err({ tag: 'not-found' }));
  await close();
});
