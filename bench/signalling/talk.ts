/** Pairs that publish to each other: what a publication costs the server, and how long it takes. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pair } from '../../signaling/testing/client.ts';
import { type Client, closeAll, openClient, openMany } from './clients.ts';
import type { Server } from './servers.ts';

const MARKS = ['A', 'B'] as const;

/** Two clients, each in the same five topics; they talk in the first. */
export interface Couple {
  readonly clients: readonly [Client, Client];
  readonly topic: string;
}

export const TOPICS = 5;

/** `other`: where the second of each couple is, if not with the first. */
export async function openCouples(
  server: Server,
  count: number,
  keys: readonly Pair[],
  { from = 0, other = server }: { readonly from?: number; readonly other?: Server } = {},
): Promise<Couple[]> {
  const topicsOf = (index: number): readonly Pair[] => keys.slice((index >> 1) * TOPICS, ((index >> 1) + 1) * TOPICS);
  const clients = await openMany(count * 2, (index) =>
    openClient(index % 2 === 0 ? server : other, from + index, topicsOf(index)),
  );
  return Array.from({ length: count }, (_, at) => {
    const [first, second] = clients.slice(at * 2, at * 2 + 2);
    const topic = keys[at * TOPICS]?.key;
    if (!first || !second || topic === undefined) throw new Error('a couple is two, in a topic');
    return { clients: [first, second], topic };
  });
}

export const closeCouples = (couples: readonly Couple[]): Promise<void> =>
  closeAll(couples.flatMap(({ clients }) => clients));

const frameOf = (topic: string, data: string): string => JSON.stringify({ type: 'publish', topic, data });
const dataOf = (text: string): number => text.indexOf('"data":"') + '"data":"'.length;

export interface Cost {
  /** µs of the server a publication. */
  readonly cpu: number;
  /** Publications a second. */
  readonly rate: number;
}

/**
 * Each couple hands `each` publications of `size` bytes to and fro, `flight` of them on their way at a time. All couples
 * at once, as fast as they are answered.
 */
export async function pingPong(
  servers: readonly Server[],
  couples: readonly Couple[],
  { flight, size, each }: { readonly flight: number; readonly size: number; readonly each: number },
): Promise<Cost> {
  let open = couples.length;
  let done: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  const starts = couples.map(({ clients, topic }) => {
    const frames = MARKS.map((mark) => frameOf(topic, mark.padEnd(size, 'x')));
    let sent = 0;
    let received = 0;
    const publish = (side: number): void => {
      if (sent >= each) return;
      sent += 1;
      clients[side === 0 ? 0 : 1].socket.send(frames[side] ?? '');
    };
    for (const [side, client] of clients.entries()) {
      client.hear = (text) => {
        if (text[dataOf(text)] === MARKS[side]) return; // one's own echo
        received += 1;
        publish(side);
        if (received === each) {
          open -= 1;
          if (open === 0) done();
        }
      };
    }
    return () => {
      for (let at = 0; at < flight; at += 1) publish(0);
    };
  });
  const cpu = (): number => servers.reduce((sum, server) => sum + server.cpu(), 0);
  const before = cpu();
  const began = performance.now();
  for (const start of starts) start();
  await Promise.race([finished, stuck()]);
  const seconds = (performance.now() - began) / 1_000;
  const total = couples.length * each;
  return { cpu: (cpu() - before) / total, rate: total / seconds };
}

async function stuck(): Promise<never> {
  await sleep(60_000, undefined, { ref: false });
  throw new Error('publications were lost');
}

/** Publications at a steady rate, by every client in turn: how long each was on its way, ms, sorted. */
export async function steady(
  couples: readonly Couple[],
  { rate, size, seconds }: { readonly rate: number; readonly size: number; readonly seconds: number },
): Promise<readonly number[]> {
  const total = Math.floor(rate * seconds);
  const sentAt = new Float64Array(total);
  const took: number[] = [];
  let done: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  for (const { clients } of couples) {
    for (const [side, client] of clients.entries()) {
      client.hear = (text) => {
        const from = dataOf(text);
        if (text[from] === MARKS[side]) return;
        took.push(performance.now() - (sentAt[Number(text.slice(from + 1, from + 9))] ?? Number.NaN));
        if (took.length === total) done();
      };
    }
  }
  const began = performance.now();
  let next = 0;
  while (next < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * rate));
    for (; next < due; next += 1) {
      const couple = couples[next % couples.length];
      const side = Math.floor(next / couples.length) % 2 === 0 ? 0 : 1;
      if (couple === undefined) continue;
      sentAt[next] = performance.now();
      couple.clients[side].socket.send(
        frameOf(couple.topic, `${MARKS[side]}${String(next).padStart(8, '0')}`.padEnd(size, 'x')),
      );
    }
    await sleep(1);
  }
  const lost = once(AbortSignal.timeout(20_000), 'abort').then(() => {
    throw new Error(`of ${total} publications ${took.length} came`);
  });
  await Promise.race([finished, lost]);
  return took.sort((a, b) => a - b);
}
