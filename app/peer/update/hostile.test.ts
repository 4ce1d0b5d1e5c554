/** What a member's tampered app may send: refused whole, or small work and a document that is still one. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8,
  writeUint8Array,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openInbox } from '../documents/inbox.ts';
import { RemoteOrigin } from '../documents/origin.ts';
import { admitsRoot } from '../link/root.ts';
import { parseUpdate } from './parse.ts';

const HUGE = 2 ** 50;
const origin = new RemoteOrigin('mallory');

function writeNumbers(encoder: Encoder, ...values: number[]): void {
  for (const value of values) writeVarUint(encoder, value);
}

const numbers = (...values: number[]): Uint8Array => {
  const encoder = createEncoder();
  writeNumbers(encoder, ...values);
  return toUint8Array(encoder);
};

const COLLECTED = numbers(0, 1);

/** One client's structs, `struct` given `count` times by its place, and no deletions. */
function repeated(count: number, struct: (place: number) => Uint8Array, client = 7): Uint8Array {
  const encoder = createEncoder();
  writeNumbers(encoder, 1, count, client, 0);
  for (let place = 0; place < count; place += 1) writeUint8Array(encoder, struct(place));
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

/** A document behind the real door, and a disk that keeps what it is told. */
function opened() {
  const doc = new Y.Doc();
  const disk: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => disk.push(update));
  doc.getText('text').insert(0, 'ours');
  const shared = { doc, durable: async () => true };
  const record = { held: () => undefined } as unknown as Parameters<typeof openInbox>[0]['record'];
  const inbox = openInbox({ id: 'page', shared, origin, record, post: () => undefined });
  return { doc, disk, receive: (update: Uint8Array) => inbox.receive(1, update) };
}

function replay(disk: readonly Uint8Array[]): Y.Doc {
  const copy = new Y.Doc();
  for (const update of disk) Y.applyUpdate(copy, update);
  return copy;
}

describe('many structs in few bytes', { timeout: 60_000 }, () => {
  test('half a million collected structs become one, on the disk too', () => {
    const { disk, receive } = opened();
    const update = repeated(500_000, () => COLLECTED);
    expect(deflateRawSync(update).length).toBeLessThan(2_000);
    expect(receive(update).ok).toBe(true);
    expect(disk).toHaveLength(2);
    expect(disk[1]?.length).toBeLessThan(20);
    expect(replay(disk).store.clients.get(7)).toHaveLength(1);
  });

  test('more than a million are refused, and the document stays as it was', () => {
    const { doc, receive } = opened();
    const before = Y.encodeStateAsUpdate(doc);
    expect(receive(repeated(1_100_000, () => COLLECTED))).toEqual({ ok: false, error: { tag: 'hostile-update' } });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('the root document, which y-webrtc applies as it came, has no such runs', () => {
    const update = repeated(20_000, () => COLLECTED);
    expect(admitsRoot(Uint8Array.from([...numbers(0, 2, update.length), ...update]))).toBe(false);
  });

  const text = (value: string): Uint8Array => {
    const encoder = createEncoder();
    writeVarString(encoder, value);
    return toUint8Array(encoder);
  };
  const contents: readonly (readonly [string, number, Uint8Array])[] = [
    ['deleted', 1, numbers(1)],
    ['json', 2, Uint8Array.from([1, ...text('1')])],
    ['bytes', 3, numbers(0)],
    ['text', 4, text('a')],
    ['an embed', 5, text('1')],
    ['a format', 6, Uint8Array.from([...text('b'), ...text('1')])],
    ['a type', 7, numbers(0)],
    ['a value', 8, numbers(1, 126)],
    ['a document', 9, Uint8Array.from([...text(''), 126])],
  ];
  test.each(contents)('items in one place are refused: %s', (_name, kind, content) => {
    const inRoot = (): Uint8Array => Uint8Array.from([kind, 1, 1, 97, ...content]);
    const besideFirst = (place: number): Uint8Array =>
      place === 0 ? inRoot() : Uint8Array.from([128 | kind, 7, 0, ...content]);
    expect(parseUpdate(repeated(200, inRoot))).not.toBe(null);
    expect(parseUpdate(repeated(2_000, inRoot))).toBe(null);
    expect(parseUpdate(repeated(2_000, besideFirst))).toBe(null);
  });

  test('whatever the pattern, what is let in was paid for by its sender, about a struct a byte and never two', () => {
    const pattern = fc.record({
      period: fc.integer({ min: 1, max: 300 }),
      stride: fc.integer({ min: 0, max: 3 }),
      kinds: fc.array(fc.constantFrom(0, 1, 4, 7, 8), { minLength: 1, maxLength: 8 }),
      right: fc.constantFrom(true, false),
    });
    fc.assert(
      fc.property(pattern, ({ period, stride, kinds, right }) => {
        const update = repeated(20_000, (place) => {
          const kind = kinds[place % kinds.length] ?? 0;
          if (kind === 0) return numbers(0, 1);
          const content = contents[kind - 1]?.[2] ?? new Uint8Array();
          if (place === 0) return Uint8Array.from([kind, 1, 1, 97, ...content]);
          const left = Math.min(place - 1, (place % period) + stride * Math.floor(place / period));
          return Uint8Array.from([(right ? 64 : 128) | kind, ...numbers(7, left), ...content]);
        });
        const parsed = parseUpdate(update);
        if (parsed === null) return;
        expect(Y.decodeUpdate(parsed.update).structs.length).toBeLessThan(2 * deflateRawSync(update).length + 512);
      }),
      // Found by chance among thousands: 20,000 structs in 17,234 bytes.
      { numRuns: 12, examples: [[{ period: 1, stride: 2, kinds: [0, 7, 0, 4, 0, 4], right: false }]] },
    );
  });
});

describe('numbers that promise more than there is', () => {
  const any = (write: (encoder: Encoder) => void): Uint8Array => {
    const encoder = createEncoder();
    writeNumbers(encoder, 1, 1, 7, 0, 8, 1, 1, 97);
    write(encoder);
    writeVarUint(encoder, 0);
    return toUint8Array(encoder);
  };
  test.each<[string, Uint8Array]>([
    ['clients', numbers(HUGE, 1, 7, 0, 0, 1, 0)],
    ['structs', numbers(1, HUGE, 7, 0, 0, 1, 0)],
    ['clients of deletions', numbers(0, HUGE, 7, 1, 0, 1)],
    ['ranges', numbers(0, 1, 7, HUGE, 0, 1)],
    ['values', any((encoder) => writeVarUint(encoder, HUGE))],
    ['an array', any((encoder) => writeNumbers(encoder, 1, 117, HUGE))],
    ['an object', any((encoder) => writeNumbers(encoder, 1, 118, HUGE))],
    ['text', numbers(1, 1, 7, 0, 4, 1, 1, 97, HUGE)],
    ['a clock past what can be counted', numbers(1, 2, 7, 0, 0, 2 ** 53 - 1, 0, 1, 0)],
  ])('%s', (_name, update) => {
    expect(parseUpdate(update)).toBe(null);
  });

  test.each<[string, Uint8Array]>([
    ['a client twice', numbers(2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0)],
    ['a client without structs', numbers(1, 0, 7, 0, 0)],
    ['a struct of no length', numbers(1, 1, 7, 0, 0, 0, 0)],
    ['a client twice in the deletions', numbers(0, 2, 7, 1, 0, 1, 7, 1, 5, 1)],
    ['one range again and again', numbers(0, 1, 7, 2, 0, 1, 0, 1)],
    ['bytes after the end', numbers(0, 0, 0)],
    ['a number padded with zeroes', Uint8Array.of(0x80, 0x80, 0, 0)],
    ['what leans on itself', numbers(1, 1, 7, 0, 129, 7, 0, 1, 0)],
    ['a type that does not exist', numbers(1, 1, 7, 0, 7, 1, 1, 97, 7, 0)],
    ['content that does not exist', numbers(1, 1, 7, 0, 11, 1, 1, 97, 0)],
  ])('what no encoder writes: %s', (_name, update) => {
    expect(parseUpdate(update)).toBe(null);
  });

  test('values are counted: five million empty ones, in five kilobytes', () => {
    const many = (count: number): Uint8Array =>
      any((encoder) => {
        writeVarUint(encoder, count);
        for (let value = 0; value < count; value += 1) writeUint8(encoder, 126);
      });
    expect(parseUpdate(many(100_000))).not.toBe(null);
    expect(parseUpdate(many(5_000_000))).toBe(null);
  });
});

/** What an honest device wrote, of every kind. */
function honest(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 77;
  doc.getText('text').insert(0, 'bonjour à tous');
  doc.getText('text').format(2, 4, { link: { href: 'https://example.org' } });
  doc.getText('text').insertEmbed(3, { width: 3 });
  doc.getText('text').delete(5, 4);
  doc.getMap('map').set('a', { b: [1, { c: new Uint8Array(3) }] });
  doc.getMap('map').set('a', new Y.Map([['x', 1]]));
  doc.getArray('list').push([1, 'two', null]);
  const node = new Y.XmlElement('paragraph');
  doc.getXmlFragment('page').insert(0, [node]);
  node.insert(0, [new Y.XmlText('words')]);
  node.setAttribute('level', '2');
  const other = new Y.Doc();
  other.clientID = 99;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('text').insert(4, 'encore');
  other.getArray('list').delete(1, 1);
  return Y.encodeStateAsUpdate(other);
}

const change = fc.oneof(
  fc.record({ kind: fc.constantFrom('flip'), at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constantFrom('cut', 'again', 'swap'), at: fc.nat(), by: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constantFrom('number'), at: fc.nat(), by: fc.constantFrom(0, 1, 2, 127, 300, 2 ** 31, HUGE) }),
);

function mutated(bytes: Uint8Array, changes: readonly { kind: string; at: number; by: number }[]): Uint8Array {
  let mutable = [...bytes];
  for (const { kind, at: where, by } of changes) {
    const at = where % mutable.length;
    if (kind === 'flip') mutable[at] = (mutable[at] ?? 0) ^ by;
    if (kind === 'cut') mutable.splice(at, by);
    if (kind === 'number') mutable.splice(at, 1, ...numbers(by));
    const part = mutable.slice(at, at + by);
    if (kind === 'again') for (let time = 0; time < 50; time += 1) mutable.splice(at, 0, ...part);
    if (kind === 'swap') mutable = [...mutable.slice(at + by), ...mutable.slice(0, at + by)];
    if (mutable.length === 0) mutable = [0];
  }
  return Uint8Array.from(mutable);
}

test('of what repeats what is known, the disk is given the rest', () => {
  const { doc, disk, receive } = opened();
  const theirs = new Y.Doc();
  theirs.getText('text').insert(0, 'long '.repeat(1_000));
  receive(Y.encodeStateAsUpdate(theirs));
  theirs.getText('text').insert(5_000, 'end');
  expect(receive(Y.encodeStateAsUpdate(theirs)).ok).toBe(true);
  expect(disk).toHaveLength(3);
  expect(disk[2]?.length).toBeLessThan(40);
  expect(replay(disk).getText('text').toString()).toBe(doc.getText('text').toString());
});

describe('honest updates, tampered with', { timeout: 60_000 }, () => {
  const check = (update: Uint8Array): void => {
    const { doc, disk, receive } = opened();
    receive(honest());
    const before = Y.encodeStateAsUpdate(doc);
    const told = disk.length;
    const answer = receive(update);
    expect(doc.store.pendingStructs).toBe(null);
    expect(doc.store.pendingDs).toBe(null);
    if (!answer.ok && answer.error.tag === 'hostile-update') {
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
      expect(disk).toHaveLength(told);
    }
    // Whatever went in, the disk has it, and it can be opened, written in and encoded.
    expect(Y.encodeStateAsUpdate(replay(disk))).toEqual(Y.encodeStateAsUpdate(replay([Y.encodeStateAsUpdate(doc)])));
    doc.getText('text').insert(0, 'after');
    const reopened = replay(disk);
    expect(reopened.getText('text').toString()).toBe(doc.getText('text').toString());
    expect(reopened.getMap('map').toJSON()).toEqual(doc.getMap('map').toJSON());
  };

  test('are refused whole, or leave a document that is the same on the disk', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => check(mutated(honest(), changes))),
      { numRuns: 300 },
    );
  });

  test('what is looked at and let through, Yjs can decode; bytes of any kind end without a throw', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.uint8Array({ maxLength: 60 }),
        (changes, bytes) => {
          parseUpdate(bytes);
          const parsed = parseUpdate(mutated(honest(), changes));
          if (parsed !== null) Y.decodeUpdate(parsed.update);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
