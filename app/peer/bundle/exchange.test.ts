/** What two people see of bundles, step by step. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toText } from '../../../crypto/index.ts';
import { ada, ben, type Correspondent, correspond, removed, simulate, toBen } from '../testing/simulatedBundles.ts';
import { sameState } from '../testing/simulatedDevice.ts';
import { sealBundle } from './seal.ts';

const IDS = ['root', 'notebook', 'chat', 'page 1'];
const both = (write?: () => { delay: number; fails?: boolean }) => {
  const [adas, bens] = [simulate('ada', 1, IDS), simulate('ben', 2, IDS, write)];
  return { adas, bens, atAda: correspond(ada, ben, adas), atBen: correspond(ben, ada, bens) };
};
async function made({ make }: Correspondent['bundles']): Promise<Uint8Array> {
  const bundle = await make();
  if (!bundle.ok) throw new Error(bundle.error.tag);
  return bundle.value.bytes;
}
async function taken(at: Correspondent['bundles'], file: Uint8Array) {
  const result = await at.take(file);
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}

test('a line is delivered when a bundle of the other side says so, and not before', async () => {
  const { adas, bens, atAda, atBen } = both();
  adas.doc('chat').getText('text').insert(0, 'Hello Ben');
  const first = await atAda.bundles.make();
  expect(first).toMatchObject({ ok: true, value: { sequence: 1, carries: ['chat'] } });
  expect(adas.deliveries.of('chat').get().complete).toBe(false);
  if (!first.ok) return;
  expect((await taken(atBen.bundles, first.value.bytes)).changed).toEqual(['chat']);
  expect(bens.onDisk('chat').getText('text').toString()).toBe('Hello Ben');
  expect(adas.deliveries.of('chat').get().complete).toBe(false);
  await taken(atAda.bundles, await made(atBen.bundles));
  expect(adas.deliveries.of('chat').get()).toMatchObject({ complete: true, delivered: new Map([[1, 9]]) });
  // And from then on it is not carried again.
  expect(await atAda.bundles.make()).toMatchObject({ value: { carries: [] } });
});

test('a deletion is delivered only to who holds it', async () => {
  const { adas, atAda, atBen } = both();
  adas.doc('chat').getText('text').insert(0, 'Hello Ben');
  await taken(atBen.bundles, await made(atAda.bundles));
  const answer = await made(atBen.bundles);
  adas.doc('chat').getText('text').delete(0, 5);
  await taken(atAda.bundles, answer);
  expect(adas.deliveries.of('chat').get().complete).toBe(false);
  await taken(atBen.bundles, await made(atAda.bundles));
  await taken(atAda.bundles, await made(atBen.bundles));
  expect(adas.deliveries.of('chat').get().complete).toBe(true);
});

test('a disk that fails acknowledges nothing, and the same bundle can be taken again', async () => {
  let fails = true;
  const { adas, atAda, atBen } = both(() => ({ delay: 0, fails }));
  adas.doc('chat').getText('text').insert(0, 'Hello Ben');
  const bundle = await made(atAda.bundles);
  expect(await atBen.bundles.take(bundle)).toEqual({ ok: false, error: { tag: 'not-saved' } });
  expect(await atBen.bundles.make()).toEqual({ ok: false, error: { tag: 'not-saved' } });
  fails = false;
  expect(await taken(atBen.bundles, bundle)).toMatchObject({ known: false });
});

test('what is lost, late or doubled is seen; the next one brings all of it', async () => {
  const { adas, bens, atAda, atBen } = both();
  const files: Uint8Array[] = [];
  for (const word of ['one ', 'two ', 'three ', 'four ']) {
    adas.doc('chat').getText('text').insert(0, word);
    files.push(await made(atAda.bundles));
  }
  const [one, two, three, four] = files;
  if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('four');
  expect(await taken(atBen.bundles, four)).toMatchObject({ changed: ['chat'], missing: 3, known: false });
  expect(sameState(adas.doc('chat'), bens.doc('chat'))).toBe(true);
  expect(await taken(atBen.bundles, two)).toMatchObject({ changed: [], missing: 2, known: false, forked: false });
  expect(await taken(atBen.bundles, two)).toMatchObject({ missing: 2, known: true });
  expect(await taken(atBen.bundles, four)).toMatchObject({ known: true });
  expect(await taken(atBen.bundles, one)).toMatchObject({ missing: 1 });
  expect(await taken(atBen.bundles, three)).toMatchObject({ missing: 0 });
});

test('a device put back from an older copy is seen', async () => {
  const { adas, atAda, atBen } = both();
  await taken(atBen.bundles, await made(atAda.bundles));
  adas.doc('chat').getText('text').insert(0, 'Hello');
  const restored = correspond(ada, ben, adas);
  expect(await taken(atBen.bundles, await made(restored.bundles))).toMatchObject({ forked: true, changed: ['chat'] });
});

test('a page taken off by one side and put back by the other comes whole again', async () => {
  const { adas, bens, atAda, atBen } = both();
  const forgetful = simulate('ben', 2, IDS.slice(0, 3));
  adas.doc('page 1').getText('text').insert(0, 'A letter');
  await taken(atBen.bundles, await made(atAda.bundles));
  await taken(atAda.bundles, await made(atBen.bundles));
  expect(adas.deliveries.of('page 1').get().complete).toBe(true);
  // Ben's device no longer has the page: what it says next is less than Ada believed.
  const kept = { state: null };
  const again = correspond(ben, ada, forgetful, kept);
  forgetful.list('page 1');
  const later = correspond(ben, ada, forgetful, kept);
  for (let count = 0; count < 3; count += 1) await made(again.bundles);
  await taken(atAda.bundles, await made(later.bundles));
  await taken(later.bundles, await made(atAda.bundles));
  expect(forgetful.doc('page 1').getText('text').toString()).toBe('A letter');
  expect(bens.problems).toEqual([]);
});

test('a document that is not on the list is not opened', async () => {
  const { adas, bens, atAda, atBen } = both();
  adas.list('page 9');
  adas.doc('page 9').getText('text').insert(0, 'unlisted');
  expect(await taken(atBen.bundles, await made(atAda.bundles))).toMatchObject({ changed: [] });
  expect(bens.opened).not.toContain('page 9');
  bens.list('page 9');
  await taken(atAda.bundles, await made(atBen.bundles));
  await taken(atBen.bundles, await made(atAda.bundles));
  expect(bens.doc('page 9').getText('text').toString()).toBe('unlisted');
});

test('nothing of a bundle is let in when one update would break a document', async () => {
  const { bens, atBen } = both();
  const good = new Y.Doc();
  good.getText('text').insert(0, 'good');
  const deep = new Y.Doc();
  let value: unknown = 1;
  for (let depth = 0; depth < 200; depth += 1) value = [value];
  deep.getMap('text').set('deep', value);
  const update = (id: string, doc: Y.Doc) => ({
    id,
    vector: Y.encodeStateVector(doc),
    deletions: new Uint8Array(8),
    update: Y.encodeStateAsUpdate(doc),
  });
  for (const bad of [Y.encodeStateAsUpdate(deep), Uint8Array.of(1, 2, 3)]) {
    const file = await sealBundle(
      {
        sequence: 1,
        previous: new Uint8Array(32),
        made: 1,
        seen: new Map(),
        documents: [update('notebook', good), { ...update('chat', deep), update: bad }],
      },
      toBen,
      ada.maker,
    );
    if (!file.ok) throw new Error(file.error.tag);
    expect(await atBen.bundles.take(file.value)).toEqual({ ok: false, error: { tag: 'hostile' } });
    expect(bens.doc('notebook').getText('text').toString()).toBe('');
  }
});

test('a bundle of a device that was removed is refused, genuine as it is', async () => {
  const { adas, bens, atAda, atBen } = both();
  adas.doc('chat').getText('text').insert(0, 'Hello');
  const file = await made(atAda.bundles);
  const device = toText(ada.maker.device.publicKey);
  removed.add(device);
  expect(await atBen.bundles.take(file)).toEqual({ ok: false, error: { tag: 'not-genuine' } });
  expect(bens.doc('chat').getText('text').toString()).toBe('');
  removed.delete(device);
});
