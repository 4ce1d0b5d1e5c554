/** The supervisor on a clock of its own, over a real client whose network is a socket in memory. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newSecret, signingPairFrom } from '../../crypto/index.ts';
import { keepPartners, type Partners } from './partners.ts';
import { keepRest, type Rest } from './rest.ts';
import { openServer } from './server/server.ts';
import { type Supervisor, supervise } from './supervisor.ts';
import { bytesFrom, drawing } from './testing/seeded.ts';
import { simulateDevice } from './testing/simulatedDevice.ts';
import { simulateLink } from './testing/simulatedLink.ts';
import type { Server } from './types.ts';

const random = (length: number): Uint8Array => new Uint8Array(length).fill(128);
const clock = (): number => Date.now();
const nonce = 'A'.repeat(43);

/** The network: answers with a challenge while it is up, and never while it is not. */
let networkIsUp = true;
class Wire extends EventTarget {
  readyState = 0;
  constructor() {
    super();
    setTimeout(() => {
      if (!networkIsUp) {
        this.dispatchEvent(new Event('close'));
        return;
      }
      this.readyState = 1;
      const data = JSON.stringify({ type: 'challenge', nonce, limits: { message: 60_000, letter: 30_000 } });
      this.dispatchEvent(new MessageEvent('message', { data }));
    }, 1);
  }
  send(text: string): void {
    if (!networkIsUp || !text.includes('ping')) return;
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: '{"type":"pong"}' })), 1);
  }
  close(): void {
    this.readyState = 3;
  }
}

let server: Server;
let partners: Partners;
let supervisor: Supervisor;
let announced: number[];
let rebuilt: number[];
let parted: number[];
let rest: Rest;
let low = false;
let delivered = true;
let wanted = false;

beforeEach(() => {
  vi.useFakeTimers();
  networkIsUp = true;
  announced = [];
  rebuilt = [];
  parted = [];
  low = false;
  delivered = true;
  wanted = false;
  server = openServer({ url: 'ws://test', clock, random, WebSocket: Wire as never });
  server.join(signingPairFrom(newSecret(random)), { ready: () => undefined, receive: () => undefined });
  const ada = simulateDevice({ name: 'ada', client: 1, ids: ['page 1'] });
  partners = keepPartners({
    isOther: () => true,
    mayHave: () => true,
    source: { list: () => [], subscribe: () => () => undefined, open: async () => null },
    deliveries: ada.deliveries,
    client: 1,
    clock,
    onProblem: () => undefined,
    onLeft: () => undefined,
  });
  rest = keepRest({ clock, low: () => low, isWanted: () => wanted, isDelivered: () => delivered });
  supervisor = begin(random, announced);
});
afterEach(() => {
  supervisor.close();
  partners.close();
  server.close();
  vi.useRealTimers();
});

function begin(drawn: typeof random, calls: number[]): Supervisor {
  return supervise({
    partners,
    server,
    clock,
    random: drawn,
    announce: () => calls.push(clock()),
    rebuild: () => rebuilt.push(clock()),
    rest,
    low: () => low,
    part: () => parted.push(clock()),
    onLook: () => undefined,
  });
}

const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, at) => time - (times[at] ?? 0));

/** Ben's device at the other end, greeted. */
async function meet() {
  const link = simulateLink({ devices: ['ada', 'ben'] });
  partners.add(link.ends[0]);
  simulateDevice({ name: 'ben', client: 2 }).connect(link.ends[1]);
  await vi.advanceTimersByTimeAsync(50);
  return link;
}

describe('alone', () => {
  test('announces again and again: within 8 s of each other at first, every half minute in the end', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(announced.length).toBeGreaterThan(7);
    expect(Math.max(...gaps(announced))).toBeLessThanOrEqual(9_000);
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    const late = gaps(announced).slice(-5);
    expect(Math.min(...late)).toBeGreaterThan(14_000);
    expect(Math.max(...late)).toBeLessThanOrEqual(31_000);
  });

  test('says nothing while the server cannot be reached, and at once when it can', async () => {
    await vi.advanceTimersByTimeAsync(30_000);
    networkIsUp = false;
    server.retry();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(server.get()).toBe('offline');
    const before = announced.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(announced.length).toBe(before);
    networkIsUp = true;
    server.retry();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(announced.length).toBe(before + 1);
  });

  test('begins anew only when somebody is heard and yet never met', async () => {
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(rebuilt).toEqual([]);
    supervisor.heard();
    await vi.advanceTimersByTimeAsync(46_000);
    expect(rebuilt).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(rebuilt).toHaveLength(1);
    supervisor.heard();
    await vi.advanceTimersByTimeAsync(46_000);
    // Each time later than the time before.
    expect(rebuilt).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(46_000);
    expect(rebuilt).toHaveLength(2);
  });
});

describe('with randomness as it comes', () => {
  const seeds = Array.from({ length: 12 }, (_, at) => at + 1);

  test('whatever is drawn, a call is never far away, nor closer than half a ceiling; and two devices do not call in step', async () => {
    const devices = seeds.map((seed) => {
      const calls: number[] = [];
      return { calls, supervisor: begin(bytesFrom(drawing(seed)), calls) };
    });
    await vi.advanceTimersByTimeAsync(60_000);
    for (const { calls } of devices) {
      expect(calls.length).toBeGreaterThan(7);
      expect(Math.max(...gaps(calls))).toBeLessThanOrEqual(9_000);
    }
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    const late = devices.map(({ calls }) => gaps(calls).slice(-20));
    for (const waits of late) {
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(15_000);
      expect(Math.max(...waits)).toBeLessThanOrEqual(31_000);
      expect(new Set(waits).size).toBeGreaterThan(4);
    }
    expect(new Set(late.map(String)).size).toBe(seeds.length);
    for (const each of devices) each.supervisor.close();
  });
});

describe('in company', () => {
  test('says nothing; when the other falls silent it asks the link and the server, and announces', async () => {
    const link = await meet();
    expect(partners.all().map(partners.isHere)).toEqual([true]);
    const before = announced.length;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(announced.length).toBe(before);
    link.cut();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(partners.all().map(partners.isHere)).toEqual([true]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(partners.all().map(partners.isHere)).toEqual([false]);
    expect(announced.length).toBeGreaterThan(before);
  });
});

describe('in low data', () => {
  /** What the room does: the word leaves, then the link closes. */
  async function part(link: Awaited<ReturnType<typeof meet>>): Promise<void> {
    await vi.advanceTimersByTimeAsync(6_000);
    expect(parted.length).toBeGreaterThan(0);
    rest.begin(false);
    link.close();
    await vi.advanceTimersByTimeAsync(50);
  }

  test('parts once all is delivered and quiet, and then says nothing at all', async () => {
    low = true;
    await part(await meet());
    const before = announced.length;
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(announced.length).toBe(before);
  });

  test('stays while something is not delivered', async () => {
    low = true;
    delivered = false;
    await meet();
    await vi.advanceTimersByTimeAsync(7_000);
    expect(parted).toEqual([]);
  });

  test('in a call the two do not part', async () => {
    low = true;
    wanted = true;
    await meet();
    await vi.advanceTimersByTimeAsync(7_000);
    expect(parted).toEqual([]);
  });

  test('at rest, even as the other side wished, a call is a reason to look for each other at once', async () => {
    low = true;
    await part(await meet());
    rest.begin(true);
    await vi.advanceTimersByTimeAsync(10_000);
    const before = announced.length;
    wanted = true;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(announced.length).toBeGreaterThan(before);
  });

  test('what is written gathers for half a minute, then calls', async () => {
    low = true;
    await part(await meet());
    const before = announced.length;
    delivered = false;
    await vi.advanceTimersByTimeAsync(28_000);
    expect(announced.length).toBe(before);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(announced.length).toBeGreaterThan(before);
  });

  test('the other side rests: this one keeps still too, in full data; back to full, it is the one that calls', async () => {
    const link = await meet();
    rest.begin(true);
    link.close();
    await vi.advanceTimersByTimeAsync(10_000);
    const before = announced.length;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(announced.length).toBe(before);
    low = true;
    rest.begin(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(announced.length).toBe(before);
    low = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(announced.length).toBeGreaterThan(before);
  });

  test('alone, it announces seldom', async () => {
    low = true;
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(Math.max(...gaps(announced))).toBeGreaterThan(2 * 60_000);
    expect(announced.length).toBeLessThan(25);
  });
});
