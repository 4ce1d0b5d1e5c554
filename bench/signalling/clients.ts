/** The same plain client for both servers: each from a loopback address of its own, as people come from theirs. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { newPair, type Pair, proofOf } from '../../signaling/testing/client.ts';
import type { Server } from './servers.ts';

export interface Client {
  readonly socket: WebSocket;
  /** Called with each publication's text, its sender's own echo included where the server echoes. */
  hear: (text: string) => void;
}

/** Keys of topics, made before any clock runs. */
export const newKeys = (count: number): readonly Pair[] => Array.from({ length: count }, newPair);

const addressOf = (index: number): string => `127.${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;

function socketTo(port: number, index: number): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}/signaling`, {
    localAddress: addressOf(index + 1),
    perMessageDeflate: false,
  });
}

/** Rejects when the socket ends before the predicate holds of a frame. */
export function heard(socket: WebSocket, holds: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      socket.off('message', onMessage);
      socket.off('close', onClose);
    };
    const onClose = (): void => {
      done();
      reject(new Error('the socket closed'));
    };
    const onMessage = (data: Buffer): void => {
      const text = data.toString();
      if (text.startsWith('{"type":"error"')) {
        done();
        reject(new Error(`the server refused: ${text}`));
      } else if (holds(text)) {
        done();
        resolve(text);
      }
    };
    socket.on('message', onMessage);
    socket.on('close', onClose);
  });
}

/** Connected, subscribed to these topics, which ours wants proved, and answered. */
export async function openClient({ kind, port }: Server, index: number, topics: readonly Pair[]): Promise<Client> {
  const socket = socketTo(port, index);
  socket.on('error', () => socket.terminate()); // `close` follows, and is what is looked at
  const ready = heard(socket, (text) => text === '{"type":"pong"}');
  ready.catch(Boolean); // also when the challenge never came
  if (kind === 'ours') {
    const { nonce } = JSON.parse(await heard(socket, (text) => text.includes('"challenge"')));
    for (const topic of topics) {
      socket.send(JSON.stringify({ type: 'prove', key: topic.key, signature: proofOf(topic, nonce) }));
    }
  } else await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', topics: topics.map(({ key }) => key) }));
  socket.send('{"type":"ping"}');
  await ready;
  const client: Client = { socket, hear: () => undefined };
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('{"type":"publish"')) client.hear(text);
    else if (text.startsWith('{"type":"error"') && !text.includes('"closing"'))
      throw new Error(`the server refused: ${text}`);
  });
  return client;
}

/** Opens many, some at a time. */
export async function openMany(count: number, open: (index: number) => Promise<Client>): Promise<Client[]> {
  const clients: Client[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      clients[index] = await open(index);
    }
  };
  await Promise.all(Array.from({ length: 64 }, worker));
  return clients;
}

export async function closeAll(clients: readonly Client[]): Promise<void> {
  await Promise.all(
    clients.map(async ({ socket }) => {
      const closed = once(socket, 'close');
      socket.terminate();
      await closed;
    }),
  );
}
