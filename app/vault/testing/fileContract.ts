/**
 * What a file store promises, whatever its rows stand on: run over memory by a unit test, over IndexedDB in a browser.
 * Each case throws with what did not hold.
 */
import { type FileOutline, fileIdOf, hashAside, PIECE_BYTES, Secret } from '../../../crypto/index.ts';
import type { Result } from '../../../crypto/result.ts';
import { openFileStore } from '../files/store.ts';
import type { FileStore, Rows } from '../files/types.ts';

/** One disk, opened as often as asked. */
export type Disk = () => Rows;

export interface ContractCase {
  readonly title: string;
  run(disk: Disk): Promise<void>;
}

let drawn = 0;
/** Never the same twice, and the same in every run. */
const random = (length: number): Uint8Array => {
  drawn += 1;
  const bytes = new Uint8Array(length).fill(drawn & 255);
  new DataView(bytes.buffer).setUint32(0, drawn);
  return bytes;
};
const key = new Secret(new Uint8Array(32).fill(3));

function hold(claim: string, holds: boolean): void {
  if (!holds) throw new Error(`does not hold: ${claim}`);
}

async function open(disk: Disk, name = 'store', secret: Secret = key): Promise<FileStore> {
  const opened = await openFileStore({ name, key: secret, random, rows: disk() });
  if (!opened.ok) throw new Error(opened.error.tag);
  return opened.value;
}

const fine = (result: Result<unknown, { tag: string }>): void => hold(result.ok ? '' : result.error.tag, result.ok);
const refused = (tag: string, result: Result<unknown, { tag: string }>): void =>
  hold(`${tag} is said`, !result.ok && result.error.tag === tag);

export interface Sample {
  readonly id: string;
  readonly outline: FileOutline;
  readonly pieces: readonly Uint8Array[];
}

/** A file of so many bytes that do not repeat. */
export async function sampleFile(size: number, seed = 1): Promise<Sample> {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state;
  }
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < size; at += PIECE_BYTES) pieces.push(bytes.subarray(at, at + PIECE_BYTES));
  const hashes = new Uint8Array(32 * pieces.length);
  for (const [at, piece] of pieces.entries()) hashes.set(await hashAside(piece), 32 * at);
  const outline = { size, hashes };
  return { id: fileIdOf(outline), outline, pieces };
}

const same = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  one.length === other?.length && one.every((byte, at) => byte === other[at]);

async function keepAll(store: FileStore, { id, outline, pieces }: Sample): Promise<void> {
  fine(await store.begin(id, outline.size, 'made'));
  fine(await store.outline(id, outline));
  for (const [at, piece] of pieces.entries()) fine(await store.append(id, at, piece));
}

export const fileContract: readonly ContractCase[] = [
  {
    title: 'a whole file comes back as it was, after the store was opened again',
    async run(disk) {
      const file = await sampleFile(2 * PIECE_BYTES + 17);
      const first = await open(disk);
      await keepAll(first, file);
      hold('it is complete', first.get(file.id)?.complete === true);
      first.close();
      const again = await open(disk);
      const held = again.get(file.id);
      hold('it is complete after opening', held?.complete === true && held.origin === 'made');
      hold('its size is told', again.bytes() === file.outline.size);
      for (const [at, piece] of file.pieces.entries()) {
        const read = await again.read(file.id, at);
        hold(`piece ${at} is the same`, read.ok && same(piece, read.value));
      }
      again.close();
    },
  },
  {
    title: 'what is here of a file that is not complete is known after opening again',
    async run(disk) {
      const file = await sampleFile(4 * PIECE_BYTES);
      const first = await open(disk);
      fine(await first.begin(file.id, file.outline.size, 'wanted'));
      first.close();
      const second = await open(disk);
      hold('it is wanted, without an outline', second.get(file.id)?.outline === null);
      fine(await second.outline(file.id, file.outline));
      for (const at of [2, 0]) fine(await second.append(file.id, at, file.pieces[at] ?? new Uint8Array()));
      second.close();
      const third = await open(disk);
      const held = third.get(file.id);
      hold('two pieces are here', held?.complete === false && [...held.pieces].sort().join() === '0,2');
      refused('missing', await third.read(file.id, 1));
      third.close();
    },
  },
  {
    title: 'an outline or a piece that is not the file’s is refused, and nothing of it is kept',
    async run(disk) {
      const [file, other] = [await sampleFile(2 * PIECE_BYTES), await sampleFile(2 * PIECE_BYTES, 9)];
      const store = await open(disk);
      refused('missing', await store.append(file.id, 0, file.pieces[0] ?? new Uint8Array()));
      fine(await store.begin(file.id, file.outline.size, 'wanted'));
      refused('not-genuine', await store.outline(file.id, other.outline));
      refused('missing', await store.append(file.id, 0, file.pieces[0] ?? new Uint8Array()));
      fine(await store.outline(file.id, file.outline));
      refused('not-genuine', await store.append(file.id, 0, other.pieces[0] ?? new Uint8Array()));
      refused('not-genuine', await store.append(file.id, 1, file.pieces[0] ?? new Uint8Array()));
      refused('not-genuine', await store.append(file.id, 2, file.pieces[0] ?? new Uint8Array()));
      hold('no piece is here', store.get(file.id)?.pieces.size === 0 && store.bytes() === 0);
      // Announced smaller than it is: a way past a limit of size.
      fine(await store.begin(other.id, 5, 'wanted'));
      refused('not-genuine', await store.outline(other.id, other.outline));
      store.close();
    },
  },
  {
    title: 'a file forgotten is gone from the disk, and another is not',
    async run(disk) {
      const [file, other] = [await sampleFile(PIECE_BYTES + 1), await sampleFile(300, 9)];
      const store = await open(disk);
      await keepAll(store, file);
      await keepAll(store, other);
      fine(await store.forget(file.id));
      hold('only the other is listed', store.list().length === 1 && store.get(other.id)?.complete === true);
      store.close();
      const left = disk();
      const keys = await left.keys();
      hold('two rows are left', keys.ok && keys.value.length === 2);
      left.close();
    },
  },
  {
    title: 'no row opens under another key, in another store, or in another place',
    async run(disk) {
      const file = await sampleFile(2 * PIECE_BYTES);
      const store = await open(disk);
      await keepAll(store, file);
      store.close();
      hold('not under another key', (await open(disk, 'store', new Secret(random(32)))).list().length === 0);
      hold('not in another store', (await open(disk, 'other')).list().length === 0);
      const rows = disk();
      const keys = await rows.keys();
      const row = keys.ok ? (keys.value[0]?.[0] ?? '') : '';
      hold('ids are hidden', row.length === 22 && !row.includes(file.id.slice(0, 8)));
      const first = await rows.read([row, 0]);
      if (!first.ok || first.value === null) throw new Error('a row is there');
      fine(await rows.write([row, 1], first.value));
      rows.close();
      const again = await open(disk);
      refused('damaged', await again.read(file.id, 1));
      hold('a damaged piece counts as missing', again.get(file.id)?.complete === false);
      fine(await again.append(file.id, 1, file.pieces[1] ?? new Uint8Array()));
      const read = await again.read(file.id, 1);
      hold('and can be kept anew', read.ok && same(read.value, file.pieces[1]));
      again.close();
    },
  },
];
