import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { apply } from '../documents/inbox.ts';
import { RemoteOrigin } from '../documents/origin.ts';
import { admitsRoot } from '../link/root.ts';
import { parseUpdate } from './parse.ts';

/** An update by client 77: one array item holding `depth` objects, each inside the one before. */
function nested(depth: number): Uint8Array {
  const encoder = createEncoder();
  for (const each of [1, 1, 77, 0]) writeVarUint(encoder, each);
  writeUint8(encoder, 8);
  writeVarUint(encoder, 1);
  writeVarString(encoder, 'lines');
  writeVarUint(encoder, 1);
  for (let level = 0; level < depth; level += 1) {
    writeUint8(encoder, 118);
    writeVarUint(encoder, 1);
    writeVarString(encoder, 'a');
  }
  writeUint8(encoder, 126);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

function madeBy(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

const isAdmitted = (update: Uint8Array): boolean => parseUpdate(update) !== null;

describe('depth of an update', () => {
  it.each([65, 300, 3_000, 6_600, 100_000])('%i levels are refused, and the document stays as it was', (depth) => {
    const doc = new Y.Doc();
    const disk = new Y.Doc();
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(disk, update));
    expect(apply(doc, nested(depth), new RemoteOrigin('x')).ok).toBe(false);
    doc.getArray('lines').push(['honest words written after']);
    expect(disk.getArray('lines').toArray()).toEqual(['honest words written after']);
  });

  it('what honest clients write is let through', () => {
    expect(isAdmitted(nested(20))).toBe(true);
    const update = madeBy((doc) => {
      doc.getText('t').insert(0, 'words');
      doc.getText('t').format(0, 3, { link: { href: 'https://example.org' } });
      doc.getText('t').insertEmbed(2, { image: { width: 3 } });
      doc.getMap('m').set('a', { b: [{ c: new Uint8Array(3) }] });
      doc.getMap('m').set('gone', 1);
      doc.getMap('m').delete('gone');
    });
    expect(isAdmitted(update)).toBe(true);
  });

  it.each([
    ['an embed', (doc: Y.Doc, deep: object) => doc.getText('t').insertEmbed(0, deep)],
    ['a format', (doc: Y.Doc, deep: object) => doc.getText('t').insert(0, 'x', { bold: deep })],
    ['a map', (doc: Y.Doc, deep: object) => doc.getMap('m').set('k', deep)],
  ])('depth in %s counts too', (_, change) => {
    let deep: object = {};
    for (let level = 0; level < 100; level += 1) deep = { a: [deep] };
    expect(isAdmitted(madeBy((doc) => change(doc, deep)))).toBe(false);
  });

  it('bytes that are no update are refused without a throw', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), new Uint8Array(40).fill(255)]) {
      expect(isAdmitted(bytes)).toBe(false);
    }
  });

  it('the root document is guarded the same way', () => {
    const message = (step: number, update: Uint8Array): Uint8Array => {
      const encoder = createEncoder();
      for (const each of [0, step, update.length]) writeVarUint(encoder, each);
      return new Uint8Array([...toUint8Array(encoder), ...update]);
    };
    for (const step of [1, 2]) {
      expect(admitsRoot(message(step, nested(3)))).toBe(true);
      expect(admitsRoot(message(step, nested(3_000)))).toBe(false);
    }
    expect(admitsRoot(message(0, Y.encodeStateVector(new Y.Doc())))).toBe(true);
  });
});
