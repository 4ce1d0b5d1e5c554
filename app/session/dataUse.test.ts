import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { parseWorkspaceId } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { keepDataUse } from './dataUse.ts';

const parsed = parseWorkspaceId('AAAAAAAAAAAAAAAAAAAAAA');
if (!parsed.ok) throw new Error('an id');
const workspace = parsed.value;
const traffic = { path: 'direct', documents: 1_000, files: 200, other: 30 } as const;
let signalled = 0;
const thrifty = changeable(false);

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(2026, 10, 26, 12));
  signalled = 0;
  thrifty.set(false);
});
afterEach(() => vi.useRealTimers());

const open = (doc: Y.Doc) => keepDataUse({ doc, clock: Date.now, thrifty, signalling: () => signalled });

test('counts by workspace, kind and path, and keeps it over a restart', () => {
  const doc = new Y.Doc();
  const data = open(doc);
  data.note(workspace, traffic);
  data.note(workspace, { ...traffic, path: 'relayed' });
  data.note(workspace, { path: 'direct', documents: 0, files: 0, other: 0, calls: 5_000 });
  signalled = 70;
  data.close();
  const { use } = open(doc);
  expect(use.get()).toEqual({
    total: 7_530,
    workspaces: new Map([[workspace, 7_460]]),
    kinds: { documents: 2_000, files: 400, calls: 5_000, other: 60, signalling: 70 },
    paths: { direct: 6_230, relayed: 1_230, server: 70 },
  });
});

test('writes now and then, not at every byte; tells when it did', () => {
  const doc = new Y.Doc();
  const data = open(doc);
  let told = 0;
  data.use.subscribe(() => {
    told += 1;
  });
  for (let second = 0; second < 60; second += 1) {
    data.note(workspace, traffic);
    vi.advanceTimersByTime(1_000);
  }
  expect(told).toBe(4);
  expect(data.use.get().total).toBe(60 * 1_230);
});

test('a new month begins at zero, and the old one is forgotten; so does a reset', () => {
  const doc = new Y.Doc();
  const data = open(doc);
  data.note(workspace, traffic);
  vi.advanceTimersByTime(15_000);
  vi.setSystemTime(new Date(2026, 11, 1));
  expect(data.use.get().total).toBe(0);
  data.note(workspace, traffic);
  vi.advanceTimersByTime(15_000);
  expect(data.use.get().total).toBe(1_230);
  expect([...doc.getMap('carried').keys()].filter((name) => name.startsWith('2026-11'))).toEqual([]);
  data.reset();
  expect(data.use.get().total).toBe(0);
});

test('auto is what the browser says; low and full are what the person says, and are kept', () => {
  const doc = new Y.Doc();
  const data = open(doc);
  expect(data.low.get()).toBe(false);
  thrifty.set(true);
  expect(data.low.get()).toBe(true);
  data.choose('full');
  expect(data.low.get()).toBe(false);
  data.choose('low');
  thrifty.set(false);
  expect(open(doc).low.get()).toBe(true);
});
