/**
 * A ZIP archive read a part at a time, from its directory at the end (APPNOTE 6.3.10). Whoever made it may mean harm: no
 * entry is given before its place, its sizes and its name are sound, none is longer than it says, and none is changed.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import { crc32 } from '../model/crc32.ts';

export type ZipFault = { readonly tag: 'not-ours' | 'damaged' | 'too-large' };

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Its bytes, checked. `limit`: refused above. */
  read(limit: number): Promise<Result<Uint8Array<ArrayBuffer>, ZipFault>>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const ENTRIES = 40_000;
const DIRECTORY = 16 * 1024 * 1024;

/** Every entry by its name; folders are passed over. */
export async function openZip(archive: Blob): Promise<Result<ReadonlyMap<string, ZipEntry>, ZipFault>> {
  const tail = await bytesOf(archive, Math.max(0, archive.size - END_LENGTH - COMMENT), archive.size);
  if (tail === null) return err({ tag: 'damaged' });
  const view = new DataView(tail.buffer);
  let at = tail.length - END_LENGTH;
  while (at >= 0 && view.getUint32(at, true) !== END) at -= 1;
  if (at < 0) return err({ tag: 'not-ours' });
  const [count, size, offset] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 12, true),
    view.getUint32(at + 16, true),
  ];
  if (count > ENTRIES || size > DIRECTORY) return err({ tag: 'too-large' });
  const directory = offset + size > archive.size ? null : await bytesOf(archive, offset, offset + size);
  return directory === null ? err({ tag: 'damaged' }) : readDirectory(archive, directory, count);
}

function readDirectory(
  archive: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  count: number,
): Result<ReadonlyMap<string, ZipEntry>, ZipFault> {
  const view = new DataView(bytes.buffer);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return err({ tag: 'damaged' });
    const u16 = (place: number): number => view.getUint16(at + place, true);
    const u32 = (place: number): number => view.getUint32(at + place, true);
    const [nameLength, skipped] = [u16(28), u16(30) + u16(32)];
    const name = textOf(bytes.subarray(at + 46, at + 46 + nameLength));
    const about = { flags: u16(8), method: u16(10), crc: u32(16), packed: u32(20), size: u32(24), offset: u32(42) };
    at += 46 + nameLength + skipped;
    if (name === null || !isSound(name) || entries.has(name)) return err({ tag: 'damaged' });
    if ((about.flags & ENCRYPTED) !== 0 || about.offset >= archive.size) return err({ tag: 'damaged' });
    if (!name.endsWith('/'))
      entries.set(name, { name, size: about.size, read: (limit) => readEntry(archive, about, limit) });
  }
  return ok(entries);
}

/** Of this archive alone: nothing is written to a disk by its name, and yet none leads anywhere else. */
const isSound = (name: string): boolean =>
  name !== '' &&
  name.length <= 1_000 &&
  !name.startsWith('/') &&
  !/[\\\0]/.test(name) &&
  !name.split('/').some((part) => part === '..' || part === '.');

interface About {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

async function readEntry(
  archive: Blob,
  { method, crc, packed, size, offset }: About,
  limit: number,
): Promise<Result<Uint8Array<ArrayBuffer>, ZipFault>> {
  if (size > limit) return err({ tag: 'too-large' });
  const head = await bytesOf(archive, offset, offset + 30);
  if (head === null) return err({ tag: 'damaged' });
  const view = new DataView(head.buffer);
  if (view.getUint32(0, true) !== LOCAL) return err({ tag: 'damaged' });
  const from = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (from + packed > archive.size) return err({ tag: 'damaged' });
  const body = archive.slice(from, from + packed);
  const bytes =
    method === STORED ? await bytesOf(body, 0, packed) : method === DEFLATED ? await inflated(body, size) : null;
  const isRight = bytes !== null && bytes.length === size && crc32(bytes) === crc;
  return isRight ? ok(bytes) : err({ tag: 'damaged' });
}

/** Null past the size that the archive names: a bomb is let go of at its first byte too many. */
async function inflated(body: Blob, size: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  try {
    const reader = body.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (filled + next.value.length > size) {
        await reader.cancel();
        return null;
      }
      bytes.set(next.value, filled);
      filled += next.value.length;
    }
  } catch {
    return null; // not deflated, or cut
  }
  return filled === size ? bytes : null;
}

/** Null where the device does not give them. */
async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer());
    return bytes.length === to - from ? bytes : null;
  } catch {
    return null; // moved or changed after it was chosen
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // not UTF-8
  }
}
