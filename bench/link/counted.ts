/** In front of a signalling server: passes everything on, and counts it. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Counted {
  /** What to give the page instead of the server's own address. */
  readonly url: string;
  /** Both ways, of all its connections: HTTP's greeting and WebSocket's frames, without TCP. */
  bytes(): number;
  close(): Promise<void>;
}

export async function countBytes(server: string): Promise<Counted> {
  const { hostname, port } = new URL(server);
  let bytes = 0;
  const open = new Set<Socket>();
  const front = createServer((client) => {
    const onward = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, onward],
      [onward, client],
    ] as const) {
      open.add(from);
      from.on('data', (part) => {
        bytes += part.length;
        to.write(part);
      });
      // An end that breaks off closes the other; its error is how it says so.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const url = new URL(server);
  url.port = String((front.address() as AddressInfo).port);
  return {
    url: url.href,
    bytes: () => bytes,
    async close() {
      const closed = new Promise((resolve) => front.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
