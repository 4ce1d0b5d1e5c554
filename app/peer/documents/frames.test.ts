import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIGEST_LENGTH, type DocumentMessage, encodeFrame, MESSAGE_LIMIT, parseFrame } from './frames.ts';

const bytes = fc.uint8Array({ maxLength: 4_000 });
const id = fc.string({ maxLength: 40 });
const number = fc.nat();
const message: fc.Arbitrary<DocumentMessage> = fc.oneof(
  fc.constant({ type: 'bye' as const }),
  fc.constant({ type: 'rest' as const }),
  fc.record({ type: fc.constant('hello' as const), version: fc.nat(), client: fc.nat() }),
  fc.record({
    type: fc.constant('state' as const),
    document: id,
    vector: bytes,
    deletions: fc.uint8Array({ minLength: DIGEST_LENGTH, maxLength: DIGEST_LENGTH }),
  }),
  fc.record({ type: fc.constantFrom('difference' as const, 'update' as const), document: id, number, update: bytes }),
  fc.record({ type: fc.constant('acknowledge' as const), document: id, number, vector: bytes }),
);

describe('frames of the documents channel', () => {
  test('read back as written, deflated or not', async () => {
    await fc.assert(
      fc.asyncProperty(message, async (written) => {
        expect(await parseFrame(await encodeFrame(written))).toEqual({ ok: true, value: written });
      }),
    );
  });

  test('random bytes are an error, never a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (garbage) => {
        const parsed = await parseFrame(garbage);
        if (!parsed.ok) expect(['malformed', 'too-large']).toContain(parsed.error.tag);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a frame with any byte changed is an error or another message, never a throw', async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.nat(), fc.integer({ min: 1, max: 255 }), async (written, at, flip) => {
        const frame = (await encodeFrame(written)).slice();
        const index = at % frame.length;
        frame[index] = (frame[index] ?? 0) ^ flip;
        expect(typeof (await parseFrame(frame)).ok).toBe('boolean');
      }),
    );
  });

  test('what unfolds past the limit is not unfolded', async () => {
    const bomb = deflateRawSync(new Uint8Array(MESSAGE_LIMIT + 1));
    const frame = new Uint8Array(1 + bomb.length);
    frame[0] = 1;
    frame.set(bomb, 1);
    expect(await parseFrame(frame)).toEqual({ ok: false, error: { tag: 'too-large' } });
  });

  test('a length that points past the message reads nothing of its neighbour', async () => {
    const whole = new Uint8Array(64).fill(65);
    // Plain, acknowledge, a document id of 40 bytes, of which the frame holds two.
    whole.set([0, 2, 40], 0);
    expect(await parseFrame(whole.subarray(0, 5))).toEqual({ ok: false, error: { tag: 'malformed' } });
  });

  test('more than the message is malformed', async () => {
    const frame = await encodeFrame({ type: 'hello', version: 1, client: 7 });
    const longer = new Uint8Array(frame.length + 1);
    longer.set(frame);
    expect(await parseFrame(longer)).toEqual({ ok: false, error: { tag: 'malformed' } });
  });

  test('a long message is deflated, a short one left alone', async () => {
    const update = new Uint8Array(100_000);
    expect((await encodeFrame({ type: 'update', document: 'd', number: 1, update })).length).toBeLessThan(1_000);
    expect(encodeFrame({ type: 'update', document: 'd', number: 1, update: update.slice(0, 20) })).toBeInstanceOf(
      Uint8Array,
    );
  });
});
