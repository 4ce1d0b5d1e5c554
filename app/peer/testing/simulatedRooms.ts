/** Ada's and Ben's rooms on their real parts, over a simulated server and WebRTC, on a clock that the test moves (vitest's fake timers). */
import { vi } from 'vitest';
import * as Y from 'yjs';
import { certifyDevice, deriveWorkspace, hash, Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import { changeable, type Observable } from '../../model/observable.ts';
import { openRoom } from '../room.ts';
import type { LinkState, Room } from '../types.ts';
import { type SimulatedServer, simulateServer } from './simulatedServer.ts';
import { simulateWire, type Wire } from './simulatedWire.ts';

const keyOf = (number: number) => signingPairFrom(new Secret(new Uint8Array(32).fill(number)));
export const place = deriveWorkspace(new Secret(new Uint8Array(32).fill(1)));
const people = { ada: { person: keyOf(2), device: keyOf(12) }, ben: { person: keyOf(3), device: keyOf(13) } };
const members = new Set(Object.values(people).map(({ person }) => toText(person.publicKey)));
/** Looked at every so often, ms. */
const STEP = 100;
/** The one document, besides the root. */
export const PAGE = 'page';

export interface SimulatedRoom extends Room {
  /** Of the document that both hold. Whatever it holds counts as written down. */
  readonly text: Y.Text;
}

export interface Meeting {
  readonly wire: Wire;
  readonly server: SimulatedServer;
  enter(name: keyof typeof people, relayOnly?: Observable<boolean>): SimulatedRoom;
  leave(room: Room): Promise<void>;
  /** From now on the first `count` attempts lead nowhere. */
  fail(count: number): void;
  /** Milliseconds until both are connected; the states that `looking` shows until then. */
  together(one: Room, looking: Room): Promise<{ readonly took: number; readonly shown: ReadonlySet<LinkState> }>;
  end(): Promise<void>;
}

export function openMeeting(): Meeting {
  vi.useFakeTimers();
  const wire = simulateWire();
  const server = simulateServer();
  const rooms = new Set<Room>();
  let drawn = 0;

  /** The same in every run: the waits have their jitter from it. */
  function random(length: number): Uint8Array {
    drawn += 1;
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      bytes.set(hash(new TextEncoder().encode(`${drawn} ${at}`)).subarray(0, Math.min(32, length - at)), at);
    }
    return bytes;
  }

  async function leave(room: Room): Promise<void> {
    rooms.delete(room);
    const closing = room.close();
    await vi.advanceTimersByTimeAsync(STEP);
    await closing;
  }

  return {
    wire,
    server,
    leave,
    enter(name, relayOnly = changeable(false)) {
      const { person, device } = people[name];
      const doc = new Y.Doc();
      const room = openRoom({
        server: server.connect(),
        workspace: place.id,
        topic: place.topic,
        introductions: place.introductions,
        root: new Y.Doc(),
        device,
        certificate: certifyDevice(person, device.publicKey, 0),
        members: () => members,
        documents: {
          list: () => [PAGE],
          subscribe: () => () => undefined,
          open: async (id) => (id === PAGE ? { doc, durable: async () => true } : null),
        },
        recall: () => ({ vector: null, pending: false }),
        remember: () => undefined,
        relayOnly,
        clock: () => performance.now(),
        random,
      });
      rooms.add(room);
      return { ...room, text: doc.getText('text') };
    },
    fail(count) {
      let left = count;
      wire.leads = () => {
        left -= 1;
        return left < 0;
      };
    },
    async together(one, looking) {
      const began = performance.now();
      const shown = new Set<LinkState>();
      while (one.get() !== 'direct' || looking.get() !== 'direct') {
        shown.add(looking.get());
        await vi.advanceTimersByTimeAsync(STEP);
        if (performance.now() - began > 600_000) throw new Error(`never together: ${one.get()}, ${looking.get()}`);
      }
      return { took: performance.now() - began, shown };
    },
    async end() {
      for (const room of rooms) await leave(room);
      wire.restore();
      vi.useRealTimers();
    },
  };
}
