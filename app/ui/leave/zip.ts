/**
 * One file out of several: a ZIP archive as its specification has it (APPNOTE 6.3.10), stored without compression. Texts
 * are small, media are packed already, and eighty lines weigh less than a library. What was added is a part of a Blob,
 * which the browser may put on its disk: of several hundred photos one is in memory at a time.
 */
import { crc32 } from '../../model/crc32.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const UTF8 = 0x0800;
const STRETCH = 1024 * 1024;

export interface Zip {
  /** `name` with `/` between folders. Throws past 65,535 files or 4 GB. */
  add(name: string, content: string | Blob): Promise<void>;
  finish(): Blob;
}

/** `at` is written as the date of every file, in the reader's own time. */
export function openZipFile(at: Date): Zip {
  const utf8 = new TextEncoder();
  const stamp = dosTime(at);
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let [offset, size, count] = [0, 0, 0];
  return {
    async add(name, content) {
      const data = new Blob([content]);
      const path = utf8.encode(name);
      const about = [VERSION, UTF8, 0, stamp.time, stamp.date];
      const sizes = { crc: await crcOf(data), length: data.size };
      const local = fields(LOCAL, about, sizes, [path.length, 0]);
      const central = fields(CENTRAL, [VERSION, ...about], sizes, [path.length, 0, 0, 0, 0]);
      parts.push(local, path, data);
      directory.push(central, words(4, [0, offset]), path);
      offset += local.length + path.length + data.size;
      size += central.length + 8 + path.length;
      count += 1;
      if (count > 0xffff || offset + size > 0xffffffff) throw new RangeError('too much for one archive');
    },
    finish() {
      const end = [words(4, [END]), words(2, [0, 0, count, count]), words(4, [size, offset]), words(2, [0])];
      return new Blob([...parts, ...directory, ...end], { type: 'application/zip' });
    },
  };
}

async function crcOf(data: Blob): Promise<number> {
  let crc = 0;
  for (let at = 0; at < data.size; at += STRETCH)
    crc = crc32(new Uint8Array(await data.slice(at, at + STRETCH).arrayBuffer()), crc);
  return crc;
}

function fields(
  signature: number,
  head: readonly number[],
  { crc, length }: { crc: number; length: number },
  tail: readonly number[],
): Uint8Array<ArrayBuffer> {
  const parts = [words(4, [signature]), words(2, head), words(4, [crc, length, length]), words(2, tail)];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Little endian, each in `width` bytes. */
function words(width: 2 | 4, values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(width * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    if (width === 2) view.setUint16(2 * at, value, true);
    else view.setUint32(4 * at, value, true);
  });
  return bytes;
}

/** Years before 1980 and after 2107 do not exist in an archive. */
function dosTime(at: Date): { date: number; time: number } {
  const year = Math.min(127, Math.max(0, at.getFullYear() - 1980));
  return {
    date: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
  };
}
