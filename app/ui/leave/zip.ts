/**
 * One file out of several: a ZIP archive as its specification has it (APPNOTE 6.3.10), stored without compression. Pages
 * and messages are small, and forty lines weigh less than a library.
 */
export interface ZipFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly text: string;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const UTF8 = 0x0800;

/** `at` is written as the date of every file, in the reader's own time. Throws past 65,535 files or 4 GB. */
export function zip(files: readonly ZipFile[], at: Date): Uint8Array<ArrayBuffer> {
  if (files.length > 0xffff) throw new RangeError('too many files for one archive');
  const utf8 = new TextEncoder();
  const stamp = dosTime(at);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const file of files) {
    const name = utf8.encode(file.name);
    const data = utf8.encode(file.text);
    const about = [VERSION, UTF8, 0, stamp.time, stamp.date];
    const sizes = { crc: crc32(data), length: data.length };
    const local = fields(LOCAL, about, sizes, [name.length, 0]);
    parts.push(local, name, data);
    const place = words(4, [0, offset]);
    directory.push(fields(CENTRAL, [VERSION, ...about], sizes, [name.length, 0, 0, 0, 0]), place, name);
    offset += local.length + name.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  if (offset + size > 0xffffffff) throw new RangeError('too much for one archive');
  const end = joined([
    words(4, [END]),
    words(2, [0, 0, files.length, files.length]),
    words(4, [size, offset]),
    words(2, [0]),
  ]);
  return joined([...parts, ...directory, end]);
}

function fields(
  signature: number,
  head: readonly number[],
  { crc, length }: { crc: number; length: number },
  tail: readonly number[],
): Uint8Array<ArrayBuffer> {
  return joined([words(4, [signature]), words(2, head), words(4, [crc, length, length]), words(2, tail)]);
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

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Years before 1980 and after 2107 do not exist in an archive. */
function dosTime(at: Date): { date: number; time: number } {
  const year = Math.min(127, Math.max(0, at.getFullYear() - 1980));
  return {
    date: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
  };
}

/** CRC-32 of ISO 3309, as archives want it: it finds accidents, it proves nothing. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
