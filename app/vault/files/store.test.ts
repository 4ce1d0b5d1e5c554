import { expect, test } from 'vitest';
import { PIECE_BYTES, Secret } from '../../../crypto/index.ts';
import { fileContract, sampleFile } from '../testing/fileContract.ts';
import { encodeHead, readHead } from './head.ts';
import { memoryRows } from './memoryRows.ts';
import { openFileStore } from './store.ts';

const key = new Secret(new Uint8Array(32).fill(3));
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

test.each(fileContract)('over memory: $title', async ({ run }) => {
  const rows = memoryRows();
  await run(() => rows);
});

test('a full disk is said as a value; the file gives two megabytes back, keeps the rest, and goes on once there is room', async () => {
  const rows = memoryRows(50 * PIECE_BYTES);
  const opened = await openFileStore({ name: 'store', key, random, rows });
  if (!opened.ok) throw new Error(opened.error.tag);
  const store = opened.value;
  const [other, file] = [await sampleFile(300, 5), await sampleFile(60 * PIECE_BYTES)];
  for (const { id, outline } of [other, file]) {
    await store.begin(id, outline.size, 'wanted');
    await store.outline(id, outline);
  }
  await store.append(other.id, 0, other.pieces[0] ?? new Uint8Array());
  let kept = 0;
  for (const [at, piece] of file.pieces.entries()) {
    const result = await store.append(file.id, at, piece);
    if (!result.ok) {
      expect(result.error.tag).toBe('disk-full');
      break;
    }
    kept += 1;
  }
  const left = store.get(file.id)?.pieces.size ?? 0;
  expect(kept - left).toBe(33);
  expect([...rows.rows.values()].reduce((sum, row) => sum + row.length, 0)).toBeLessThan(50 * PIECE_BYTES - 2_000_000);
  expect(await store.read(file.id, 0)).toEqual({ ok: true, value: file.pieces[0] });
  expect(store.get(other.id)?.complete).toBe(true);
  rows.room = Number.POSITIVE_INFINITY;
  for (const [at, piece] of file.pieces.entries()) expect((await store.append(file.id, at, piece)).ok).toBe(true);
  expect(store.get(file.id)?.complete).toBe(true);
});

test('a piece written while its file is being forgotten leaves nothing behind', async () => {
  const rows = memoryRows();
  const opened = await openFileStore({ name: 'store', key, random, rows });
  if (!opened.ok) throw new Error(opened.error.tag);
  const store = opened.value;
  const file = await sampleFile(100);
  await store.begin(file.id, 100, 'wanted');
  await store.outline(file.id, file.outline);
  const [piece = new Uint8Array()] = file.pieces;
  await Promise.all([store.append(file.id, 0, piece), store.forget(file.id)]);
  expect(rows.rows.size).toBe(0);
});

test('no byte of a file, and no letter of its id, is readable in its rows', async () => {
  const rows = memoryRows();
  const opened = await openFileStore({ name: 'store', key, random, rows });
  if (!opened.ok) throw new Error(opened.error.tag);
  const file = await sampleFile(5_000);
  await opened.value.begin(file.id, 5_000, 'made');
  await opened.value.outline(file.id, file.outline);
  const [piece = new Uint8Array()] = file.pieces;
  await opened.value.append(file.id, 0, piece);
  const disk = Buffer.concat([...rows.rows].flatMap(([name, row]) => [Buffer.from(name), row]));
  for (const needle of [
    piece.subarray(100, 116),
    file.outline.hashes.subarray(0, 16),
    Buffer.from(file.id.slice(0, 12)),
  ]) {
    expect(disk.includes(Buffer.from(needle))).toBe(false);
  }
});

test('a head of a newer app, or cut short, is none', () => {
  const head = encodeHead({ id: 'a'.repeat(43), size: 9, origin: 'made', outline: null });
  expect(readHead(head)).toEqual({ id: 'a'.repeat(43), size: 9, origin: 'made', outline: null });
  expect(readHead(Uint8Array.of(2, ...head.subarray(1)))).toBeNull();
  expect(readHead(Uint8Array.of(1, 7, ...head.subarray(2)))).toBeNull();
  for (let length = 0; length < head.length; length += 1) expect(readHead(head.subarray(0, length))).toBeNull();
});
