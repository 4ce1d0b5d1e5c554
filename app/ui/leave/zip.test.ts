import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { openZipFile } from './zip.ts';

async function zip(files: readonly { name: string; text: string }[], at: Date): Promise<Uint8Array> {
  const made = openZipFile(at);
  for (const { name, text } of files) await made.add(name, text);
  return new Uint8Array(await made.finish().arrayBuffer());
}

/** A reader that starts where other programs do, from the directory at the end, and trusts the checksums of Node. */
function read(archive: Uint8Array): { name: string; text: string }[] {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [length, nameLength, place] = [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const begins = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const data = bytes.subarray(begins, begins + length);
    expect(bytes.toString('utf8', place + 30, place + 30 + nameLength)).toBe(name);
    for (const checksum of [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(place + 14)])
      expect(checksum).toBe(crc32(data));
    at += 46 + nameLength;
    return { name, text: data.toString('utf8') };
  });
}

test('what went in comes out, names and accents included', async () => {
  const files = [
    { name: 'Notes/Idées.md', text: 'À demain, 你好\n' },
    { name: 'Vide.md', text: '' },
    { name: 'long.txt', text: 'x'.repeat(70_000) },
  ];
  expect(read(await zip(files, new Date(2026, 10, 26, 13, 5, 8)))).toEqual(files);
  expect(read(await zip([], new Date(2026, 0, 1)))).toEqual([]);
});

test('its bytes are those that Python’s zipfile and Info-ZIP were seen to read', async () => {
  const hex = Buffer.from(await zip([{ name: 'a', text: 'b' }], new Date(2026, 10, 26, 13, 5, 8))).toString('hex');
  expect(hex).toBe(
    '504b0304140000080000a4687a5df9efbe710100000001000000010000006162504b01021400140000080000a4687a5df9efbe71010000000100000001000000000000000000000000000000000061504b050600000000010001002f000000200000000000',
  );
});
