/** A file into the store and out of it, piece by piece: no more of it is in memory than it must be. */
import { fileIdOf, hashAside, PIECE_BYTES, pieceCount } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { FILE_LIMITS, type FileRef, parseFileId, shownAs } from '../model/file.ts';
import type { FileStore, FileStoreError } from '../vault/index.ts';
import type { FileFault, FileSource } from './types.ts';

/** Reads it twice: once for its id, once to keep it, each time one piece at a time. */
export async function bringIn(
  store: FileStore,
  source: FileSource,
  about: Omit<FileRef, 'id' | 'size'>,
): Promise<Result<FileRef, FileFault>> {
  const { size } = source;
  if (size === 0) return err({ tag: 'empty' });
  if (size > FILE_LIMITS.bytes) return err({ tag: 'too-large' });
  const hashes = new Uint8Array(32 * pieceCount(size));
  for (let index = 0; index < pieceCount(size); index += 1) {
    const piece = await readPiece(source, index);
    if (!piece.ok) return piece;
    hashes.set(await hashAside(piece.value), 32 * index);
  }
  const id = parseFileId(fileIdOf({ size, hashes }));
  if (id === null) throw new Error('an id made here is an id');
  const before = store.get(id);
  const kept = await keep(store, id, source, hashes);
  if (kept.ok) return ok({ ...about, id, size });
  // What was here of it before may still be wanted; of a file that is new, nothing stays.
  if (before === null) await store.forget(id);
  return kept;
}

async function keep(
  store: FileStore,
  id: string,
  source: FileSource,
  hashes: Uint8Array,
): Promise<Result<void, FileFault>> {
  const begun = await store.begin(id, source.size, 'made');
  if (!begun.ok) return err(errorOf(begun.error));
  const outlined = await store.outline(id, { size: source.size, hashes });
  if (!outlined.ok) return err(errorOf(outlined.error));
  for (let index = 0; index < pieceCount(source.size); index += 1) {
    if (store.get(id)?.pieces.has(index)) continue;
    const piece = await readPiece(source, index);
    if (!piece.ok) return piece;
    const kept = await store.append(id, index, piece.value);
    if (!kept.ok) return err(errorOf(kept.error));
  }
  return ok(undefined);
}

async function readPiece(source: FileSource, index: number): Promise<Result<Uint8Array, FileFault>> {
  const [from, to] = [index * PIECE_BYTES, Math.min(source.size, (index + 1) * PIECE_BYTES)];
  try {
    const bytes = new Uint8Array(await source.slice(from, to).arrayBuffer());
    return bytes.length === to - from ? ok(bytes) : err({ tag: 'unreadable' });
  } catch {
    // NotReadableError: the file was moved or changed after it was chosen, or lives in a cloud that does not answer.
    return err({ tag: 'unreadable' });
  }
}

/** The whole file. As a type that the app shows, or as plain bytes: a browser must find nothing in it to run. */
export async function readWhole(store: FileStore, file: FileRef): Promise<Result<Blob, FileFault>> {
  const held = store.get(file.id);
  if (held === null || !held.complete) return err({ tag: 'missing' });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let index = 0; index < pieceCount(held.size); index += 1) {
    const piece = await store.read(file.id, index);
    if (!piece.ok) return err(errorOf(piece.error));
    parts.push(new Uint8Array(piece.value));
  }
  return ok(new Blob(parts, { type: shownAs(file) === null ? 'application/octet-stream' : file.type }));
}

function errorOf({ tag }: FileStoreError): FileFault {
  switch (tag) {
    case 'damaged':
    case 'missing':
      return { tag: 'missing' };
    // It was hashed a moment ago: its bytes changed between the two readings.
    case 'not-genuine':
      return { tag: 'unreadable' };
    case 'disk-full':
    case 'not-saved':
    case 'storage-unavailable':
      return { tag };
  }
}
