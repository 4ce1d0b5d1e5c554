import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fileIdOf, hashAside, PIECE_BYTES, pieceCount, Secret } from '../../crypto/index.ts';
import { appendLine, linesOf } from '../document/chat.ts';
import { fillFrom, type PlainDocument, plainOf } from '../document/plain.ts';
import type { PersonId } from '../model/brand.ts';
import { FILE_LIMITS, type FileRef, parseFileId } from '../model/file.ts';
import { personIdOf } from '../model/ids.ts';
import { parseTakenDocument, TAKEN_JSON, type TakenSpace } from '../model/takenAlong.ts';
import { memoryRows } from '../vault/files/memoryRows.ts';
import { openFileStore } from '../vault/index.ts';
import { readWhole } from './fileKeeper.ts';
import { bringFiles, readTaken } from './takenFile.ts';
import { type Part, zipOf } from './testing/zipOf.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const owner: PersonId = personIdOf(random(32));

/** Of more than one piece. */
const photo = random(PIECE_BYTES + 1_000);
const note = new TextEncoder().encode('a voice, for all this test knows');

async function refOf(bytes: Uint8Array, name: string, type: string): Promise<FileRef> {
  const hashes = new Uint8Array(32 * pieceCount(bytes.length));
  for (let at = 0; at < pieceCount(bytes.length); at += 1)
    hashes.set(await hashAside(bytes.slice(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)), 32 * at);
  const id = parseFileId(fileIdOf({ size: bytes.length, hashes }));
  if (id === null) throw new Error('an id made here is an id');
  return { id, name, type, size: bytes.length };
}

const picture = await refOf(photo, 'at home.webp', 'image/webp');
const voice = await refOf(note, 'voice.webm', 'audio/webm');
const PATHS = { picture: 'Files/at-home.webp', voice: 'Files/voice.webm' };

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

interface Said {
  readonly files?: TakenSpace['files'];
  /** In place of what is there under those names; null: not at all. */
  readonly media?: Readonly<Record<string, Uint8Array | null>>;
  readonly method?: number;
}

/** What is taken along of a space without words: its files alone. */
function taken({ files, media = {}, method = 0 }: Said = {}): Blob {
  const space: TakenSpace = {
    ...{ version: 1, id: 'w', title: 'Ben', owner, kind: 'pair', since: 0, programme: null, mentee: null },
    members: [],
    documents: [],
    files: files ?? [
      { file: picture, path: PATHS.picture },
      { file: voice, path: PATHS.voice },
    ],
  };
  const all: Record<string, Uint8Array | null> = { [PATHS.picture]: photo, [PATHS.voice]: note, ...media };
  return zipOf([
    ...Object.entries(all).flatMap(([name, data]): Part[] => (data === null ? [] : [{ name, data, method }])),
    { name: 'data/1/space.json', data: json(space) },
    {
      name: 'manifest.json',
      data: json({ format: 'binome', version: 1, made: '2026-11-26', spaces: ['data/1/space.json'] }),
    },
  ]);
}

async function brought(file: Blob) {
  const rows = memoryRows();
  const store = await openFileStore({ name: 'files', key: new Secret(random(32)), random, rows });
  const read = await readTaken(file);
  if (!store.ok) throw new Error('the disk opens');
  const [space] = read.ok ? read.value : [];
  if (!read.ok || space === undefined) return { result: read, store: store.value, rows };
  return { result: await bringFiles(store.value, space, () => undefined), store: store.value, rows };
}

describe('pictures and files that come back', () => {
  test.each([0, 8])('are the same bytes, packed by method %i', async (method) => {
    const { result, store } = await brought(taken({ method }));
    expect(result).toMatchObject({ ok: true });
    for (const [ref, bytes] of [
      [picture, photo],
      [voice, note],
    ] as const) {
      const read = await readWhole(store, ref);
      if (!read.ok) throw new Error(`${ref.name}: ${read.error.tag}`);
      expect(new Uint8Array(await read.value.arrayBuffer())).toEqual(new Uint8Array(bytes));
      expect(read.value.type).toBe(ref.type);
    }
  });

  test('changed at any place, with a checksum that fits, they are refused by name', async () => {
    for (const at of [0, PIECE_BYTES - 1, PIECE_BYTES, photo.length - 1]) {
      const changed = photo.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { result } = await brought(taken({ media: { [PATHS.picture]: changed } }));
      expect(result).toEqual({ ok: false, error: { tag: 'file-damaged', name: 'at home.webp' } });
    }
  });

  test('cut, longer, missing, or another one: refused by name before anything is written', async () => {
    const others = [photo.slice(0, -1), new Uint8Array([...photo, 0]), new Uint8Array(), note, null];
    for (const other of others) {
      const { result, rows } = await brought(taken({ media: { [PATHS.picture]: other } }));
      expect(result).toEqual({ ok: false, error: { tag: 'file-damaged', name: 'at home.webp' } });
      expect(rows.rows.size).toBe(0);
    }
  });

  test('one that leads to a document of the archive is not what it says', async () => {
    const { result } = await brought(taken({ files: [{ file: picture, path: 'manifest.json' }] }));
    expect(result).toMatchObject({ ok: false, error: { tag: 'file-damaged' } });
  });

  test('one that says to be larger than any file is refused before a byte of it is read', async () => {
    for (const size of [FILE_LIMITS.bytes + 1, 2 ** 40]) {
      const { result } = await brought(taken({ files: [{ file: { ...picture, size }, path: PATHS.picture }] }));
      expect(result).toEqual({ ok: false, error: { tag: 'too-large' } });
    }
  });

  test('what is no reference makes the whole file damaged', async () => {
    const wrong = [
      { ...picture, id: 'short' },
      { ...picture, name: '../x' },
      { ...picture, size: -1 },
      { ...picture, type: '<b>' },
    ];
    for (const file of wrong) {
      const { result } = await brought(taken({ files: [{ file: file as never, path: PATHS.picture }] }));
      expect(result).toEqual({ ok: false, error: { tag: 'damaged' } });
    }
  });

  test('a file from before, that has the files of messages alone or none, is read as it was', async () => {
    const before = [{ file: voice, path: 'With Ben/Files/voice.webm' }];
    const { result, store } = await brought(
      taken({ files: before, media: { 'With Ben/Files/voice.webm': note, [PATHS.picture]: null } }),
    );
    expect(result).toMatchObject({ ok: true });
    expect(store.get(voice.id)?.complete).toBe(true);
    expect((await brought(taken({ files: [] }))).result).toMatchObject({ ok: true });
  });

  test('on a disk without room it says so', async () => {
    const read = await readTaken(taken());
    const rows = memoryRows(10_000);
    const store = await openFileStore({ name: 'files', key: new Secret(random(32)), random, rows });
    if (!read.ok || !store.ok || read.value[0] === undefined) throw new Error('it is read');
    expect(await bringFiles(store.value, read.value[0], () => undefined)).toEqual({
      ok: false,
      error: { tag: 'disk-full' },
    });
  });
});

describe('small files that would unfold to much', () => {
  const brackets = (count: number): Uint8Array =>
    Uint8Array.from({ length: 2 * count }, (_, at) => (at < count ? 0x5b : 0x5d));

  test('ten megabytes of brackets, in ten kilobytes, are not unfolded in the place of what a file says of itself', async () => {
    const bomb = { data: brackets(5_000_000), method: 8 };
    const manifest = zipOf([{ name: 'manifest.json', ...bomb }]);
    expect(manifest.size).toBeLessThan(20_000);
    expect(await readTaken(manifest)).toEqual({ ok: false, error: { tag: 'too-large' } });
    const paths = { format: 'binome', version: 1, made: '2026-11-27', spaces: ['data/1/space.json'] };
    const space = zipOf([
      { name: 'data/1/space.json', ...bomb },
      { name: 'manifest.json', data: json(paths) },
    ]);
    expect(await readTaken(space)).toEqual({ ok: false, error: { tag: 'too-large' } });
  });

  test('nor within the size that they may have, nor as a document', async () => {
    const within = { data: brackets(400_000), method: 8 };
    expect(await readTaken(zipOf([{ name: 'manifest.json', ...within }]))).toMatchObject({
      error: { tag: 'not-ours' },
    });
    for (const many of ['[],', '{},', '0,'])
      expect(parseTakenDocument(new TextEncoder().encode(`{"a":[${many.repeat(2_100_000)}0]}`))).toBeNull();
  });

  test('what spaces say of themselves is held at once, and so is bounded together', async () => {
    const paths = Array.from({ length: 5 }, (_, at) => `data/${at}/space.json`);
    const space = {
      ...{ version: 1, id: 'w', title: 'Ben', owner, kind: 'pair', since: 0, programme: null, mentee: null },
      ...{ members: [], documents: [], files: [], more: 'a'.repeat(7_900_000) },
    };
    const data = json(space);
    const parts = paths.map((name): Part => ({ name, data, method: 8 }));
    const manifest = json({ format: 'binome', version: 1, made: '2026-11-27', spaces: paths });
    const read = await readTaken(zipOf([...parts, { name: 'manifest.json', data: manifest }]));
    expect(read).toEqual({ ok: false, error: { tag: 'too-large' } });
  });

  test('and yet 50,000 messages of 300 letters come back', () => {
    const doc = new Y.Doc();
    const line = new Uint8Array(300 + 250 + 96);
    appendLine(doc, line);
    doc.getArray('lines').push(Array.from({ length: 49_999 }, () => line));
    const bytes = json(plainOf(doc));
    const back = new Y.Doc();
    expect(fillFrom(back, (parseTakenDocument(bytes) ?? {}) as PlainDocument)).toBe(true);
    expect(linesOf(back)).toHaveLength(50_000);
    expect(bytes.length).toBeLessThan(TAKEN_JSON.document.bytes);
  });
});
