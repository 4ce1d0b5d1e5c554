/** Two devices that have long found no way to each other, on the room's real parts, over a simulated server and WebRTC. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { certifyDevice, deriveWorkspace, hash, Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { changeable } from '../model/observable.ts';
import { openRoom } from './room.ts';
import { type SimulatedServer, simulateServer } from './testing/simulatedServer.ts';
import { simulateWire, type Wire } from './testing/simulatedWire.ts';
import type { LinkState, Room } from './types.ts';

const keyOf = (number: number) => signingPairFrom(new Secret(new Uint8Array(32).fill(number)));
const place = deriveWorkspace(new Secret(new Uint8Array(32).fill(1)));
const people = { ada: keyOf(2), ben: keyOf(3) };
const members = new Set(Object.values(people).map(({ publicKey }) => toText(publicKey)));
const LONG = 600_000;

let wire: Wire;
let server: SimulatedServer;
let drawn = 0;
const rooms = new Set<Room>();
beforeEach(() => {
  vi.useFakeTimers();
  wire = simulateWire();
  server = simulateServer();
  drawn = 0;
});
afterEach(async () => {
  for (const room of rooms) await leave(room);
  wire.restore();
  vi.useRealTimers();
});

/** The same in every run: the waits have their jitter from it. */
function random(length: number): Uint8Array {
  drawn += 1;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) {
    bytes.set(hash(new TextEncoder().encode(`${drawn} ${at}`)).subarray(0, Math.min(32, length - at)), at);
  }
  return bytes;
}

function enter(name: keyof typeof people, relayOnly = changeable(false)): Room {
  const device = keyOf(name === 'ada' ? 12 : 13);
  const room = openRoom({
    server: server.connect(),
    workspace: place.id,
    topic: place.topic,
    introductions: place.introductions,
    root: new Y.Doc(),
    device,
    certificate: certifyDevice(people[name], device.publicKey, 0),
    members: () => members,
    documents: { list: () => [], subscribe: () => () => undefined, open: async () => null },
    recall: () => ({ vector: null, pending: false }),
    remember: () => undefined,
    relayOnly,
    clock: () => performance.now(),
    random,
  });
  rooms.add(room);
  return room;
}

async function leave(room: Room): Promise<void> {
  rooms.delete(room);
  const closing = room.close();
  await vi.advanceTimersByTimeAsync(100);
  await closing;
}

/** Milliseconds until both are connected; the states that `looking` shows until then. */
async function together(one: Room, looking: Room): Promise<{ took: number; shown: Set<LinkState> }> {
  const began = performance.now();
  const shown = new Set<LinkState>();
  while (one.get() !== 'direct' || looking.get() !== 'direct') {
    shown.add(looking.get());
    await vi.advanceTimersByTimeAsync(100);
    if (performance.now() - began > LONG) throw new Error(`never together: ${one.get()}, ${looking.get()}`);
  }
  return { took: performance.now() - began, shown };
}

/** From now on the first `count` attempts lead nowhere. */
function fail(count: number): void {
  let left = count;
  wire.leads = () => {
    left -= 1;
    return left < 0;
  };
}

async function longApart(): Promise<[Room, Room]> {
  const both: [Room, Room] = [enter('ada'), enter('ben')];
  fail(Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(LONG);
  expect(both.map((room) => room.get())).toEqual(['blocked', 'blocked']);
  return both;
}

// What one attempt is given, and the rests of two devices that have just begun.
test.each([
  [0, 1_000],
  [1, 9_500],
  [2, 23_000],
  [3, 42_000],
])(
  'a page that was not there before: %i attempts fail, together within %i ms, and no progress is claimed',
  async (failures, within) => {
    const [ada, ben] = await longApart();
    fail(failures);
    await leave(ada);
    const { took, shown } = await together(enter('ada'), ben);
    expect(took).toBeLessThan(within);
    expect([...shown]).toEqual(['blocked']);
  },
);

test('another choice of ways on the other side is heard as well', async () => {
  const relayOnly = changeable(true);
  const [ada, ben] = [enter('ada', relayOnly), enter('ben')];
  fail(Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(LONG);
  fail(1);
  relayOnly.set(false);
  expect((await together(ada, ben)).took).toBeLessThan(9_500);
});

test('both are told after two attempts, also where the other side gives up a moment earlier', async () => {
  const relayOnly = changeable(false);
  const [ada, ben] = [enter('ada', relayOnly), enter('ben')];
  await together(ada, ben);
  fail(Number.POSITIVE_INFINITY);
  relayOnly.set(true);
  await vi.advanceTimersByTimeAsync(18_000);
  expect([ada.get(), ben.get()]).toEqual(['blocked', 'blocked']);
});

test('where nothing changes, the attempts become rare', async () => {
  await longApart();
  const before = wire.met;
  await vi.advanceTimersByTimeAsync(LONG);
  // A minute's rest and eight seconds for each.
  expect(wire.met - before).toBeLessThanOrEqual(LONG / 60_000);
});

test('what is broken off on this side has not failed', async () => {
  const [ada] = [enter('ada'), enter('ben')];
  fail(Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(2_000);
    expect(wire.met).toBe(turn + 1);
    expect(ada.get()).not.toBe('blocked');
    const moving = ada.move(place);
    await vi.advanceTimersByTimeAsync(100);
    await moving;
  }
});
