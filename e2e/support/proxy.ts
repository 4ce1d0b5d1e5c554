/** Stands before the server and writes down every frame and request that reaches it, and every answer. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Kept } from './leaks.ts';

export interface RecordingProxy {
  readonly address: string;
  readonly port: number;
  /** Everything so far, in order. */
  record(): readonly Kept[];
  /** How many sockets people have open now. */
  sockets(): number;
  /** Ends every socket now open, as a network failure would. */
  cut(): void;
  /** While true every frame is lost, both ways, and no socket ends: nobody is told. */
  deaf: boolean;
  close(): Promise<void>;
}

const bytesOf = (data: RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;

/** `target` is the server's address. People open the proxy's. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const kept: Kept[] = [];
  const open = new Set<WebSocket>();
  const keep = (place: string, bytes: Buffer) => kept.push({ place, bytes });
  const { hostname, port: targetPort } = new URL(target);

  const server = createServer((asked, answer) => {
    keep(`request ${asked.method}`, Buffer.from(`${asked.url}\n${JSON.stringify(asked.rawHeaders)}`));
    const { method, url, headers } = asked;
    const onward = request({ hostname, port: targetPort, method, path: url, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    asked.on('data', (part: Buffer) => keep(`request body ${url}`, part)).pipe(onward);
  });

  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (asked: IncomingMessage, socket, head) => {
    keep('request upgrade', Buffer.from(`${asked.url}\n${JSON.stringify(asked.rawHeaders)}`));
    const { origin } = asked.headers;
    const onward = new WebSocket(`ws://${hostname}:${targetPort}${asked.url}`, { ...(origin && { origin }) });
    onward.on('error', () => socket.destroy());
    onward.once('open', () => {
      sockets.handleUpgrade(asked, socket, head, (inward) => join(inward, onward));
    });
    // What the server says at once, before the other side is joined, is kept for it.
    const early: { data: RawData; binary: boolean }[] = [];
    const wait = (data: RawData, binary: boolean) => early.push({ data, binary });
    onward.on('message', wait);
    function join(inward: WebSocket, outward: WebSocket): void {
      outward.off('message', wait);
      const carry = (from: WebSocket, to: WebSocket, place: string) => {
        const pass = (data: RawData, binary: boolean) => {
          keep(place, bytesOf(data));
          if (!proxy.deaf && to.readyState === WebSocket.OPEN) to.send(data, { binary });
        };
        open.add(from);
        from.on('message', pass);
        from.on('error', () => to.terminate());
        from.on('close', (code, reason) => {
          open.delete(from);
          if (code >= 1000 && code !== 1005 && code !== 1006 && to.readyState === WebSocket.OPEN)
            to.close(code, reason);
          else to.terminate();
        });
        return pass;
      };
      const deliver = carry(outward, inward, 'frame from the server');
      carry(inward, outward, 'frame to the server');
      for (const { data, binary } of early) deliver(data, binary);
    }
  });

  server.listen(0);
  await once(server, 'listening');
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('a TCP server has a port');
  const cut = () => {
    for (const socket of open) socket.terminate();
  };
  const proxy: RecordingProxy = {
    address: `http://localhost:${place.port}`,
    port: place.port,
    record: () => kept,
    // Each is carried by two: one to the person, one to the server.
    sockets: () => open.size / 2,
    cut,
    deaf: false,
    async close() {
      cut();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
