/**
 * A server that is this page: what several devices in one page need of ours, and nothing that leaves the page. Letters
 * lie in memory, and are gone with it. For the demo alone; links between the devices are made as ever.
 */
import { hash, toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { changeable, type Observable } from '../model/observable.ts';
import { type LetterOnWire, type Mailbox, openMailbox } from './server/mailbox.ts';
import type { Relays, Server, ServerState, TopicListener } from './types.ts';

/** One device's way to the server, which can be cut. */
export interface Lane {
  readonly on: Observable<boolean>;
  turn(on: boolean): void;
  connect(): Server;
}

interface Collector {
  readonly key: string;
  readonly isOn: () => boolean;
  readonly mailbox: Mailbox;
}

export function openInPage(clock: () => number): { lane(): Lane } {
  const notices = new Map<string, Uint8Array>();
  const letters = new Map<string, Map<string, LetterOnWire>>();
  const collectors = new Set<Collector>();
  const topics = new Map<string, Set<{ readonly listener: TopicListener; readonly isOn: () => boolean }>>();
  const soon = (work: () => void): void => void setTimeout(work, 0);

  const giveOut = ({ key, isOn, mailbox }: Collector): void => {
    if (isOn()) mailbox.receive([...(letters.get(key)?.values() ?? [])]);
  };
  const giveAll = (key?: string): void => {
    for (const one of collectors) if (key === undefined || one.key === key) soon(() => giveOut(one));
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
          const box = letters.get(to) ?? new Map<string, LetterOnWire>();
          letters.set(to, box.set(id, { id, letter: toText(bytes), at: clock() }));
          giveAll(to);
          return ok(undefined);
        },
        collect({ publicKey }, handler) {
          const key = toText(publicKey);
          const mailbox = openMailbox({
            handler,
            acknowledge: (id) => void letters.get(key)?.delete(id),
            again: () => giveOut(collector),
          });
          const collector: Collector = { key, isOn, mailbox };
          collectors.add(collector);
          soon(() => giveOut(collector));
          return () => {
            collectors.delete(collector);
            mailbox.stop();
          };
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
