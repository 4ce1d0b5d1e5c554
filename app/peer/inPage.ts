/**
 * A server that is this page: what several devices in one page need of ours, and nothing that leaves the page. Letters
 * lie in memory, and are gone with it. For the demo alone; links between the devices are made as ever.
 */
import { hash, toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { changeable, type Observable } from '../model/observable.ts';
import type { ReceivedLetter, Relays, Server, ServerState, TopicListener } from './types.ts';

/** One device's way to the server, which can be cut. */
export interface Lane {
  readonly on: Observable<boolean>;
  turn(on: boolean): void;
  connect(): Server;
}

interface Collector {
  readonly key: string;
  readonly handler: Parameters<Server['collect']>[1];
  readonly isOn: () => boolean;
  busy: boolean;
}

/** Letters are given out one at a time, and again until the handler says that it keeps them. */
export function openInPage(clock: () => number): { lane(): Lane } {
  const notices = new Map<string, Uint8Array>();
  const letters = new Map<string, Map<string, ReceivedLetter>>();
  const collectors = new Set<Collector>();
  const topics = new Map<string, Set<{ readonly listener: TopicListener; readonly isOn: () => boolean }>>();
  const soon = (work: () => void): void => void setTimeout(work, 0);

  async function giveOut(collector: Collector): Promise<void> {
    if (collector.busy) return;
    collector.busy = true;
    for (const letter of [...(letters.get(collector.key)?.values() ?? [])]) {
      if (!collectors.has(collector) || !collector.isOn()) break;
      if ((await collector.handler(letter)) !== false) letters.get(collector.key)?.delete(letter.id);
    }
    collector.busy = false;
  }
  const giveAll = (key?: string): void => {
    for (const one of collectors) if (key === undefined || one.key === key) soon(() => void giveOut(one));
  };

  function lane(): Lane {
    const on = changeable(true);

    function connect(): Server {
      const closed = changeable(false);
      const isOn = (): boolean => on.get() && !closed.get();
      const mine = new Set<TopicListener>();
      const stop = on.subscribe(() => {
        const up = isOn();
        for (const listener of mine) soon(() => mine.has(listener) && listener.ready(up));
        if (up) giveAll();
      });
      const away = err({ tag: 'unreachable' } as const);
      return {
        get: (): ServerState => (isOn() ? 'connected' : 'offline'),
        subscribe: on.subscribe,
        async register(programme, notice) {
          if (!isOn()) return away;
          notices.set(toText(programme.publicKey), notice);
          return ok(undefined);
        },
        async read(programme) {
          const notice = notices.get(programme);
          if (!isOn()) return away;
          return notice === undefined ? err({ tag: 'unknown-programme' }) : ok(notice);
        },
        async deposit({ to, bytes }) {
          if (!isOn()) return away;
          const id = toText(hash(bytes));
          const box = letters.get(to) ?? new Map<string, ReceivedLetter>();
          letters.set(to, box.set(id, { id, bytes, at: clock() }));
          giveAll(to);
          return ok(undefined);
        },
        collect({ publicKey }, handler) {
          const collector: Collector = { key: toText(publicKey), handler, isOn, busy: false };
          collectors.add(collector);
          soon(() => void giveOut(collector));
          return () => void collectors.delete(collector);
        },
        join({ publicKey }, listener) {
          const name = toText(publicKey);
          const all = topics.get(name) ?? new Set();
          const entry = { listener, isOn };
          topics.set(name, all.add(entry));
          mine.add(listener);
          soon(() => mine.has(listener) && isOn() && listener.ready(true));
          return {
            publish(sealed) {
              if (!isOn()) return false;
              for (const other of all)
                if (other !== entry && other.isOn()) soon(() => all.has(other) && other.listener.receive(sealed));
              return true;
            },
            leave() {
              mine.delete(listener);
              all.delete(entry);
            },
          };
        },
        // Two ends in one page find each other without any.
        relays: changeable<Relays | null>({ servers: [], canRelay: false }),
        carried: () => 0,
        retry: () => undefined,
        close() {
          closed.set(true);
          mine.clear();
          stop();
        },
      };
    }

    return { on, turn: on.set, connect };
  }

  return { lane };
}
