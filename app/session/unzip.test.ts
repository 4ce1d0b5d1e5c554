import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../model/crc32.ts';
import { openZip } from './unzip.ts';

interface Part {
  readonly name: string;
  readonly data: Uint8Array;
  readonly method?: number;
  /** What the archive says of it, where that is a lie. */
  readonly size?: number;
  readonly flags?: number;
}

/** An archive as anybody may write one. */
function archive(parts: readonly Part[]): Blob {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 0, size = data.length, flags = 0 } of parts) {
    const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    const path = Buffer.from(name, 'utf8');
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(method, 4);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(size, 18);
    about.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 12);
    central.push(Buffer.from('504b01021400', 'hex'), about, place.subarray(2), path);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), about, path, packed]);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Blob([Buffer.concat([...locals, directory, end])]);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const LIMIT = 1_000_000;

async function read(blob: Blob, name: string): Promise<unknown> {
  const opened = await openZip(blob);
  if (!opened.ok) return opened.error.tag;
  const entry = await opened.value.get(name)?.read(LIMIT);
  return entry?.ok ? new TextDecoder().decode(entry.value) : (entry?.error.tag ?? 'missing');
}

describe('an archive that is read', () => {
  it('gives what is in it, stored or deflated, whatever the names', async () => {
    const parts = [
      { name: 'Idées/à.md', data: bytes('Bonjour') },
      { name: 'b', data: bytes('x'.repeat(5_000)), method: 8 },
      { name: 'empty', data: new Uint8Array() },
    ];
    const blob = archive(parts);
    for (const { name, data } of parts) expect(await read(blob, name)).toBe(new TextDecoder().decode(data));
  });

  it('refuses a bomb at its first byte too many, and what says to be larger than is wanted', async () => {
    const data = new Uint8Array(5_000_000);
    expect(await read(archive([{ name: 'a', data, method: 8, size: 10 }]), 'a')).toBe('damaged');
    expect(await read(archive([{ name: 'a', data, method: 8 }]), 'a')).toBe('too-large');
    expect(await read(archive([{ name: 'a', data: bytes('x'), size: 900_000 }]), 'a')).toBe('damaged');
  });

  it('refuses names that lead elsewhere, a name twice, what is encrypted or packed in another way', async () => {
    const data = bytes('x');
    for (const name of ['../a', '/a', 'a/../../b', 'a\\b', './a', ''])
      expect(await read(archive([{ name, data }]), name)).toBe('damaged');
    const twice = { name: 'a', data };
    expect(await read(archive([twice, twice]), 'a')).toBe('damaged');
    expect(await read(archive([{ ...twice, flags: 1 }]), 'a')).toBe('damaged');
    expect(await read(archive([{ ...twice, method: 12 }]), 'a')).toBe('damaged');
  });

  it('never throws, and gives nothing else than what was put in, whatever is changed or cut', async () => {
    const whole = new Uint8Array(await archive([{ name: 'a', data: bytes('words'), method: 8 }]).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
        const changed = whole.slice();
        changed[at] = byte;
        for (const blob of [new Blob([changed]), new Blob([whole.slice(0, length)])])
          expect(['words', 'damaged', 'not-ours', 'too-large', 'missing']).toContain(await read(blob, 'a'));
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (any) => {
        expect(typeof (await read(new Blob([new Uint8Array(any)]), 'a'))).toBe('string');
      }),
    );
  });
});
