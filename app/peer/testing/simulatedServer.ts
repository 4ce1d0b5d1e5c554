/** The signalling server as a room sees it, over memory: what one subscriber publishes, the others of the topic receive. */
import { toText } from '../../../crypto/index.ts';
import { changeable } from '../../model/observable.ts';
import type { Relays, RoomServer, ServerState, TopicListener } from '../types.ts';

/** From a publisher to a subscriber, ms. */
const DELAY = 20;

export interface SimulatedServer {
  /** The one socket of a device. */
  connect(): RoomServer;
}

export function simulateServer(): SimulatedServer {
  const topics = new Map<string, Set<TopicListener>>();
  return {
    connect: () => ({
      ...changeable<ServerState>('connected'),
      relays: changeable<Relays | null>({ servers: [], canRelay: true }),
      retry: () => undefined,
      join({ publicKey }, listener) {
        const name = toText(publicKey);
        const all = topics.get(name) ?? new Set();
        topics.set(name, all.add(listener));
        const later = (to: TopicListener, say: () => void): void => {
          setTimeout(() => all.has(to) && say(), DELAY);
        };
        later(listener, () => listener.ready(true));
        return {
          publish(sealed) {
            for (const other of all) if (other !== listener) later(other, () => other.receive(sealed));
            return true;
          },
          leave: () => void all.delete(listener),
        };
      },
    }),
  };
}
