import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { pageIdOf, personIdOf } from '../model/ids.ts';
import { appendLine, ENVELOPE_LIMIT, linesOf } from './chat.ts';
import { addPage, observePages, pagesOf, removePage, retitlePage, touchPage } from './notebook.ts';
import { hasMet, introduce, schemaOf } from './root.ts';
import { covers, vectorOf } from './vector.ts';

function pageId(text: string) {
  return pageIdOf(new TextEncoder().encode(text.padEnd(12)));
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

describe('notebook', () => {
  it('keeps the pages that two people add apart, in the order of their creation', () => {
    const ada = new Y.Doc();
    const ben = new Y.Doc();
    addPage(ada, { id: pageId('first'), title: 'First meeting' }, 1);
    addPage(ben, { id: pageId('second'), title: 'Letter' }, 2);
    sync(ada, ben);
    retitlePage(ben, pageId('first'), 'Our first meeting');
    sync(ada, ben);
    expect(pagesOf(ada).map((page) => page.title)).toEqual(['Our first meeting', 'Letter']);
    expect(pagesOf(ben)).toEqual(pagesOf(ada));
    removePage(ada, pageId('second'), 9);
    sync(ada, ben);
    expect(pagesOf(ben).map((page) => page.title)).toEqual(['Our first meeting']);
  });

  it('writes `edited` at most once a minute, so that typing does not double what is sent', () => {
    const doc = new Y.Doc();
    addPage(doc, { id: pageId('p'), title: '' }, 0);
    let writes = 0;
    observePages(doc, () => (writes += 1));
    for (let now = 0; now <= 120_000; now += 1_000) touchPage(doc, pageId('p'), now);
    expect(writes).toBe(2);
    expect(pagesOf(doc)[0]?.edited).toBe(120_000);
  });

  it('passes over entries that are not pages', () => {
    const doc = new Y.Doc();
    doc.getMap('pages').set('../../etc', new Y.Map());
    doc.getMap('pages').set(pageId('text'), 'not a map');
    const odd = new Y.Map<unknown>();
    odd.set('title', { toString: 'no' });
    odd.set('created', Number.NaN);
    doc.getMap('pages').set(pageId('odd'), odd);
    expect(pagesOf(doc)).toEqual([
      { id: pageId('odd'), title: '', created: 0, edited: 0, parent: null, order: '', depth: 0 },
    ]);
  });

  it.each([1e300, -1, 8.64e15 + 2, Number.POSITIVE_INFINITY])(
    'takes no date that a screen could not show: %s',
    (at) => {
      const doc = new Y.Doc();
      addPage(doc, { id: pageId('p'), title: '' }, at);
      expect(pagesOf(doc)[0]).toMatchObject({ created: 0, edited: 0 });
    },
  );
});

describe('chat', () => {
  it('gives each line with the client and clock that wrote it', () => {
    const doc = new Y.Doc();
    appendLine(doc, new Uint8Array([1]));
    appendLine(doc, new Uint8Array([2]));
    expect(linesOf(doc)).toEqual([
      { envelope: new Uint8Array([1]), client: doc.clientID, clock: 0 },
      { envelope: new Uint8Array([2]), client: doc.clientID, clock: 1 },
    ]);
  });

  it('passes over what no honest client writes', () => {
    const doc = new Y.Doc();
    doc.getArray<unknown>('lines').push(['text', { a: 1 }, new Uint8Array(ENVELOPE_LIMIT + 1)]);
    expect(linesOf(doc)).toEqual([]);
  });
});

describe('root', () => {
  const ada = personIdOf(new Uint8Array(32));
  const device = 'key of the phone';
  const entry = { person: ada, name: 'Ada', certificate: new Uint8Array([7]), since: 5 };

  it('is written once: introducing again changes nothing', () => {
    const root = new Y.Doc();
    introduce(root, device, entry, 'private-pair');
    const before = vectorOf(root);
    introduce(root, device, { ...entry, certificate: new Uint8Array([7]) }, 'private-pair');
    expect(vectorOf(root)).toEqual(before);
    expect(hasMet(root, ada)).toBe(true);
    expect(hasMet(root, personIdOf(new Uint8Array(32).fill(1)))).toBe(false);
    expect(schemaOf(root)).toBe(1);
  });

  it.each([null, 'Ada', 7, [], { name: 'Ada' }, { name: 'Ada', certificate: 'x' }])(
    'is written over what the other side put in our place: %j',
    (odd) => {
      const root = new Y.Doc();
      root.getMap('devices').set(device, odd);
      introduce(root, device, entry, 'private-pair');
      expect(root.getMap('devices').get(device)).toEqual(entry);
    },
  );
});

describe('vector', () => {
  it('covers what it has reached and no more', () => {
    const doc = new Y.Doc();
    appendLine(doc, new Uint8Array([1]));
    const then = vectorOf(doc);
    appendLine(doc, new Uint8Array([2]));
    expect(covers(vectorOf(doc), then)).toBe(true);
    expect(covers(then, vectorOf(doc))).toBe(false);
    expect(covers(new Map(), new Map())).toBe(true);
  });
});
