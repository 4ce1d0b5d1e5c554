/** What honest devices write is never refused: any histories of several clients, however they are encoded. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseUpdate } from './parse.ts';

const KINDS = [
  'type',
  'erase',
  'format',
  'embed',
  'put',
  'take',
  'nest',
  'touch',
  'drop',
  'push',
  'node',
  'undo',
  'redo',
] as const;
const step = fc.record({
  who: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom(...KINDS),
  at: fc.integer({ min: 0, max: 1_000 }),
  words: fc.constantFrom('a', 'é', 'deux mots', '🙂', 'x'.repeat(200)),
  often: fc.integer({ min: 1, max: 40 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
/** Sends what one has and another lacks, part of it, or all of it. */
const exchange = fc.tuple(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('all', 'lacking', 'batches'),
);
const history = fc.array(fc.oneof({ arbitrary: step, weight: 5 }, { arbitrary: exchange, weight: 1 }), {
  minLength: 5,
  maxLength: 60,
});

interface Device {
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  batch: Uint8Array[];
}

function device(client: number, gc: boolean): Device {
  const doc = new Y.Doc({ gc });
  doc.clientID = client;
  const shared = [doc.getText('text'), doc.getMap('map'), doc.getArray('list'), doc.getXmlFragment('page')];
  const made: Device = { doc, undo: new Y.UndoManager(shared, { captureTimeout: 0 }), batch: [] };
  doc.on('update', (update: Uint8Array) => made.batch.push(update));
  return made;
}

function act({ doc, undo }: Device, { kind, at, words, often }: Step): void {
  const text = doc.getText('text');
  const map = doc.getMap<unknown>('map');
  const list = doc.getArray<unknown>('list');
  const page = doc.getXmlFragment('page');
  const place = text.length === 0 ? 0 : at % text.length;
  const entry = map.get(`nest${at % 3}`);
  for (let time = 0; time < often; time += 1) {
    if (kind === 'type') text.insert(at % 2 === 0 ? place : text.length, words);
    if (kind === 'put') map.set(`key${(at + time) % 3}`, { words, at: [time, null, new Uint8Array(3)] });
    if (kind === 'touch' && entry instanceof Y.Map) entry.set(time % 2 === 0 ? 'x' : 'y', time);
    if (kind === 'push') list.insert(at % (list.length + 1), [words, time]);
  }
  if (kind === 'erase' && text.length > 0) text.delete(place, Math.min(often, text.length - place));
  if (kind === 'format' && text.length > 0)
    text.format(place, Math.min(often, text.length - place), { bold: at % 2 === 0 });
  if (kind === 'embed') text.insertEmbed(place, { words });
  if (kind === 'take') map.delete(`key${at % 3}`);
  if (kind === 'nest') map.set(`nest${at % 3}`, new Y.Map([['x', 1]]));
  if (kind === 'drop') map.delete(`nest${at % 3}`);
  if (kind === 'node') {
    if (page.length > 4) page.delete(at % page.length, 1);
    const node = new Y.XmlElement('paragraph');
    page.insert(at % (page.length + 1), [node]);
    node.insert(0, [new Y.XmlText(words)]);
    for (let time = 0; time < often; time += 1) node.setAttribute(time % 2 === 0 ? 'level' : 'kind', words);
  }
  if (kind === 'undo') undo.undo();
  if (kind === 'redo') undo.redo();
}

/** All that two devices may hand each other. */
function encodings(from: Device, to: Device): Uint8Array[] {
  const vector = Y.encodeStateVector(to.doc);
  const whole = Y.encodeStateAsUpdate(from.doc);
  const lacking = Y.encodeStateAsUpdate(from.doc, vector);
  return [
    whole,
    lacking,
    ...from.batch,
    Y.mergeUpdates(from.batch),
    Y.mergeUpdates([whole, Y.encodeStateAsUpdate(to.doc)]),
    Y.mergeUpdates([lacking, ...to.batch.slice(-3)]),
    Y.mergeUpdates(from.batch.filter((_, place) => place % 2 === 0)),
    Y.diffUpdate(whole, vector),
    Y.diffUpdate(Y.mergeUpdates([...from.batch, ...to.batch]), vector),
    Y.convertUpdateFormatV2ToV1(Y.encodeStateAsUpdateV2(from.doc, vector)),
    Y.convertUpdateFormatV2ToV1(Y.mergeUpdatesV2(from.batch.map(Y.convertUpdateFormatV1ToV2))),
  ];
}

const stateOf = (updates: readonly Uint8Array[]): unknown => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return [
    doc.getText('text').toDelta(),
    doc.getMap('map').toJSON(),
    doc.getArray('list').toJSON(),
    Y.encodeStateAsUpdate(doc),
  ];
};

function checkAll(from: Device, to: Device): void {
  const known = Y.encodeStateAsUpdate(to.doc);
  for (const update of encodings(from, to)) {
    const parsed = parseUpdate(update, { work: 4 * update.length, repeats: 0 });
    expect(parsed).not.toBe(null);
    if (parsed === null || parsed.update === update) continue;
    expect(parsed.update.length).toBeLessThan(update.length);
    expect(stateOf([known, parsed.update])).toEqual(stateOf([known, update]));
  }
}

test('no honest history is refused, in any encoding, with and without collection', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      history,
      fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 4, maxLength: 4 }),
      (steps, clients) => {
        const devices = clients.map((client, place) => device(client + place, place !== 3));
        for (const each of steps) {
          if (!Array.isArray(each)) {
            const one = devices[each.who];
            if (one !== undefined) act(one, each);
            continue;
          }
          const [from, to] = [devices[each[0]], devices[each[1]]];
          if (from === undefined || to === undefined || from === to || from.batch.length === 0) continue;
          checkAll(from, to);
          if (each[2] === 'batches') for (const update of from.batch) Y.applyUpdate(to.doc, update);
          else
            Y.applyUpdate(
              to.doc,
              each[2] === 'all'
                ? Y.encodeStateAsUpdate(from.doc)
                : Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)),
            );
        }
        for (const from of devices)
          for (const to of devices) if (from !== to && from.batch.length > 0) checkAll(from, to);
      },
    ),
    { numRuns: 10 },
  );
});

test('an honest device leaves runs of collected structs: they become one', () => {
  const doc = new Y.Doc();
  const board = doc.getMap<unknown>('board');
  const thing = new Y.Map<number>();
  board.set('thing', thing);
  const drag = (): void => {
    for (let move = 0; move < 500; move += 1) thing.set(move % 2 === 0 ? 'x' : 'y', move);
  };
  drag();
  board.set('other', new Y.Map());
  drag();
  board.delete('thing');
  const update = Y.encodeStateAsUpdate(doc);
  expect(Y.decodeUpdate(update).structs.length).toBeGreaterThan(400);
  const merged = parseUpdate(update)?.update ?? update;
  expect(Y.decodeUpdate(merged).structs.length).toBeLessThan(10);
  const [whole, copy] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(whole, update);
  Y.applyUpdate(copy, merged);
  expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(whole));
});
