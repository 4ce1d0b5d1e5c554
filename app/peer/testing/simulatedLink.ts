/**
 * The contract of link/types.ts over memory instead of WebRTC: two ends, ordered channels, messages that take a while,
 * cuts that lose what is in flight. For tests of what stands above a link; it proves nobody.
 */
import type { LinkChannel, ProvenLink } from '../link/types.ts';

const LOW_WATER = 256 * 1024;

export interface SimulatedLink {
  readonly ends: readonly [ProvenLink, ProvenLink];
  /** What was sent since the beginning: which end, which channel, which bytes. */
  readonly sent: readonly { readonly from: 0 | 1; readonly channel: number; readonly bytes: Uint8Array }[];
  /** What is in flight is lost; what is sent from now on as well. */
  cut(): void;
  /** The same two devices are connected again. */
  restart(): void;
  close(): void;
}

interface Options {
  readonly devices: readonly [string, string];
  readonly people?: readonly [string, string];
  /** How long the next message takes, ms. */
  readonly delay?: () => number;
}

export function simulateLink({ devices, people = devices, delay = () => 0 }: Options): SimulatedLink {
  const sent: { from: 0 | 1; channel: number; bytes: Uint8Array }[] = [];
  let connection = 0;
  let up = true;
  let closed = false;

  interface End {
    readonly link: ProvenLink;
    readonly receivers: Map<number, (message: Uint8Array) => void>;
    readonly restarts: Set<() => void>;
    readonly closings: Set<() => void>;
    received: number;
    sent: number;
  }

  function makeEnd(from: 0 | 1): End {
    const to = from === 0 ? 1 : 0;
    const channels = new Map<number, LinkChannel>();

    function makeChannel(number: number): LinkChannel {
      let queued = 0;
      let last: Promise<void> = Promise.resolve();
      const waiting = new Set<() => void>();
      const settle = (): void => {
        if (queued > LOW_WATER) return;
        for (const resolve of waiting) resolve();
        waiting.clear();
      };
      return {
        send(message) {
          if (!up || closed) return;
          // A copy, as a network makes: nobody shares memory with the other side.
          const bytes = message.slice();
          sent.push({ from, channel: number, bytes });
          end.sent += bytes.length;
          queued += bytes.length;
          const mine = connection;
          last = last.then(async () => {
            await new Promise((resolve) => setTimeout(resolve, delay()));
            queued -= bytes.length;
            settle();
            if (closed || !up || mine !== connection) return;
            const receiver = ends[to];
            receiver.received += bytes.length;
            receiver.receivers.get(number)?.(bytes);
          });
        },
        queued: () => queued,
        drained: () => (queued <= LOW_WATER ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
        receive: (listener) => void end.receivers.set(number, listener),
      };
    }

    const listenIn = (set: Set<() => void>) => (listener: () => void) => {
      set.add(listener);
      return () => set.delete(listener);
    };
    const end: End = {
      receivers: new Map(),
      restarts: new Set(),
      closings: new Set(),
      received: 0,
      sent: 0,
      link: {
        person: people[to],
        device: devices[to],
        leads: from === 0,
        channel(number) {
          const channel = channels.get(number) ?? makeChannel(number);
          channels.set(number, channel);
          return channel;
        },
        path: () => 'direct',
        onPath: () => () => undefined,
        roundTrip: () => 2 * delay(),
        meter: () => ({ sent: end.sent, received: end.received, channels: new Map() }),
        onRestart: (listener) => listenIn(end.restarts)(listener),
        onClose: (listener) => listenIn(end.closings)(listener),
        probe: () => undefined,
        leave: () => undefined,
        close,
      },
    };
    return end;
  }

  const ends: readonly [End, End] = [makeEnd(0), makeEnd(1)];

  function close(): void {
    if (closed) return;
    closed = true;
    for (const end of ends) for (const listener of [...end.closings]) listener();
  }

  return {
    ends: [ends[0].link, ends[1].link],
    sent,
    cut() {
      up = false;
      connection += 1;
    },
    restart() {
      if (closed) return;
      up = true;
      connection += 1;
      for (const end of ends) for (const listener of [...end.restarts]) listener();
    },
    close,
  };
}
