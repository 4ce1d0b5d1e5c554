import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { vectorOf } from '../document/vector.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { itemDelivery } from './delivery.ts';

const line = { client: 7, clock: 3 };
const upTo = (clock: number): ReadonlyMap<number, number> => new Map([[7, clock]]);
const nothing: ReadonlyMap<number, number> = new Map();

describe('the state of one line', () => {
  it.each([
    ['saving', nothing, false, nothing, nothing],
    ['not-saved', nothing, true, nothing, nothing],
    ['saved', upTo(4), false, nothing, nothing],
    ['saved', upTo(4), true, upTo(3), upTo(3)],
    ['sent', upTo(4), false, upTo(4), upTo(3)],
    ['delivered', upTo(4), false, upTo(4), upTo(4)],
    // Sent before the disk had it: what is not durable here is not called more than saving.
    ['saving', upTo(3), false, upTo(4), upTo(3)],
    // Acknowledged there: it is safe whatever this disk says.
    ['delivered', nothing, true, nothing, upTo(4)],
  ] as const)('is %s', (state, saved, failing, sent, delivered) => {
    expect(itemDelivery(line, saved, failing, { sent, delivered })).toBe(state);
  });

  it('a vector that has only reached the line before does not count it', () => {
    expect(itemDelivery(line, upTo(3), false, { sent: nothing, delivered: nothing })).toBe('saving');
  });
});

describe('what the other side is known to hold', () => {
  const vector = (doc: Y.Doc): Uint8Array => Y.encodeStateVector(doc);

  it('is recalled at once, and after the document is opened again', () => {
    const disk = new Y.Doc();
    const page = new Y.Doc();
    page.getText('t').insert(0, 'hello');
    const store = acknowledgedIn(disk);
    expect(store.recall('page')).toEqual({ vector: null, pending: false });
    store.remember('page', { vector: vector(page), pending: false });
    expect(store.recall('page').vector).toEqual(vector(page));
    store.close();
    expect(acknowledgedIn(disk).recall('page')).toEqual({ vector: vector(page), pending: false });
  });

  it('a pending deletion is on its way to the disk at once: a kill must not make it look delivered', () => {
    const disk = new Y.Doc();
    const store = acknowledgedIn(disk);
    store.remember('page', { vector: null, pending: true });
    expect(acknowledgedIn(disk).recall('page').pending).toBe(true);
    store.close();
  });

  it('many acknowledgements in a row are one write', () => {
    const disk = new Y.Doc();
    const store = acknowledgedIn(disk);
    const before = vectorOf(disk);
    for (let i = 0; i < 50; i += 1) store.remember('page', { vector: new Uint8Array([i]), pending: false });
    expect(vectorOf(disk)).toEqual(before);
    store.close();
    expect(acknowledgedIn(disk).recall('page').vector).toEqual(new Uint8Array([49]));
  });
});
