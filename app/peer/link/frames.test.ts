import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  controlFrame,
  cutFrame,
  FRAME_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_PENDING_BYTES,
  Reassembly,
  readFrame,
  readFrames,
  severalFrame,
} from './frames.ts';

function cutAll(channel: number, message: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let taken = 0;
  do {
    const cut = cutFrame(channel, message, taken);
    frames.push(cut.frame);
    taken = cut.taken;
  } while (taken < message.length);
  return frames;
}

function take(reassembly: Reassembly, bytes: Uint8Array) {
  const frame = readFrame(bytes);
  if (!frame.ok) return frame;
  if (frame.value.kind === 'control') throw new Error('a control frame is no message');
  return reassembly.take(frame.value);
}

const patterned = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) & 255);
const firstFrame = (channel: number, length: number) => {
  const frame = new Uint8Array(FRAME_BYTES);
  frame[0] = (1 << 4) | channel;
  new DataView(frame.buffer).setUint32(1, length);
  return frame;
};

describe('a message comes back whole', () => {
  const edges = [0, 1, FRAME_BYTES - 2, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES - 7, 1_000_003];
  test.each(edges)('of %i bytes, in frames of 16 KB at most', (length) => {
    const message = patterned(length);
    const frames = cutAll(5, message);
    expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThanOrEqual(FRAME_BYTES);
    const reassembly = new Reassembly();
    const results = frames.map((frame) => take(reassembly, frame));
    for (const early of results.slice(0, -1)) expect(early).toEqual({ ok: true, value: null });
    expect(results.at(-1)).toEqual({ ok: true, value: message });
    expect(reassembly.held()).toBe(0);
  });

  test('whatever the mixture of channels', () => {
    const mixture = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 80_000 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(mixture, fc.infiniteStream(fc.nat()), (messages, choices) => {
        const queues = new Map<number, Uint8Array[]>();
        const wanted = new Map<number, Uint8Array[]>();
        for (const [channel, length] of messages) {
          const message = patterned(length);
          queues.set(channel, [...(queues.get(channel) ?? []), ...cutAll(channel, message)]);
          wanted.set(channel, [...(wanted.get(channel) ?? []), message]);
        }
        const reassembly = new Reassembly();
        const got = new Map<number, Uint8Array[]>();
        while (queues.size > 0) {
          const open = [...queues.keys()];
          const channel = open[(choices.next().value ?? 0) % open.length] ?? 0;
          const frames = queues.get(channel) ?? [];
          const taken = take(reassembly, frames.shift() ?? new Uint8Array(0));
          if (taken.ok && taken.value !== null) got.set(channel, [...(got.get(channel) ?? []), taken.value]);
          if (frames.length === 0) queues.delete(channel);
        }
        expect(got).toEqual(wanted);
        expect(reassembly.held()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('any bytes are answered', () => {
  const anyFrame = fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    // Bytes that look like ours reach further in.
    fc.tuple(fc.integer({ min: 0, max: 63 }), fc.uint8Array({ maxLength: 40 })).map(([head, rest]) => {
      return Uint8Array.from([head, ...rest]);
    }),
    fc.tuple(fc.integer({ min: 0, max: 15 }), fc.nat({ max: 0xffffffff })).map(([channel, length]) => {
      return firstFrame(channel, length);
    }),
    fc.integer({ min: 0, max: 15 }).map((channel) => {
      const frame = new Uint8Array(FRAME_BYTES);
      frame[0] = (2 << 4) | channel;
      return frame;
    }),
  );

  test('never throws, and holds no more than was received', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 60 }), (frames) => {
        const reassembly = new Reassembly();
        let received = 0;
        for (const bytes of frames) {
          const frame = readFrame(bytes);
          if (!frame.ok || frame.value.kind === 'control') continue;
          received += bytes.length;
          const taken = reassembly.take(frame.value);
          if (taken.ok && taken.value !== null) expect(taken.value.length).toBeLessThanOrEqual(received);
          expect(reassembly.held()).toBeLessThanOrEqual(received);
          if (!taken.ok) break;
        }
      }),
    );
  });

  test.each([
    ['nothing', new Uint8Array(0), 'malformed'],
    ['more than a frame', new Uint8Array(FRAME_BYTES + 1), 'malformed'],
    ['an unknown kind', Uint8Array.from([4 << 4]), 'malformed'],
    ['an unknown control', Uint8Array.from([(3 << 4) | 9]), 'malformed'],
    ['a beginning that is no full frame', Uint8Array.from([1 << 4, 0, 1, 0, 0, 7]), 'malformed'],
    ['a beginning of what would have fitted', firstFrame(1, 100), 'malformed'],
    ['a message over the limit', firstFrame(1, MAX_MESSAGE_BYTES + 1), 'too-large'],
  ])('%s is refused', (_, bytes, tag) => {
    expect(readFrame(bytes)).toEqual({ ok: false, error: { tag } });
  });

  test('a part that nothing began is refused', () => {
    expect(take(new Reassembly(), Uint8Array.from([2 << 4, 1]))).toEqual({ ok: false, error: { tag: 'out-of-order' } });
  });

  test('a second beginning on a busy channel is refused', () => {
    const reassembly = new Reassembly();
    take(reassembly, firstFrame(1, 100_000));
    for (const bytes of [firstFrame(1, 100_000), Uint8Array.from([1, 1])]) {
      expect(take(reassembly, bytes)).toEqual({ ok: false, error: { tag: 'out-of-order' } });
    }
  });

  test('crumbs in place of full parts are refused: a list of them would cost far more memory than was sent', () => {
    const reassembly = new Reassembly();
    take(reassembly, firstFrame(1, 100_000));
    expect(take(reassembly, Uint8Array.from([(2 << 4) | 1, 1]))).toEqual({ ok: false, error: { tag: 'malformed' } });
  });

  test('more than was announced is refused', () => {
    const reassembly = new Reassembly();
    take(reassembly, firstFrame(1, FRAME_BYTES));
    const next = new Uint8Array(1_000);
    next[0] = (2 << 4) | 1;
    expect(take(reassembly, next)).toEqual({ ok: false, error: { tag: 'malformed' } });
  });

  test('announcing on all channels at once is refused beyond the bound', () => {
    const reassembly = new Reassembly();
    const results = [0, 1, 2].map((channel) => take(reassembly, firstFrame(channel, MAX_MESSAGE_BYTES)).ok);
    expect(results).toEqual([true, true, false]);
    expect(2 * MAX_MESSAGE_BYTES).toBe(MAX_PENDING_BYTES);
  });
});

describe('several frames in one', () => {
  const short = fc.tuple(fc.nat({ max: 15 }), fc.uint8Array({ maxLength: 60 }));

  test('come back in order', () => {
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 12 }), (messages) => {
        const frames = messages.map(([channel, message]) => cutFrame(channel, message, 0).frame);
        const read = readFrames(severalFrame(frames));
        expect(read).toEqual({
          ok: true,
          value: messages.map(([channel, bytes]) => ({ kind: 'whole', channel, bytes })),
        });
      }),
    );
  });

  test('a single one is read as before', () => {
    expect(readFrames(controlFrame('ping', Uint8Array.of(7)))).toEqual({
      ok: true,
      value: [{ kind: 'control', control: 'ping', bytes: Uint8Array.of(7) }],
    });
  });

  test('any bytes are answered, and cut ones refused whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (rest) => {
        const read = readFrames(Uint8Array.of(4 << 4, ...rest));
        if (read.ok) expect(read.value.length).toBeGreaterThan(0);
      }),
    );
    const whole = severalFrame([cutFrame(1, Uint8Array.of(1, 2), 0).frame, cutFrame(2, Uint8Array.of(3), 0).frame]);
    for (let length = 1; length < whole.length; length += 1) {
      // Cut between two frames it is a shorter list, which a reliable wire does not make of a longer one.
      if (length !== 6) expect(readFrames(whole.subarray(0, length)).ok, `${length}`).toBe(false);
    }
    expect(readFrames(severalFrame([whole])).ok).toBe(false);
    expect(readFrames(new Uint8Array(FRAME_BYTES + 1).fill(4 << 4)).ok).toBe(false);
  });
});

test('a control frame carries its bytes', () => {
  const frame = readFrame(controlFrame('pong', Uint8Array.from([1, 2, 3])));
  expect(frame).toEqual({ ok: true, value: { kind: 'control', control: 'pong', bytes: Uint8Array.from([1, 2, 3]) } });
});
