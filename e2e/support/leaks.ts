/** Looks for a planted word in all that a device or the server keeps, however it is written down. */
import { readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

export interface Kept {
  /** Where it was found. */
  readonly place: string;
  readonly bytes: Buffer;
  /** A stretch of memory or a name, not one whole packed thing: unpacking it makes no sense. */
  readonly raw?: true;
}

/** Everything scripts could read in this page's origin: IndexedDB, Cache Storage, local and session storage, OPFS, cookies, names included. */
export async function storageOf(page: Page): Promise<Kept[]> {
  const found = await page.evaluate(async () => {
    const out: { place: string; base64: string }[] = [];
    const utf8 = new TextEncoder();
    const keep = (place: string, bytes: Uint8Array) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      out.push({ place, base64: btoa(text) });
    };
    /** Walks a structured-cloned value: every text and every run of bytes in it. */
    const walk = (place: string, value: unknown, seen: Set<unknown>): void => {
      if (typeof value === 'string') keep(place, utf8.encode(value));
      else if (typeof value === 'number' || typeof value === 'bigint') keep(place, utf8.encode(String(value)));
      else if (value instanceof ArrayBuffer) keep(place, new Uint8Array(value));
      else if (ArrayBuffer.isView(value)) keep(place, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      else if (typeof value === 'object' && value !== null && !seen.has(value)) {
        seen.add(value);
        const entries =
          value instanceof Map ? value : value instanceof Set ? [...value].entries() : Object.entries(value);
        for (const [key, inner] of entries) {
          walk(`${place} key`, key, seen);
          walk(`${place}.${String(key)}`, inner, seen);
        }
      }
    };
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });

    for (const { name = '' } of await indexedDB.databases()) {
      keep('IndexedDB name', utf8.encode(name));
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        keep(`IndexedDB ${name} store`, utf8.encode(store));
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([answer(rows.getAllKeys()), answer(rows.getAll())]);
        walk(`IndexedDB ${name}/${store} keys`, keys, new Set());
        walk(`IndexedDB ${name}/${store}`, values, new Set());
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        keep(`Cache Storage ${name}`, utf8.encode(request.url));
        const response = await cache.match(request);
        if (response) keep(`Cache Storage ${request.url}`, new Uint8Array(await response.arrayBuffer()));
      }
    }
    walk('localStorage', { ...localStorage }, new Set());
    walk('sessionStorage', { ...sessionStorage }, new Set());
    keep('cookies', utf8.encode(document.cookie));
    keep('address', utf8.encode(location.href));
    const folders: FileSystemDirectoryHandle[] = [await navigator.storage.getDirectory()];
    for (const folder of folders) {
      for await (const [name, handle] of folder.entries()) {
        keep('OPFS name', utf8.encode(name));
        if (handle instanceof FileSystemDirectoryHandle) folders.push(handle);
        if (handle instanceof FileSystemFileHandle) {
          keep(`OPFS ${name}`, new Uint8Array(await (await handle.getFile()).arrayBuffer()));
        }
      }
    }
    return out;
  });
  return found.map(({ place, base64 }) => ({ place, bytes: Buffer.from(base64, 'base64') }));
}

/** Every file under a folder, names included: a profile, the server's data. */
export function filesOf(folder: string): Kept[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const place = relative(folder, path);
    const named = { place: `file name ${place}`, bytes: Buffer.from(place), raw: true as const };
    return entry.isFile() ? [named, { place: `file ${place}`, bytes: readFileSync(path) }] : [named];
  });
}

/** The writable memory of a process that this one started. Linux only. */
export async function memoryOf(pid: number): Promise<Kept[]> {
  const found: Kept[] = [];
  const memory = await open(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to, what = ''] = line.match(/^([0-9a-f]+)-([0-9a-f]+) rw\S* \S+ \S+ \S+\s*(.*)$/) ?? [];
      if (!from || !to || what.startsWith('[v')) continue;
      const start = Number.parseInt(from, 16);
      const bytes = Buffer.alloc(Number.parseInt(to, 16) - start);
      try {
        const { bytesRead } = await memory.read(bytes, 0, bytes.length, start);
        for (const stretch of written(bytes.subarray(0, bytesRead)))
          found.push({ place: `memory ${from} ${what}`, bytes: stretch, raw: true });
      } catch {
        found.push({ place: `memory ${from} ${what} (could not be read)`, bytes: Buffer.alloc(0) });
      }
    }
  } finally {
    await memory.close();
  }
  return found;
}

const NOTHING = Buffer.alloc(64 * 1024);

/** Most of a process's memory was never written to. What lies between such blocks is searched whole. */
export function* written(bytes: Buffer): Generator<Buffer> {
  let from: number | null = null;
  for (let at = 0; at < bytes.length; at += NOTHING.length) {
    const block = bytes.subarray(at, at + NOTHING.length);
    const empty = block.equals(NOTHING.subarray(0, block.length));
    if (!empty) from ??= at;
    else if (from !== null) {
      yield bytes.subarray(from, at);
      from = null;
    }
  }
  if (from !== null) yield bytes.subarray(from);
}

/** The ways a word may stand in bytes: as it is, in two-byte characters, base64 at each of its three alignments, hex. */
export function spellings(word: string): Buffer[] {
  const plain = Buffer.from(word, 'utf8');
  const base64 = [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), plain]);
    // The first and last characters depend on the neighbours: only those in between are the word's own.
    const text = whole.toString('base64url').slice(shift === 0 ? 0 : shift + 1, -2);
    return [text, text.replaceAll('-', '+').replaceAll('_', '/')];
  });
  const every = [
    plain,
    ...[Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()].map(withoutOuterZeros),
    Buffer.from(plain.toString('hex')),
    Buffer.from(plain.toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(word)),
    ...base64.map((each) => Buffer.from(each)),
  ];
  return every.filter((each, at) => every.findIndex((other) => other.equals(each)) === at);
}

/** A zero at an end is in most memory a match at every byte: looked for without it, the word is found all the same. */
function withoutOuterZeros(bytes: Buffer): Buffer {
  return bytes.subarray(
    bytes.findIndex((byte) => byte !== 0),
    bytes.findLastIndex((byte) => byte !== 0) + 1,
  );
}

/** Those with a header are tried on what has one: each refusal is an error with a stack, of hundreds of files. */
const inflaters = [
  { inflate: inflateRawSync, begins: () => true },
  { inflate: inflateSync, begins: (bytes: Buffer) => bytes.readUInt16BE(0) % 31 === 0 && (bytes[0] ?? 0) % 16 === 8 },
  { inflate: gunzipSync, begins: (bytes: Buffer) => bytes.readUInt16BE(0) === 0x1f8b },
  { inflate: brotliDecompressSync, begins: () => true },
];

/** The bytes, and what they unpack to, where they are a packed whole. */
function* unpacked(bytes: Buffer): Generator<Buffer> {
  yield bytes;
  if (bytes.length < 4 || bytes.length > 32 * 1024 * 1024) return;
  for (const { inflate, begins } of inflaters) {
    if (!begins(bytes)) continue;
    try {
      yield inflate(bytes, { maxOutputLength: 64 * 1024 * 1024 });
    } catch {
      // Not packed in this way.
    }
  }
}

/** The places where one of the words stands. Words shorter than 8 bytes would be found by chance: refused. */
export function placesWith(words: readonly string[], kept: Iterable<Kept>): string[] {
  if (words.some((word) => Buffer.byteLength(word) < 8)) throw new Error('plant a word of at least 8 bytes');
  const wanted = words.flatMap((word) => spellings(word).map((bytes) => ({ word, bytes })));
  const places: string[] = [];
  for (const { place, bytes, raw } of kept) {
    for (const form of raw ? [bytes] : unpacked(bytes)) {
      for (const each of wanted) if (form.includes(each.bytes)) places.push(`"${each.word}" in ${place}`);
    }
  }
  return [...new Set(places)];
}
