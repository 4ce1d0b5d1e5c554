/** The signalling server as a room sees it, over memory: what one subscriber publishes, the others of the topic receive. */
import { toText } from '../../../crypto/index.ts';
import { changeable } from '../../model/observable.ts';
import type { Relays, RoomServer, ServerState, TopicListener } from '../types.ts';

/** From a publisher to a subscriber, ms. */
const DELAY = 20;

export interface SimulatedServer {
  /** The one socket of a device. */
  connect(): RoomServer;
  /** For everybody; what is published meanwhile is lost. */
  stop(): void;
  start(): void;
}

export function simulateServer(): SimulatedServer {
  const topics = new Map<string, Set<TopicListener>>();
  const state = changeable<ServerState>('connected');
  const isUp = (): boolean => state.get() === 'connected';
  const later = (say: () => void): void => {
    setTimeout(() => isUp() && say(), DELAY);
  };

  return {
    connect: () => ({
      get: state.get,
      subscribe: state.subscribe,
      relays: changeable<Relays | null>({ servers: [], canRelay: true }),
      retry: () => undefined,
      join({ publicKey }, listener) {
        const name = toText(publicKey);
        const all = topics.get(name) ?? new Set();
        topics.set(name, all.add(listener));
        later(() => all.has(listener) && listener.ready(true));
        return {
          publish(sealed) {
            if (!isUp()) return false;
            for (const other of all) if (other !== listener) later(() => all.has(other) && other.receive(sealed));
            return true;
          },
          leave: () => void all.delete(listener),
        };
      },
    }),
    stop() {
      state.set('offline');
      for (const all of topics.values()) for (const listener of all) listener.ready(false);
    },
    start() {
      state.set('connected');
      for (const all of topics.values()) for (const listener of all) later(() => listener.ready(true));
    },
  };
}
