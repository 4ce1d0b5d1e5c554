/**
 * Files of one workspace on this device's disk: sealed, in pieces, each checked against the file's own hash before it is
 * written. What stands on the disk tells how large a file is and how much of it is here, and nothing else.
 */
import {
  hiddenName,
  isOutline,
  isPiece,
  type LongSealer,
  longSealer,
  PIECE_BYTES,
  pieceCount,
  type Random,
  type Secret,
} from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { encodeHead, type Head, readHead } from './head.ts';
import type { FileStore, FileStoreError, HeldFile, RowKey, Rows } from './types.ts';

export interface FileStoreOptions {
  /** Binds what is sealed to this store: a row moved to another one does not open. */
  readonly name: string;
  readonly key: Secret;
  readonly random: Random;
  readonly rows: Rows;
}

const HEAD = -1;
/** Two megabytes: words enough for years. A disk that files had filled to the last byte would take no more of them. */
const GIVEN_BACK = Math.ceil(2_000_000 / PIECE_BYTES);

/** Reads what is there. A head that does not open is left where it is, and its file is not listed. */
export async function openFileStore(options: FileStoreOptions): Promise<Result<FileStore, FileStoreError>> {
  const { name, key, random, rows } = options;
  const files = new Map<string, HeldFile>();
  const listeners = new Set<() => void>();
  const rowOf = (id: string): string => hiddenName(key, `${name} ${id}`);
  /** Bound to the row's hidden name, which stands for the id, and to the place: no row opens as another. */
  const box = (row: string, piece: number): LongSealer => longSealer(key, 'file', `${name} ${row} ${piece}`);

  const keys = await rows.keys();
  if (!keys.ok) return keys;
  const pieces = new Map<string, Set<number>>();
  for (const [row, piece] of keys.value) {
    const here = pieces.get(row) ?? new Set();
    pieces.set(row, here.add(piece));
  }
  for (const [row, here] of pieces) {
    const sealed = await rows.read([row, HEAD]);
    if (!sealed.ok) return sealed;
    const opened = sealed.value === null ? null : await box(row, HEAD).open(sealed.value);
    const head = opened?.ok ? readHead(opened.value) : null;
    here.delete(HEAD);
    if (head !== null && rowOf(head.id) === row) hold(head, here);
  }

  function hold(head: Head, here: ReadonlySet<number>): void {
    const complete = head.outline !== null && here.size === pieceCount(head.size);
    files.set(head.id, { ...head, pieces: here, complete });
    tell();
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  async function write([row, piece]: RowKey, plain: Uint8Array): Promise<Result<void, FileStoreError>> {
    // The page has WebCrypto wherever it has Web Locks, without which no session opens.
    const sealed = await box(row, piece).seal(plain, random);
    return sealed === null ? err({ tag: 'storage-unavailable' }) : rows.write([row, piece], sealed);
  }

  async function putHead(head: Head): Promise<Result<void, FileStoreError>> {
    const written = await write([rowOf(head.id), HEAD], encodeHead(head));
    if (written.ok) hold(head, files.get(head.id)?.pieces ?? new Set());
    return written;
  }

  async function giveBack(file: HeldFile): Promise<void> {
    const here = [...file.pieces].sort((a, b) => a - b);
    const from = here.at(-GIVEN_BACK) ?? 0;
    const erased = await rows.erase(rowOf(file.id), from);
    if (erased.ok && files.has(file.id)) hold(file, new Set(here.filter((piece) => piece < from)));
  }

  return ok({
    get: (id) => files.get(id) ?? null,
    list: () => [...files.values()],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bytes() {
      let sum = 0;
      for (const file of files.values()) {
        for (const piece of file.pieces) sum += Math.min(PIECE_BYTES, file.size - piece * PIECE_BYTES);
      }
      return sum;
    },
    async begin(id, size, origin) {
      return files.has(id) ? ok(undefined) : putHead({ id, size, origin, outline: null });
    },
    async outline(id, outline) {
      const file = files.get(id);
      if (file === undefined) return err({ tag: 'missing' });
      if (file.outline !== null) return ok(undefined);
      if (outline.size !== file.size || !isOutline(id, outline)) return err({ tag: 'not-genuine' });
      return putHead({ id, size: file.size, origin: file.origin, outline });
    },
    async append(id, index, bytes) {
      const file = files.get(id);
      if (file === undefined || file.outline === null) return err({ tag: 'missing' });
      if (file.pieces.has(index)) return ok(undefined);
      if (!(await isPiece(file.outline, index, bytes))) return err({ tag: 'not-genuine' });
      const written = await write([rowOf(id), index], bytes);
      const now = files.get(id);
      if (!written.ok) {
        if (written.error.tag === 'disk-full' && now !== undefined) await giveBack(now);
        return written;
      }
      // Forgotten meanwhile: its rows went before this one came.
      if (now === undefined) return rows.erase(rowOf(id));
      hold(now, new Set([...now.pieces, index]));
      return written;
    },
    async read(id, index) {
      const file = files.get(id);
      if (file === undefined || !file.pieces.has(index)) return err({ tag: 'missing' });
      const row = rowOf(id);
      const sealed = await rows.read([row, index]);
      if (!sealed.ok) return sealed;
      const opened = sealed.value === null ? null : await box(row, index).open(sealed.value);
      if (opened?.ok) return ok(opened.value);
      const now = files.get(id);
      // Asked for again, a good one takes its place.
      if (now !== undefined) hold(now, new Set([...now.pieces].filter((piece) => piece !== index)));
      return err({ tag: 'damaged' });
    },
    async forget(id) {
      const held = files.get(id);
      if (held === undefined) return ok(undefined);
      files.delete(id);
      const erased = await rows.erase(rowOf(id));
      if (!erased.ok && !files.has(id)) files.set(id, held);
      tell();
      return erased;
    },
    close() {
      listeners.clear();
      rows.close();
    },
  });
}
