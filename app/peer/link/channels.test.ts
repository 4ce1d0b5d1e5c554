import { describe, expect, test } from 'vitest';
import { LOW_WATER_BYTES, SendQueues, type Wire } from './channels.ts';
import { MAX_MESSAGE_BYTES, Reassembly, readFrame } from './frames.ts';
import { Pace } from './pace.ts';

/** A wire that holds what it is given until told to carry it away. */
function slowWire() {
  const held: Uint8Array[] = [];
  const sent: Uint8Array[] = [];
  let mark = 0;
  const size = () => held.reduce((sum, frame) => sum + frame.length, 0);
  const wire: Wire = {
    send: (frame) => {
      held.push(frame);
      sent.push(frame);
    },
    buffered: size,
    wakeAt: (bytes) => {
      mark = bytes;
    },
  };
  const carry = (queues: SendQueues) => {
    const before = size();
    while (size() > mark) held.shift();
    if (size() < before) queues.wake();
  };
  return { wire, sent, size, carry };
}

const channelOf = (frame: Uint8Array) => (frame[0] ?? 0) & 15;

function receivedOf(frames: readonly Uint8Array[]): (readonly [number, number])[] {
  const reassembly = new Reassembly();
  const messages: (readonly [number, number])[] = [];
  for (const bytes of frames) {
    const frame = readFrame(bytes);
    if (!frame.ok || frame.value.kind === 'control') throw new Error('not a part of a message');
    const taken = reassembly.take(frame.value);
    if (!taken.ok) throw new Error(taken.error.tag);
    if (taken.value !== null) messages.push([frame.value.channel, taken.value.length]);
  }
  return messages;
}

describe('what is queued', () => {
  test('waits while the wire is full, and goes on as it empties', () => {
    let now = 0;
    const { wire, sent, size, carry } = slowWire();
    const queues = new SendQueues(() => now);
    queues.attach(wire);
    queues.push(1, new Uint8Array(2_000_000));
    expect(size()).toBeLessThan(200_000);
    expect(queues.queued(1)).toBeGreaterThan(1_800_000);
    for (let turn = 0; turn < 1_000 && queues.queued(1) > 0; turn += 1) {
      now += 1_000;
      carry(queues);
      // A slow path: what is in the buffer cannot be overtaken, so it stays small.
      expect(size()).toBeLessThan(120_000);
    }
    expect(receivedOf(sent)).toEqual([[1, 2_000_000]]);
  });

  test('may fill a fast wire further', () => {
    let now = 0;
    const { wire, size, carry } = slowWire();
    const queues = new SendQueues(() => now);
    queues.attach(wire);
    queues.push(1, new Uint8Array(40_000_000));
    for (let turn = 0; turn < 20; turn += 1) {
      now += 1;
      carry(queues);
    }
    expect(size()).toBeGreaterThan(900_000);
  });

  test('fills further a wire that ran dry while the page was busy', () => {
    const pace = new Pace();
    for (let turn = 0; turn < 8; turn += 1) {
      pace.filled(pace.high(), turn * 1_000);
      pace.drained(0, turn * 1_000 + 900);
    }
    expect(pace.high()).toBe(4 * 1024 * 1024);
  });

  test('of a lower channel overtakes a higher one between two frames', () => {
    const { wire, sent, carry } = slowWire();
    const queues = new SendQueues(() => 0);
    queues.attach(wire);
    queues.push(2, new Uint8Array(500_000));
    const before = sent.length;
    queues.push(0, new Uint8Array(10));
    while (queues.queued(2) > 0) carry(queues);
    expect(channelOf(sent[before] ?? new Uint8Array(1))).toBe(0);
    expect(receivedOf(sent)).toEqual([
      [0, 10],
      [2, 500_000],
    ]);
  });

  test('is dropped with its wire, and those who wait for it go on', async () => {
    const { wire } = slowWire();
    const queues = new SendQueues(() => 0);
    queues.attach(wire);
    queues.push(1, new Uint8Array(2_000_000));
    const drained = queues.drained(1);
    queues.attach(null);
    await drained;
    expect(queues.queued(1)).toBe(0);
    queues.push(1, new Uint8Array(10));
    expect(queues.queued(1)).toBe(0);
    const next = slowWire();
    queues.attach(next.wire);
    expect(next.sent).toEqual([]);
  });

  test('is drained when little is left', async () => {
    const { wire, carry } = slowWire();
    const queues = new SendQueues(() => 0);
    queues.attach(wire);
    queues.push(1, new Uint8Array(2_000_000));
    let left = -1;
    const drained = queues.drained(1).then(() => {
      left = queues.queued(1);
    });
    while (queues.queued(1) > LOW_WATER_BYTES) carry(queues);
    await drained;
    expect(left).toBeLessThanOrEqual(LOW_WATER_BYTES);
  });

  test('never announces more than the other side admits', () => {
    const { wire, sent, carry } = slowWire();
    const queues = new SendQueues(() => 0);
    queues.attach(wire);
    const large = new Uint8Array(MAX_MESSAGE_BYTES);
    // Each is begun, then overtaken by the next.
    for (const channel of [5, 4, 3, 2]) {
      queues.push(channel, large);
      carry(queues);
    }
    while ([2, 3, 4, 5].some((channel) => queues.queued(channel) > 0)) carry(queues);
    expect(receivedOf(sent)).toHaveLength(4);
  });

  test('over the limit is refused at once', () => {
    expect(() => new SendQueues(() => 0).push(1, new Uint8Array(MAX_MESSAGE_BYTES + 1))).toThrow(RangeError);
    expect(() => new SendQueues(() => 0).push(16, new Uint8Array(1))).toThrow(RangeError);
  });
});
