/*
 * Files by their content. A file is cut into pieces, and its id is a hash over their hashes: so each piece is checked as
 * it comes, from whoever it comes, and a transfer that was cut goes on behind the last one.
 */
import { concat, uint32, utf8 } from './bytes.ts';
import { hash } from './derive.ts';
import { toText } from './text.ts';

/**
 * Bytes of a piece; the last may be shorter. With what seals it a piece stays under 64 KiB, from where on Chromium keeps a
 * file on the disk for each value; and a slow path that is cut loses at most so much.
 */
export const PIECE_BYTES = 60 * 1024;
const HASH_BYTES = 32;

/** What a file is made of. */
export interface FileOutline {
  /** In bytes, at least 1. */
  readonly size: number;
  /** SHA-256 of each piece, one behind the other. */
  readonly hashes: Uint8Array;
}

/** How many pieces a file of this size has. */
export const pieceCount = (size: number): number => Math.ceil(size / PIECE_BYTES);

/** SHA-256 by the browser, beside the page; here where it cannot. */
export async function hashAside(bytes: Uint8Array): Promise<Uint8Array> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return hash(bytes);
  // WebCrypto's types refuse views of memory that another thread could change.
  const owned = bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
  return new Uint8Array(await subtle.digest('SHA-256', owned));
}

/** The name of a file's content, base64url: the same bytes, the same id. Size and pieces must go together, or it throws. */
export function fileIdOf({ size, hashes }: FileOutline): string {
  if (!isShaped({ size, hashes })) throw new RangeError('a file has a hash for each piece');
  const length = concat(uint32(Math.floor(size / 2 ** 32)), uint32(size % 2 ** 32));
  return toText(hash(concat(utf8('binome/1/file\0'), length, hashes)));
}

/** True when this is what the file of that id is made of. */
export function isOutline(id: string, outline: FileOutline): boolean {
  return isShaped(outline) && fileIdOf(outline) === id;
}

/** True when these are the bytes of that piece. The outline must have been checked. */
export async function isPiece({ size, hashes }: FileOutline, index: number, bytes: Uint8Array): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= pieceCount(size)) return false;
  if (bytes.length !== Math.min(PIECE_BYTES, size - index * PIECE_BYTES)) return false;
  const wanted = hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  const found = await hashAside(bytes);
  return found.every((byte, at) => byte === wanted[at]);
}

const isShaped = ({ size, hashes }: FileOutline): boolean =>
  Number.isSafeInteger(size) && size > 0 && hashes.length === pieceCount(size) * HASH_BYTES;
