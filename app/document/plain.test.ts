import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fillFrom, type Json, plainOf } from './plain.ts';

const value = fc.letrec<{ any: unknown; type: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, 1.5, -3, 'words', '~map', '', 2 ** 40),
    fc.uint8Array({ maxLength: 5 }),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '~bytes', '~map'), tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
  type: fc.constant(null),
})).any;

const mark = fc.dictionary(fc.constantFrom('bold', 'link'), fc.constantFrom<unknown>(true, { href: 'x' }), {
  maxKeys: 2,
  noNullPrototype: true,
});
const run = fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), mark);

/** A document of every kind of type. */
const aDocument = fc
  .record({
    list: fc.array(value, { maxLength: 4 }),
    map: fc.dictionary(fc.string({ maxLength: 4 }), value, { maxKeys: 4 }),
    runs: fc.array(run, { maxLength: 4 }),
    level: fc.constantFrom(2, true, 'x', null),
  })
  .map(({ list, map, runs, level }) => {
    const doc = new Y.Doc();
    doc.getArray('lines').push(list);
    for (const [key, each] of Object.entries(map)) doc.getMap('objects').set(key, each);
    const inner = new Y.Map();
    inner.set('x', new Y.Text('words'));
    inner.set('list', Y.Array.from([1, new Uint8Array([1, 2])]));
    doc.getMap('objects').set('inner', inner);
    const body = doc.getXmlFragment('body');
    const heading = new Y.XmlElement<{ level: number | boolean | string | null }>('heading');
    body.push([heading as unknown as Y.XmlElement]);
    heading.setAttribute('level', level);
    const text = new Y.XmlText();
    heading.push([text]);
    for (const [words, marks] of runs) text.insert(text.length, words, marks);
    return doc;
  });

const loaded = (doc: Y.Doc): Y.Doc => {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
  return fresh;
};

describe('a document as JSON', () => {
  it('comes back the same, byte for byte, whatever is in it and whether or not its types were asked for', () => {
    fc.assert(
      fc.property(aDocument, (doc) => {
        const text = JSON.stringify(plainOf(doc));
        expect(JSON.stringify(plainOf(loaded(doc)))).toBe(text);
        const back = new Y.Doc();
        expect(fillFrom(back, JSON.parse(text))).toBe(true);
        expect(JSON.stringify(plainOf(back))).toBe(text);
        expect(JSON.stringify(plainOf(loaded(back)))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whatever the order in which things came', () => {
    const doc = (keys: readonly string[]): Y.Doc => {
      const made = new Y.Doc();
      for (const key of keys) made.getMap(key).set(key, 1);
      for (const key of keys) made.getMap('all').set(key, { [key]: 1, z: 2 });
      return made;
    };
    expect(JSON.stringify(plainOf(doc(['b', 'a'])))).toBe(JSON.stringify(plainOf(doc(['a', 'b']))));
  });

  it('leaves out what it is told to, and what was only looked at', () => {
    const doc = new Y.Doc();
    doc.getMap('partner').set('ask', 'x');
    doc.getArray('lines').push([1]);
    doc.getMap('left');
    expect(plainOf(doc, (name) => name !== 'partner')).toEqual({ lines: { '~array': [1] } });
  });

  it('never throws on JSON of another shape, however deep, and says so', () => {
    let deep: Json = [];
    for (let at = 0; at < 3_000; at += 1) deep = { '~array': [deep] };
    for (const roots of [
      { a: deep },
      { a: 1 },
      { a: { '~map': [] } },
      { a: { '~xml': { children: [{ '~text': 3 }] } } },
    ])
      expect(fillFrom(new Y.Doc(), roots)).toBe(false);
    const json = fc.jsonValue() as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), json),
        fc.constantFrom('~map', '~array', '~text', '~xml'),
        (roots, tag) => {
          const tagged = Object.fromEntries(Object.entries(roots).map(([name, node]) => [name, { [tag]: node }]));
          expect(typeof fillFrom(new Y.Doc(), tagged)).toBe('boolean');
        },
      ),
    );
  });

  it('a shape that holds its own depth is cut, not run through', () => {
    const doc = new Y.Doc();
    let at = doc.getArray<unknown>('lines');
    for (let depth = 0; depth < 900; depth += 1) {
      const inner = new Y.Array<unknown>();
      at.push([inner]);
      at = inner;
    }
    expect(JSON.stringify(plainOf(doc)).length).toBeLessThan(10_000);
  });
});
