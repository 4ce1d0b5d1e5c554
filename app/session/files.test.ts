import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Secret } from '../../crypto/index.ts';
import { FILE_LIMITS, type FileRef } from '../model/file.ts';
import { type Changeable, changeable } from '../model/observable.ts';
import { openTransfers } from '../peer/files/transfers.ts';
import { simulateLink } from '../peer/testing/simulatedLink.ts';
import { memoryRows } from '../vault/files/memoryRows.ts';
import { openFileStore } from '../vault/index.ts';
import { openFiles } from './files.ts';
import type { ChatLine, FileSource, FileState } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

interface Side {
  readonly rows: ReturnType<typeof memoryRows>;
  readonly lines: Changeable<readonly ChatLine[]>;
  readonly running: ReturnType<typeof openFiles>;
  readonly transfers: ReturnType<typeof openTransfers>;
  readonly given: Y.Map<boolean>;
  readonly problems: string[];
}

/** One person's files, as a session runs them: real store, real transfers, a disk in memory. */
function side(
  me: string,
  options: { rows?: ReturnType<typeof memoryRows>; thrifty?: boolean; lines?: ChatLine[] } = {},
): Side {
  const rows = options.rows ?? memoryRows();
  const key = new Secret(new Uint8Array(32).fill(me.length));
  const lines = changeable<readonly ChatLine[]>(options.lines ?? []);
  const given = new Y.Doc().getMap<boolean>('given');
  const problems: string[] = [];
  const running = openFiles({
    open: () => openFileStore({ name: 'files', key, random, rows }),
    given,
    me,
    thrifty: () => options.thrifty === true,
  });
  const transfers = openTransfers(running.shelf, ({ tag }) => problems.push(tag));
  running.follow({ lines }, Promise.resolve(), transfers);
  return { rows, lines, running, transfers, given, problems };
}

function meet(ada: Side, ben: Side) {
  const link = simulateLink({ devices: ['ada phone', 'ben phone'], people: ['ada', 'ben'] });
  ada.transfers.attach(link.ends[0]);
  ben.transfers.attach(link.ends[1]);
  return link;
}

const lineWith = (file: FileRef, genuine = true): ChatLine => ({
  id: `line ${file.id} ${file.size}`,
  author: null,
  authorName: 'Ada',
  mine: false,
  chapter: 0,
  reached: null,
  text: file.name,
  at: 1,
  delivery: 'delivered',
  genuine,
  file,
});

function say(line: ChatLine, ...to: Side[]): void {
  for (const { lines } of to) lines.set([...lines.get(), line]);
}

const blobOf = (size: number, seed = 1): Blob => {
  const bytes = new Uint8Array(size);
  for (let at = 0, state = seed; at < size; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state;
  }
  return new Blob([bytes]);
};
const about = { name: 'plan.pdf', type: 'application/pdf' };

async function keep(to: Side, source: FileSource, more: Partial<FileRef> = {}): Promise<FileRef> {
  const kept = await to.running.files.keep(source, { ...about, ...more });
  if (!kept.ok) throw new Error(kept.error.tag);
  return kept.value;
}

function reaches(of: Side, file: FileRef, holds: (state: FileState) => boolean): Promise<FileState> {
  const state = of.running.files.state(file);
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds(state.get())) return;
      queueMicrotask(() => stop());
      resolve(state.get());
    };
    const stop = state.subscribe(look);
    look();
  });
}
const becomes = (of: Side, file: FileRef, tag: FileState['tag']) => reaches(of, file, (state) => state.tag === tag);

async function readBack(from: Side, file: FileRef): Promise<Uint8Array> {
  const read = await from.running.files.read(file);
  if (!read.ok) throw new Error(read.error.tag);
  return new Uint8Array(await read.value.arrayBuffer());
}

describe('a file of the chat', () => {
  test('kept by its sender, said in a line, comes by itself, is the same, and its sender learns that it arrived', async () => {
    const [ada, ben] = [side('ada'), side('ben')];
    meet(ada, ben);
    const source = blobOf(300_000);
    const file = await keep(ada, source);
    expect(file).toEqual({ ...about, id: file.id, size: 300_000 });
    say(lineWith(file), ada, ben);
    await becomes(ben, file, 'here');
    expect(await readBack(ben, file)).toEqual(new Uint8Array(await source.arrayBuffer()));
    expect(await reaches(ada, file, (state) => state.tag === 'here' && state.given)).toEqual({
      tag: 'here',
      given: true,
    });
    expect(ada.given.has(file.id)).toBe(true);
  });

  test('goes from the disk with the line that brought it, unless another line brings it too', async () => {
    const ada = side('ada');
    const file = await keep(ada, blobOf(2_000));
    const line = lineWith(file);
    const gone: ChatLine = { ...line, id: 'gone', text: '', file: undefined, deleted: true, gone: file.id };
    ada.lines.set([line, gone]);
    await becomes(ada, file, 'here');
    ada.lines.set([gone]);
    await becomes(ada, file, 'offered');
    expect(ada.running.shelf.held(file.id)).toBeNull();
  });

  test('over 1 MB it waits for a tap; where data is dear, so does what is over 20 kB', async () => {
    const [ada, ben, thrifty] = [side('ada'), side('ben'), side('cleo', { thrifty: true })];
    meet(ada, ben);
    meet(ada, thrifty);
    const small = await keep(ada, blobOf(FILE_LIMITS.small, 3));
    const usual = await keep(ada, blobOf(FILE_LIMITS.usual, 5));
    const large = await keep(ada, blobOf(FILE_LIMITS.usual + 1, 7));
    for (const file of [small, usual, large]) say(lineWith(file), ada, ben, thrifty);
    await Promise.all([becomes(ben, small, 'here'), becomes(ben, usual, 'here'), becomes(thrifty, small, 'here')]);
    expect(ben.running.files.state(large).get()).toEqual({ tag: 'offered' });
    expect(thrifty.running.files.state(usual).get()).toEqual({ tag: 'offered' });
    ben.running.files.fetch(large);
    await becomes(ben, large, 'here');
  });

  test('asked for, it waits for a device that has it, also over a restart', async () => {
    const ada = side('ada');
    const file = await keep(ada, blobOf(2_000_000));
    const rows = memoryRows();
    const before = side('ben', { rows, lines: [lineWith(file)] });
    await becomes(before, file, 'offered');
    before.running.files.fetch(file);
    expect(await becomes(before, file, 'waiting')).toEqual({ tag: 'waiting', percent: 0 });
    before.running.close();
    const after = side('ben', { rows, lines: [lineWith(file)] });
    await becomes(after, file, 'waiting');
    say(lineWith(file), ada);
    meet(ada, after);
    await becomes(after, file, 'here');
  });

  test('is not given while no genuine line refers to it, though it is here', async () => {
    const [ada, ben] = [side('ada'), side('ben')];
    meet(ada, ben);
    const file = await keep(ada, blobOf(5_000));
    say(lineWith(file), ada, ben);
    await becomes(ben, file, 'here');
    // Ben holds it now. On another day no line refers to it: Ben did not bring it in, so Ben gives it to nobody.
    const later = side('ben', { rows: ben.rows });
    const own = await keep(later, blobOf(10));
    expect(await later.running.shelf.offers(own.id)).not.toBeNull();
    expect(await later.running.shelf.offers(file.id)).toBeNull();
    say(lineWith(file, false), later);
    expect(await later.running.shelf.offers(file.id)).toBeNull();
    say({ ...lineWith(file), id: 'genuine' }, later);
    expect(await later.running.shelf.offers(file.id)).not.toBeNull();
  });

  test('a line that names another size than the file has is unfit, and nobody is blamed for telling the truth', async () => {
    const [ada, ben] = [side('ada'), side('ben')];
    meet(ada, ben);
    const file = await keep(ada, blobOf(5_000));
    const lie = { ...file, size: 4_000 };
    say(lineWith(lie), ada, ben);
    await becomes(ben, lie, 'unfit');
    expect([...ada.problems, ...ben.problems]).toEqual([]);
    expect(ben.rows.rows.size).toBe(0);
    // A line that tells its true size is believed.
    ben.running.files.fetch(file);
    await becomes(ben, file, 'here');
  });

  test('it is here where it is whole, and as large as it is said to be', async () => {
    const ada = side('ada');
    const file = await keep(ada, blobOf(100_000));
    const { files } = ada.running;
    expect(await files.has(file)).toBe(true);
    expect(await files.has({ ...file, size: 99_999 })).toBe(false);
    expect(await files.has({ ...file, id: `${'x'.repeat(42)}A` as FileRef['id'] })).toBe(false);
  });

  test('named larger than 25 MB it is not asked for', async () => {
    const ben = side('ben');
    const file = { ...(await keep(side('ada'), blobOf(10))), size: FILE_LIMITS.bytes + 1 };
    say(lineWith(file), ben);
    ben.running.files.fetch(file);
    expect(ben.running.files.state(file).get()).toEqual({ tag: 'too-large' });
    expect(ben.rows.rows.size).toBe(0);
  });
});

describe('what cannot be', () => {
  test('an empty file, one over 25 MB, one whose bytes the device does not give: each is said, nothing is kept', async () => {
    const ada = side('ada');
    const gone = {
      size: 9,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    };
    const shrunk = { size: 9, slice: () => ({ arrayBuffer: async () => new ArrayBuffer(3) }) };
    const large = { size: FILE_LIMITS.bytes + 1, slice: gone.slice };
    for (const [source, tag] of [
      [new Blob(), 'empty'],
      [large, 'too-large'],
      [gone, 'unreadable'],
      [shrunk, 'unreadable'],
    ] as const) {
      expect(await ada.running.files.keep(source, about)).toEqual({ ok: false, error: { tag } });
    }
    expect(ada.rows.rows.size).toBe(0);
  });

  test('a full disk refuses a new file whole, and keeps the others', async () => {
    const ada = side('ada');
    const file = await keep(ada, blobOf(50_000));
    ada.rows.room = 200_000;
    expect(await ada.running.files.keep(blobOf(400_000, 9), about)).toEqual({ ok: false, error: { tag: 'disk-full' } });
    expect(await readBack(ada, file)).toEqual(new Uint8Array(await blobOf(50_000).arrayBuffer()));
    expect((await ada.rows.keys()).ok && ada.rows.rows.size).toBe(2);
  });

  test('a full disk stops a fetch where it is; with room it goes on at a tap', async () => {
    const [ada, ben] = [side('ada'), side('ben', { rows: memoryRows(3_000_000) })];
    meet(ada, ben);
    const file = await keep(ada, blobOf(3_600_000));
    say(lineWith(file), ada, ben);
    await becomes(ben, file, 'offered');
    ben.running.files.fetch(file);
    await becomes(ben, file, 'disk-full');
    const kept = ben.rows.rows.size;
    expect(kept).toBeGreaterThan(1);
    ben.rows.room = Number.POSITIVE_INFINITY;
    ben.running.files.fetch(file);
    await becomes(ben, file, 'here');
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  test('a file brought in halfway when the app was closed is gone at the next opening', async () => {
    const rows = memoryRows();
    const ada = side('ada', { rows });
    const half: FileSource = {
      size: 200_000,
      slice: (from, to) => ({
        arrayBuffer: () =>
          rows.rows.size < 3 ? blobOf(200_000).slice(from, to).arrayBuffer() : new Promise(() => undefined),
      }),
    };
    void ada.running.files.keep(half, about);
    await new Promise<void>((resolve) => {
      const look = (): void => void (rows.rows.size >= 3 ? resolve() : setTimeout(look, 1));
      look();
    });
    const again = side('ada', { rows });
    await keep(again, blobOf(10));
    expect(rows.rows.size).toBe(2);
  });

  test('a damaged piece is fetched again', async () => {
    const [ada, ben] = [side('ada'), side('ben')];
    const link = meet(ada, ben);
    const file = await keep(ada, blobOf(100_000));
    say(lineWith(file), ada, ben);
    await becomes(ben, file, 'here');
    const [name = ''] = [...ben.rows.rows.keys()].filter((key) => key.endsWith(',1]'));
    ben.rows.rows.set(name, new Uint8Array(100));
    expect(await ben.running.files.read(file)).toEqual({ ok: false, error: { tag: 'missing' } });
    await becomes(ben, file, 'here');
    expect(await readBack(ben, file)).toEqual(new Uint8Array(await blobOf(100_000).arrayBuffer()));
    link.close();
  });

  test('only a type that the app shows is told to the browser', async () => {
    const ada = side('ada');
    const types: unknown[] = [];
    for (const type of ['image/webp', 'image/svg+xml', 'text/html', 'application/pdf']) {
      const file = await keep(ada, blobOf(10), { type });
      const read = await ada.running.files.read(file);
      types.push(read.ok && read.value.type);
    }
    expect(types).toEqual(['image/webp', ...Array(3).fill('application/octet-stream')]);
  });
});
