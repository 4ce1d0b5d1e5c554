import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipOf } from './testing/zipOf.ts';
import { openZip } from './unzip.ts';

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
    const blob = zipOf(parts);
    for (const { name, data } of parts) expect(await read(blob, name)).toBe(new TextDecoder().decode(data));
  });

  it('refuses a bomb at its first byte too many, and what says to be larger than is wanted', async () => {
    const data = new Uint8Array(5_000_000);
    expect(await read(zipOf([{ name: 'a', data, method: 8, size: 10 }]), 'a')).toBe('damaged');
    expect(await read(zipOf([{ name: 'a', data, method: 8 }]), 'a')).toBe('too-large');
    expect(await read(zipOf([{ name: 'a', data: bytes('x'), size: 900_000 }]), 'a')).toBe('damaged');
  });

  it('refuses names that lead elsewhere, a name twice, what is encrypted or packed in another way', async () => {
    const data = bytes('x');
    for (const name of ['../a', '/a', 'a/../../b', 'a\\b', './a', ''])
      expect(await read(zipOf([{ name, data }]), name)).toBe('damaged');
    const twice = { name: 'a', data };
    expect(await read(zipOf([twice, twice]), 'a')).toBe('damaged');
    expect(await read(zipOf([{ ...twice, flags: 1 }]), 'a')).toBe('damaged');
    expect(await read(zipOf([{ ...twice, method: 12 }]), 'a')).toBe('damaged');
  });

  it('never throws, and gives nothing else than what was put in, whatever is changed or cut', async () => {
    const whole = new Uint8Array(await zipOf([{ name: 'a', data: bytes('words'), method: 8 }]).arrayBuffer());
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
