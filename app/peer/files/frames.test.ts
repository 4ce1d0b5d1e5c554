import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PIECE_BYTES, pieceCount, toText } from '../../../crypto/index.ts';
import { encodeFileFrame, FILE_LIMIT, type FileMessage, parseFileFrame } from './frames.ts';

const file = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toText);
const index = fc.nat(2 ** 32 - 1);
const outline = fc.integer({ min: 1, max: FILE_LIMIT }).chain((size) => {
  const length = 32 * pieceCount(size);
  return fc.record({ size: fc.constant(size), hashes: fc.constant(new Uint8Array(length).fill(size % 251)) });
});
const message: fc.Arbitrary<FileMessage> = fc.oneof(
  fc.record({ type: fc.constant('ask-outline' as const), file }),
  fc.record({ type: fc.constant('absent' as const), file }),
  fc.record({ type: fc.constant('have' as const), file }),
  fc.record({ type: fc.constant('ask-have' as const), file }),
  fc.record({ type: fc.constant('outline' as const), file, outline }),
  fc.record({ type: fc.constant('ask-piece' as const), file, index }),
  fc.record({ type: fc.constant('piece' as const), file, index, bytes: fc.uint8Array({ minLength: 1 }) }),
);

describe('frames of the files channel', () => {
  test('read back as written', () => {
    fc.assert(
      fc.property(message, (written) => {
        expect(parseFileFrame(encodeFileFrame(written))).toEqual({ ok: true, value: written });
      }),
    );
  });

  test('any bytes are a message or an error, never a throw, and a message is spelled in one way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.integer({ min: -1, max: 7 }), (garbage, type) => {
        if (type >= 0 && garbage.length > 0) garbage[0] = type;
        const parsed = parseFileFrame(garbage);
        if (parsed.ok) expect(encodeFileFrame(parsed.value)).toEqual(garbage);
        else expect(['malformed', 'too-large']).toContain(parsed.error.tag);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a frame cut short or made longer is an error or another message, never a throw', () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.nat(9), (written, at, more) => {
        const frame = encodeFileFrame(written);
        expect(typeof parseFileFrame(frame.subarray(0, at % frame.length)).ok).toBe('boolean');
        const longer = new Uint8Array(frame.length + more + 1);
        longer.set(frame);
        const parsed = parseFileFrame(longer);
        if (written.type !== 'piece') expect(parsed.ok).toBe(false);
      }),
    );
  });

  test('a file over 25 MB, an empty one, a piece too long or empty are refused', () => {
    const id = toText(new Uint8Array(32));
    const sized = (size: number, hashes: number): Uint8Array =>
      encodeFileFrame({ type: 'outline', file: id, outline: { size, hashes: new Uint8Array(32 * hashes) } });
    expect(parseFileFrame(sized(FILE_LIMIT + 1, pieceCount(FILE_LIMIT + 1)))).toEqual({
      ok: false,
      error: { tag: 'too-large' },
    });
    expect(parseFileFrame(sized(2 ** 47, 1))).toEqual({ ok: false, error: { tag: 'too-large' } });
    expect(parseFileFrame(sized(0, 0))).toEqual({ ok: false, error: { tag: 'malformed' } });
    expect(parseFileFrame(sized(PIECE_BYTES, 2))).toEqual({ ok: false, error: { tag: 'malformed' } });
    const piece = (length: number): Uint8Array =>
      encodeFileFrame({ type: 'piece', file: id, index: 0, bytes: new Uint8Array(length) });
    expect(parseFileFrame(piece(PIECE_BYTES)).ok).toBe(true);
    expect(parseFileFrame(piece(PIECE_BYTES + 1))).toEqual({ ok: false, error: { tag: 'too-large' } });
    expect(parseFileFrame(piece(0))).toEqual({ ok: false, error: { tag: 'malformed' } });
  });
});
