import { expect, test, vi } from 'vitest';
import { Secret } from '../../crypto/index.ts';
import { pageTimers } from './batcher.ts';
import { type Entry, entryBox, entryVersion, openEntry } from './entry.ts';
import { createSealing } from './sealing.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const box = entryBox(new Secret(new Uint8Array(32).fill(7)), 'd');
const long = (): Entry => ({ kind: 'update', payload: new Uint8Array(64 * 1024).fill(3) });
const short = (): Entry => ({ kind: 'erasure', payload: Uint8Array.of(1, 2, 3) });

function start() {
  const handed: { sealed: Uint8Array; entry: Entry }[] = [];
  const sealing = createSealing({
    timers: pageTimers,
    box,
    random,
    ready: (sealed, entry) => handed.push({ sealed, entry }),
  });
  return { sealing, handed };
}

test('a short entry is handed on at once, a long one later, and settled waits for it', async () => {
  const { sealing, handed } = start();
  const [first, second] = [long(), short()];
  sealing.seal(first);
  sealing.seal(second);
  expect(handed.map(({ entry }) => entry)).toEqual([second]);
  expect(sealing.isIdle()).toBe(false);
  await sealing.settled();
  expect(sealing.isIdle()).toBe(true);
  expect(handed.map(({ entry }) => entry)).toEqual([second, first]);
  expect(handed[1]?.sealed[0]).toBe(entryVersion);
});

test('when the page hides, what is aside is sealed here at once, and its late answer is dropped', async () => {
  const { sealing, handed } = start();
  const entries = [long(), long()];
  for (const entry of entries) sealing.seal(entry);
  const settled = sealing.settled();
  sealing.hurry();
  expect(sealing.isIdle()).toBe(true);
  expect(handed.map(({ entry }) => entry)).toEqual(entries);
  for (const { sealed, entry } of handed) {
    expect(sealed[0]).toBe(1);
    expect(await openEntry(sealed, box)).toEqual({ ok: true, value: entry });
  }
  await settled;
  expect(handed).toHaveLength(2);
});

test('an engine that refuses loses nothing: the entry is sealed here', async () => {
  const refusing = vi
    .spyOn(crypto.subtle, 'encrypt')
    .mockRejectedValue(new DOMException('no memory', 'OperationError'));
  const { sealing, handed } = start();
  const entry = long();
  sealing.seal(entry);
  await sealing.settled();
  refusing.mockRestore();
  expect(handed).toHaveLength(1);
  expect(await openEntry(handed[0]?.sealed ?? new Uint8Array(), box)).toEqual({ ok: true, value: entry });
});
