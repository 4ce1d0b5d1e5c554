/** The search for planted words must find them, or the scene that finds none proves nothing. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesWith, spellings, written } from './leaks.ts';

const word = 'Quetzalcoatl-77é';
const kept = (bytes: Buffer) => [{ place: 'here', bytes }];
const bytes = fc.uint8Array({ maxLength: 40 }).map((each) => Buffer.from(each));

describe('a planted word is found', () => {
  it('between any bytes, in base64 of both alphabets, at any alignment', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.constantFrom<BufferEncoding>('base64', 'base64url'), (before, after, alphabet) => {
        const text = Buffer.concat([before, Buffer.from(word), after]).toString(alphabet);
        expect(placesWith([word], kept(Buffer.from(`{"data":"${text}"}`)))).toHaveLength(1);
      }),
    );
  });

  it.each<[string, Buffer]>([
    ['as it is', Buffer.from(`xx${word}xx`)],
    ['in two-byte characters', Buffer.from(`x${word}`, 'utf16le')],
    ['in two-byte characters, the other byte first', Buffer.from(`x${word}`, 'utf16le').swap16()],
    ['in hex', Buffer.from(Buffer.from(word).toString('hex'))],
    ['in an address', Buffer.from(`https://a.example/?q=${encodeURIComponent(word)}`)],
    ['deflated', deflateRawSync(Buffer.from(word.repeat(3)))],
    ['deflated, with a header', deflateSync(Buffer.from(word.repeat(3)))],
    ['deflated quickly, with another header', deflateSync(Buffer.from(word.repeat(3)), { level: 1 })],
    ['in gzip', gzipSync(Buffer.from(word.repeat(3)))],
    ['in brotli', brotliCompressSync(Buffer.from(word.repeat(3)))],
  ])('%s', (_how, found) => {
    expect(placesWith([word], kept(found))).toEqual([`"${word}" in here`]);
  });

  it('across two blocks of memory, in whatever is not empty', () => {
    const block = 64 * 1024;
    const memory = Buffer.alloc(4 * block);
    for (const at of [block - 5, 2 * block + 7, 4 * block - 20]) {
      memory.fill(0);
      memory.write(word, at);
      const stretches = [...written(memory)];
      expect(placesWith([word], stretches.flatMap(kept))).toHaveLength(1);
      expect(Buffer.concat(stretches).length).toBeLessThanOrEqual(2 * block);
    }
    expect([...written(Buffer.alloc(2 * block))]).toEqual([]);
  });

  it('and not where it does not stand', () => {
    fc.assert(fc.property(bytes, (each) => placesWith([word], kept(each)).length === 0));
    expect(placesWith([word], kept(Buffer.from(word.slice(1))))).toEqual([]);
  });

  it('a word so short that chance would find it is refused', () => {
    expect(() => placesWith(['short'], [])).toThrow('8 bytes');
    expect(Math.min(...spellings('12345678').map((each) => each.length))).toBeGreaterThanOrEqual(8);
  });
});
