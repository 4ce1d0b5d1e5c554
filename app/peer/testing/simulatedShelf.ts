/** A device's files for tests of their transfer: in memory, checked as the vault checks them, on a disk that can be full. */
import { type FileOutline, fileIdOf, hashAside, isOutline, isPiece, PIECE_BYTES } from '../../../crypto/index.ts';
import type { FileShelf } from '../files/types.ts';

interface Entry {
  outline: FileOutline | null;
  readonly pieces: Map<number, Uint8Array>;
}

export interface SimulatedShelf extends FileShelf {
  /** Files the documents of the workspace refer to: only these are given. */
  readonly referred: Set<string>;
  readonly files: Map<string, Entry>;
  /** Pieces that still fit. */
  room: number;
  /** Ids the other side asked for. */
  readonly asked: string[];
  /** Who said to have which file. */
  readonly told: string[];
  begin(id: string): void;
  bytesOf(id: string): Uint8Array;
  isWhole(id: string): boolean;
}

export interface MadeFile {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly outline: FileOutline;
}

export async function makeFile(size: number, seed = 1): Promise<MadeFile> {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state;
  }
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < size; at += PIECE_BYTES) hashes.push(await hashAside(bytes.subarray(at, at + PIECE_BYTES)));
  const outline = { size, hashes: Uint8Array.from(hashes.flatMap((hash) => [...hash])) };
  return { id: fileIdOf(outline), bytes, outline };
}

export function simulateShelf(made: readonly MadeFile[] = []): SimulatedShelf {
  const files = new Map<string, Entry>();
  for (const { id, bytes, outline } of made) {
    const pieces = new Map<number, Uint8Array>();
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      pieces.set(at / PIECE_BYTES, bytes.subarray(at, at + PIECE_BYTES));
    }
    files.set(id, { outline, pieces });
  }
  const isWhole = (id: string): boolean => {
    const entry = files.get(id);
    return entry?.outline != null && entry.pieces.size * 32 === entry.outline.hashes.length;
  };
  const shelf: SimulatedShelf = {
    referred: new Set(made.map(({ id }) => id)),
    files,
    room: Number.POSITIVE_INFINITY,
    asked: [],
    told: [],
    given: (id, person) => shelf.told.push(`${person} ${id}`) > 0,
    isWhole,
    begin: (id) => void files.set(id, files.get(id) ?? { outline: null, pieces: new Map() }),
    bytesOf: (id) =>
      Uint8Array.from([...(files.get(id)?.pieces ?? [])].sort(([a], [b]) => a - b).flatMap(([, piece]) => [...piece])),
    async offers(id) {
      shelf.asked.push(id);
      return shelf.referred.has(id) && isWhole(id) ? (files.get(id)?.outline ?? null) : null;
    },
    read: async (id, index) => files.get(id)?.pieces.get(index) ?? null,
    held(id) {
      const entry = files.get(id);
      return entry === undefined ? null : { outline: entry.outline, pieces: new Set(entry.pieces.keys()) };
    },
    async keepOutline(id, outline) {
      const entry = files.get(id);
      if (entry === undefined) return 'not-wanted';
      if (!isOutline(id, outline)) return 'wrong';
      entry.outline = outline;
      return 'kept';
    },
    async keepPiece(id, index, bytes) {
      const entry = files.get(id);
      if (entry?.outline == null) return 'not-wanted';
      if (!(await isPiece(entry.outline, index, bytes))) return 'wrong';
      if (shelf.room <= 0) return 'disk-full';
      shelf.room -= 1;
      entry.pieces.set(index, bytes.slice());
      return 'kept';
    },
  };
  return shelf;
}
