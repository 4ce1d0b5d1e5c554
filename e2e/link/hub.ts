/** y-webrtc's signalling in its plainest form, with a chosen delay: subscriptions and publications, never sent back to the sender. */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface Message {
  readonly type?: unknown;
  readonly topics?: unknown;
  readonly topic?: unknown;
}

export interface Hub {
  readonly url: string;
  /** Milliseconds each publication takes; may change at any time. */
  latency: number;
  /** Text of every publication so far. */
  readonly seen: string[];
  close(): Promise<void>;
}

export async function openHub(latency = 0): Promise<Hub> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const topics = new Map<string, Set<WebSocket>>();
  const hub: Hub = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    latency,
    seen: [],
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const text = String(data);
      const message = JSON.parse(text) as Message;
      if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      if (message.type === 'subscribe' && Array.isArray(message.topics)) {
        for (const topic of message.topics) {
          const subscribed = topics.get(String(topic)) ?? new Set();
          topics.set(String(topic), subscribed.add(socket));
        }
      }
      if (message.type === 'publish') {
        hub.seen.push(text);
        setTimeout(() => {
          for (const other of topics.get(String(message.topic)) ?? []) {
            if (other !== socket && other.readyState === other.OPEN) other.send(text);
          }
        }, hub.latency);
      }
    });
    socket.on('close', () => {
      for (const subscribed of topics.values()) subscribed.delete(socket);
    });
  });
  return hub;
}
