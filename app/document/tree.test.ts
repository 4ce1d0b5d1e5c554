import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PageId } from '../model/brand.ts';
import { pageIdOf } from '../model/ids.ts';
import { addPage, movePage, pagesOf, removePage } from './notebook.ts';
import { orderAfter, orderBefore, orderBetween } from './order.ts';
import { DEEPEST_PAGE } from './tree.ts';

const named = (text: string): PageId => pageIdOf(new TextEncoder().encode(text.padEnd(12)));
const [a, b, c, d] = [named('a'), named('b'), named('c'), named('d')];

function sync(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
}

function notebook(...ids: PageId[]): Y.Doc {
  const doc = new Y.Doc();
  for (const [at, id] of ids.entries()) addPage(doc, { id, title: '' }, at);
  return doc;
}

const shape = (doc: Y.Doc): [string, number][] => pagesOf(doc).map(({ id, depth }) => [id, depth]);

describe('places between two', () => {
  it('has room between any two, many times over', () => {
    let [low, high] = [orderAfter(null), orderAfter(orderAfter(null))];
    for (let times = 0; times < 150; times += 1) {
      const middle = orderBetween(low, high);
      if (middle === null) throw new Error(`no room after ${times}`);
      expect(low < middle && middle < high).toBe(true);
      if (times % 2 === 0) low = middle;
      else high = middle;
    }
  });

  it('gives a place at either end, and none where there is none', () => {
    const first = orderAfter(null);
    expect((orderBetween(null, first) ?? 'z') < first).toBe(true);
    expect((orderBetween(first, null) ?? '') > first).toBe(true);
    expect(orderBetween(first, first)).toBeNull();
    expect(orderBefore(first) < first).toBe(true);
  });
});

describe('the tree of pages', () => {
  it('puts a page among others, below another, and up again', () => {
    const doc = notebook(a, b, c, d);
    expect(movePage(doc, d, null, 0)).toBe(true);
    expect(movePage(doc, c, b, 0)).toBe(true);
    expect(shape(doc)).toEqual([
      [d, 0],
      [a, 0],
      [b, 0],
      [c, 1],
    ]);
    expect(movePage(doc, a, b, 1)).toBe(true);
    expect(movePage(doc, c, null, 1)).toBe(true);
    expect(shape(doc)).toEqual([
      [d, 0],
      [c, 0],
      [b, 0],
      [a, 1],
    ]);
  });

  it('puts none below itself, nor deeper than pages go', () => {
    const ids = ['1', '2', '3', '4', '5', '6', '7'].map(named);
    const doc = notebook(...ids);
    for (const [at, id] of ids.entries()) {
      const parent = ids[at - 1];
      if (parent !== undefined) expect(movePage(doc, id, parent, 0)).toBe(at <= DEEPEST_PAGE);
    }
    const [first, second] = ids;
    if (first === undefined || second === undefined) throw new Error('there are seven');
    expect(movePage(doc, first, second, 0)).toBe(false);
    expect(movePage(doc, first, first, 0)).toBe(false);
    expect(pagesOf(doc)).toHaveLength(7);
  });

  it('keeps what is below a page that is removed, in its place', () => {
    const doc = notebook(a, b, c, d);
    movePage(doc, c, b, 0);
    removePage(doc, b, 9);
    expect(shape(doc)).toEqual([
      [a, 0],
      [c, 0],
      [d, 0],
    ]);
  });

  it('orders the pages of an app that knew no order, once one of them is moved', () => {
    const doc = new Y.Doc();
    for (const [at, id] of [a, b, c].entries()) {
      const entry = new Y.Map<unknown>();
      entry.set('title', '');
      entry.set('created', at);
      doc.getMap('pages').set(id, entry);
    }
    expect(pagesOf(doc).map(({ id }) => id)).toEqual([a, b, c]);
    movePage(doc, c, null, 1);
    expect(pagesOf(doc).map(({ id }) => id)).toEqual([a, c, b]);
  });

  it('two people put each page below the other: no ring, and neither is lost', () => {
    const ada = notebook(a, b);
    const ben = new Y.Doc();
    sync(ada, ben);
    movePage(ada, a, b, 0);
    movePage(ben, b, a, 0);
    sync(ada, ben);
    expect(shape(ben)).toEqual(shape(ada));
    expect(shape(ada)).toHaveLength(2);
    expect(shape(ada).map(([, depth]) => depth)).toEqual([0, 1]);
  });

  it('whatever is moved, added and removed apart, all read the same tree, and no page is lost', () => {
    const edit = fc.record({ who: fc.nat(2), what: fc.nat(9), page: fc.nat(15), to: fc.nat(15), at: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        const docs = [0, 1, 2].map((client) => {
          const doc = new Y.Doc();
          doc.clientID = client + 1;
          return doc;
        });
        const removed = new Set<PageId>();
        const added = new Set<PageId>();
        let made = 0;
        for (const { who, what, page, to, at } of edits) {
          const doc = docs[who];
          if (doc === undefined) continue;
          const ids = pagesOf(doc).map(({ id }) => id);
          const [one, other] = [ids[page % ids.length], ids[to % ids.length]];
          if (what === 0 || one === undefined || other === undefined) {
            made += 1;
            const id = named(`p${made}`);
            added.add(id);
            addPage(doc, { id, title: '', parent: other ?? null }, made);
          } else if (what === 1) {
            removed.add(one);
            removePage(doc, one, 1);
          } else if (what === 2) sync(doc, docs[(who + 1) % 3] ?? doc);
          else movePage(doc, one, what % 3 === 0 ? null : other, at);
        }
        for (const one of docs) for (const other of docs) sync(one, other);
        for (const one of docs) for (const other of docs) sync(one, other);
        const [first, ...rest] = docs.map(shape);
        for (const tree of rest) expect(tree).toEqual(first);
        // Who removed a page may have done so to one that was moved meanwhile: it is gone, and nothing else.
        expect(new Set(first?.map(([id]) => id))).toEqual(new Set([...added].filter((id) => !removed.has(id))));
        for (const [at, [, depth]] of (first ?? []).entries())
          expect(depth).toBeLessThanOrEqual((first?.[at - 1]?.[1] ?? -1) + 1);
      }),
      { numRuns: 300 },
    );
  });
});
