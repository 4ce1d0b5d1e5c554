import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { hash } from './derive.ts';
import { type FileOutline, fileIdOf, hashAside, isOutline, isPiece, PIECE_BYTES, pieceCount } from './file.ts';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const one = createHash('sha256');
  for (const part of parts) one.update(part);
  return one.digest();
};

const cut = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / 61_440) }, (_, at) => bytes.subarray(at * 61_440, (at + 1) * 61_440));
const outlineOf = (bytes: Uint8Array): FileOutline => ({
  size: bytes.length,
  hashes: new Uint8Array(Buffer.concat(cut(bytes).map((piece) => sha256(piece)))),
});

afterEach(() => vi.unstubAllGlobals());

test('[CR65] hashing aside gives what hashing here gives, with WebCrypto and without', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(20), async (bytes, from) => {
      const view = bytes.subarray(Math.min(from, bytes.length));
      expect(await hashAside(view)).toEqual(hash(view));
      expect(Buffer.from(await hashAside(view))).toEqual(sha256(view));
    }),
  );
  vi.stubGlobal('crypto', undefined);
  expect(Buffer.from(await hashAside(Uint8Array.of(1, 2)))).toEqual(sha256(Uint8Array.of(1, 2)));
});

test('[CR66] the id is the hash over size and hashes of pieces that the specification says', () => {
  for (const size of [1, 61_439, 61_440, 61_441, 200_000]) {
    const bytes = randomBytes(size);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(size));
    const whole = sha256(Buffer.from('binome/1/file\0'), length, ...cut(bytes).map((piece) => sha256(piece)));
    expect(fileIdOf(outlineOf(bytes))).toBe(whole.toString('base64url'));
    expect(pieceCount(size)).toBe(cut(bytes).length);
  }
});

test('[CR67] an outline of another file, another size or another number of pieces is refused', () => {
  const outline = outlineOf(randomBytes(130_000));
  const id = fileIdOf(outline);
  expect(isOutline(id, outline)).toBe(true);
  expect(isOutline(id, outlineOf(randomBytes(130_000)))).toBe(false);
  for (const size of [0, -1, 1, 129_999, 130_001, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(isOutline(id, { ...outline, size })).toBe(false);
  }
  for (const length of [0, 1, 95, 97, 128]) {
    expect(isOutline(id, { ...outline, hashes: new Uint8Array(length) })).toBe(false);
  }
  fc.assert(
    fc.property(fc.nat(outline.hashes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const hashes = outline.hashes.slice();
      hashes[at] = (hashes[at] ?? 0) ^ flip;
      expect(isOutline(id, { ...outline, hashes })).toBe(false);
    }),
  );
});

test('[CR68] a piece is itself at its own place, whole, and nowhere else', async () => {
  const bytes = randomBytes(2 * PIECE_BYTES + 100);
  const outline = outlineOf(bytes);
  const pieces = cut(bytes);
  for (const [at, piece] of pieces.entries()) {
    expect(await isPiece(outline, at, piece)).toBe(true);
    expect(await isPiece(outline, (at + 1) % 3, piece)).toBe(false);
    expect(await isPiece(outline, at, piece.subarray(1))).toBe(false);
    expect(await isPiece(outline, at, Buffer.concat([piece, Buffer.of(0)]))).toBe(false);
    const other = piece.slice();
    other[7] = (other[7] ?? 0) ^ 1;
    expect(await isPiece(outline, at, other)).toBe(false);
  }
  for (const at of [-1, 3, 0.5, Number.NaN, 2 ** 32]) {
    expect(await isPiece(outline, at, pieces[0] ?? new Uint8Array())).toBe(false);
  }
});
