/**
 * The contract of link/types.ts (linkContract.ts) over memory instead of WebRTC: two ends, ordered channels, messages
 * that take a while, cuts that lose what is in flight. For tests of what stands above a link; it proves nobody.
 */
import type { LinkChannel, ProvenLink } from '../link/types.ts';
import { type PacketOptions, type Packets, simulatePackets } from './simulatedPackets.ts';

const LOW_WATER = 256 * 1024;
const MAX_MESSAGE = 64 * 1024 * 1024;

export interface SimulatedLink {
  readonly ends: readonly [ProvenLink, ProvenLink];
  /** What was sent since the beginning: which end, which channel, which bytes. */
  readonly sent: readonly { readonly from: 0 | 1; readonly channel: number; readonly bytes: Uint8Array }[];
  isUp(): boolean;
  isClosed(): boolean;
  /** What is in flight is lost; what is sent from now on as well. */
  cut(): void;
  /** The same two devices are connected again. */
  restart(): void;
  close(): void;
}

export interface LinkOptions extends Partial<Omit<PacketOptions, 'later'>> {
  readonly devices: readonly [string, string];
  readonly people?: readonly [string, string];
  /** By how much the second end learns later that the two are connected again, or that the other closed, ms. Absent: at once. */
  readonly lag?: () => number;
  /** Runs what happens at one end later, as that end. */
  readonly at?: (end: 0 | 1, delay: number, work: () => void) => void;
  /** Not connected before the first `restart`. */
  readonly isDown?: boolean;
  /** An end asks whether the other is there. */
  readonly onProbe?: () => void;
}

type Packet = { readonly channel: number; readonly bytes: Uint8Array };

interface End {
  readonly link: ProvenLink;
  readonly receivers: Map<number, (message: Uint8Array) => void>;
  readonly restarts: Set<() => void>;
  readonly closings: Set<() => void>;
  /** Of this end's channels, and what to do as bytes of theirs have left. */
  readonly left: Set<(packet: Packet | null) => void>;
  /** The connection that this end knows of. */
  connection: number;
  closed: boolean;
  received: number;
  sent: number;
}

export function simulateLink(options: LinkOptions): SimulatedLink {
  const { devices, people = devices, delay = () => 0, lag, at, onProbe } = options;
  const as = (end: 0 | 1, work: () => void): void => (at === undefined ? work() : at(end, 0, work));
  const sent: { from: 0 | 1; channel: number; bytes: Uint8Array }[] = [];
  let connection = 0;
  let up = options.isDown !== true;

  function makeChannel(end: End, from: 0 | 1, number: number): LinkChannel {
    let queued = 0;
    const waiting = new Set<() => void>();
    const settle = (): void => {
      if (queued > LOW_WATER) return;
      for (const resolve of waiting) resolve();
      waiting.clear();
    };
    end.left.add((packet) => {
      if (packet === null) queued = 0;
      else if (packet.channel === number) queued -= packet.bytes.length;
      settle();
    });
    return {
      send(message) {
        if (message.length > MAX_MESSAGE)
          throw new RangeError(`A message of ${message.length} bytes is over the limit`);
        if (end.closed) return;
        // A copy, as a network makes: nobody shares memory with the other side.
        const bytes = message.slice();
        sent.push({ from, channel: number, bytes });
        end.sent += bytes.length;
        // Whoever has not learned yet that the connection went sends into the void.
        if (!up || end.connection !== connection) return;
        queued += bytes.length;
        wires[from].send({ channel: number, bytes });
      },
      queued: () => queued,
      drained: () => (queued <= LOW_WATER ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
      receive: (listener) => void end.receivers.set(number, listener),
    };
  }

  function makeEnd(from: 0 | 1): End {
    const channels = new Map<number, LinkChannel>();
    const to = from === 0 ? 1 : 0;
    const listenIn = (set: Set<() => void>) => (listener: () => void) => {
      set.add(listener);
      return () => void set.delete(listener);
    };
    const end: End = {
      receivers: new Map(),
      restarts: new Set(),
      closings: new Set(),
      left: new Set(),
      connection: 0,
      closed: false,
      received: 0,
      sent: 0,
      link: {
        person: people[to],
        device: devices[to],
        leads: from === 0,
        channel(number) {
          const channel = channels.get(number) ?? makeChannel(end, from, number);
          channels.set(number, channel);
          return channel;
        },
        path: () => 'direct',
        onPath: () => () => undefined,
        roundTrip: () => 2 * delay(),
        signsOfLife: () => end.received,
        isSilent: () => false,
        meter: () => ({ sent: end.sent, received: end.received, channels: new Map() }),
        connection: () => null,
        onRestart: (listener) => listenIn(end.restarts)(listener),
        onClose: (listener) => listenIn(end.closings)(listener),
        probe: () => onProbe?.(),
        leave: () => undefined,
        close: () => close(from),
      },
    };
    return end;
  }

  const ends: readonly [End, End] = [makeEnd(0), makeEnd(1)];

  /** The way out of one end. */
  function wireOf(from: 0 | 1): Packets<Packet> {
    const to = from === 0 ? 1 : 0;
    const receiver = ends[to];
    const mine = connection;
    const later = at && ((waits: number, work: () => void) => at(to, waits, work));
    return simulatePackets({ ...options, delay, ...(later && { later }) }, (packet: Packet) => {
      as(from, () => {
        for (const listener of ends[from].left) listener(packet);
      });
      if (receiver.closed || receiver.connection !== mine) return;
      receiver.received += packet.bytes.length;
      receiver.receivers.get(packet.channel)?.(packet.bytes);
    });
  }
  let wires: readonly [Packets<Packet>, Packets<Packet>] = [wireOf(0), wireOf(1)];
  for (const wire of wires) wire.open();

  function cut(): void {
    up = false;
    for (const wire of wires) wire.cut();
    for (const end of [0, 1] as const) {
      as(end, () => {
        for (const listener of ends[end].left) listener(null);
      });
    }
  }

  /** Both ends, one after the other where they learn of it at different times. */
  function each(first: 0 | 1, work: (end: 0 | 1) => void, isCaller = false): void {
    const second = first === 0 ? 1 : 0;
    if (isCaller) work(first);
    else as(first, () => work(first));
    if (at === undefined || lag === undefined) work(second);
    else at(second, lag(), () => work(second));
  }

  function close(by: 0 | 1): void {
    if (ends[by].closed) return;
    cut();
    each(
      by,
      (end) => {
        if (ends[end].closed) return;
        ends[end].closed = true;
        for (const listener of [...ends[end].closings]) listener();
      },
      true,
    );
  }

  const isClosed = (): boolean => ends.some((end) => end.closed);

  return {
    ends: [ends[0].link, ends[1].link],
    sent,
    isUp: () => up && !isClosed(),
    isClosed,
    cut,
    restart() {
      if (isClosed()) return;
      cut();
      up = true;
      connection += 1;
      const now = connection;
      wires = [wireOf(0), wireOf(1)];
      const [fromFirst, fromSecond] = wires;
      each(now % 2 === 0 ? 0 : 1, (end) => {
        if (ends[end].closed || connection !== now) return;
        ends[end].connection = now;
        // What the other end sent meanwhile waited for this one.
        for (const listener of [...ends[end].restarts]) listener();
        (end === 0 ? fromSecond : fromFirst).open();
      });
    },
    close: () => close(0),
  };
}
