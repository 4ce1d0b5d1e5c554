/** One process: the built app over HTTP, and the signalling socket beside it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import type { Config } from './config.ts';
import { Connection } from './connection.ts';
import { newGroups } from './groups.ts';
import { openHall } from './hall.ts';
import { securityHeaders } from './headers.ts';
import { type Limits, spenderOf } from './limits.ts';
import type { Log } from './log.ts';
import { answerState, type State } from './metrics.ts';
import { type ErrorCode, LIMITS, refusal } from './protocol.ts';
import { staticFiles } from './static.ts';

export interface ServerOptions extends Partial<Omit<Config, 'port' | 'dataDir'>>, Pick<Config, 'port' | 'dataDir'> {
  readonly host?: string;
  readonly distDir: string;
  readonly version?: string;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly log?: Log;
  readonly limits?: Partial<Limits>;
}

export interface RunningServer {
  readonly port: number;
  /** Tells every client, waits for them a moment, closes the store. Calling it again waits for the same end. */
  close(): Promise<void>;
}

const BROKEN = new Map<unknown, ErrorCode>([
  [1002, 'malformed'],
  [1007, 'malformed'],
  [1008, 'too-many'], // pieces of one message
  [1009, 'too-large'],
]);
/** ws closes such frames before anyone sees them, without a word: here the client is told which rule it broke. */
class TellingSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const broken = reason === undefined && this.readyState === WebSocket.OPEN ? BROKEN.get(code) : undefined;
    if (broken !== undefined) {
      this.send(JSON.stringify(refusal(broken)));
      setTimeout(() => this.terminate(), 5_000); // who does not answer: ws would wait half a minute
    }
    super.close(code, reason);
  }
}
/** What ws keeps of one message: its bytes, in so many pieces and frames. Browsers send two or three. */
const SOCKETS = { maxPayload: LIMITS.message, maxBufferedChunks: 512, maxFragments: 16, WebSocket: TellingSocket };
/** Whether a host is this machine or an address: a name may be anybody's, and made to lead here. */
const hasNoName = (host: string): boolean => /^(?:localhost|[\d.]+|\[[\da-f:]+\])(?::\d+)?$/i.test(host);
/** Milliseconds in which a request has to be there whole. And bytes held of an answer that waits to be read. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000, highWaterMark: 16_384 };

/** Listens, or rejects with what kept it from listening or from opening its store. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataDir, distDir, origin, version = '0' } = options;
  const hall = await openHall(options);
  const { limits, log, store, budgets, metrics, topics, collectors } = hall;
  const files = staticFiles(distDir, dataDir);
  const connections = new Set<Connection>();
  const answering = new WeakSet<Duplex>();
  const crowds = newGroups<Connection | Duplex>('a', undefined, () => undefined);
  let closing: Promise<void> | null = null;
  let isProxySeen = false;
  const state = (): State => (!store.healthy() ? 'failing' : closing === null ? 'ok' : 'closing');
  const counts = (): string =>
    metrics.text({ open_connections: connections.size, topics: topics.count(), mailboxes_read: collectors.count() });
  const http = createServer({ ...PATIENCE, connectionsCheckingInterval: 2_000 });
  http.setTimeout(10_000); // who reads nothing of an answer for twice as long
  http.on('request', (request, response) => {
    // No browser or proxy asks again before it was answered; who does would have all of the answers held here.
    const { socket, headers } = request;
    if (answering.has(socket)) return void socket.destroy();
    const address = spenderOf(socket.remoteAddress ?? '', headers['x-forwarded-for']);
    const isCrowded = address !== null && crowds.of(address).size >= limits.addressConnections;
    answering.add(socket);
    crowds.add(String(address), socket);
    response.on('close', () => answering.delete(socket) && crowds.remove(String(address), socket));
    response.setHeaders(new Map(Object.entries(securityHeaders(request, origin))));
    if (isCrowded) return void response.writeHead(429, { connection: 'close' }).end();
    if (answerState(request, response, { version, state, counts })) return;
    files(request, response).catch((failure: unknown) => {
      log('debug', 'response-cut', failure); // the reader left, or the file changed under us
      response.destroy();
    });
  });

  const sockets = new WebSocketServer({ noServer: true, ...SOCKETS });
  /** Why this socket is not opened; null: it is. */
  function refusalOf({ headers }: IncomingMessage, address: string | null): string | null {
    const { host = '', origin: page } = headers;
    if (address === null && !hasNoName(host) && !isProxySeen) {
      isProxySeen = true;
      log('warn', 'proxy-without-x-forwarded-for: no visitor is counted by address');
    }
    const isFlood = budgets.addressMessages.take(address, limits.penalty) !== 'ok';
    if (closing !== null || connections.size >= limits.connections) return '503 Service Unavailable';
    const isCrowded = address !== null && crowds.of(address).size >= limits.addressConnections;
    if (isFlood || isCrowded) return '429 Too Many Requests';
    if (page === undefined || origin === undefined || page === origin) return null;
    return hasNoName(host) && [`http://${host}`, `https://${host}`].includes(page) ? null : '403 Forbidden';
  }
  function greet(client: WebSocket, below: Duplex, address: string | null): void {
    const connection = new Connection(client, below, address, hall);
    metrics.count('connections');
    connections.add(connection);
    crowds.add(String(address), connection);
    client.on('close', () => {
      connections.delete(connection);
      crowds.remove(String(address), connection);
    });
  }
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => log('debug', 'upgrade-cut'));
    const address = spenderOf(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']);
    const refused = refusalOf(request, address);
    if (refused === null) sockets.handleUpgrade(request, socket, head, (client) => greet(client, socket, address));
    else socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });

  http.listen(options.port, options.host);
  await once(http, 'listening').catch((failure: unknown) => {
    hall.close();
    throw failure;
  });
  const heartbeat = setInterval(() => {
    for (const connection of connections) connection.beat();
    for (const each of Object.values(budgets)) each.sweep();
  }, limits.heartbeat);
  const expire = (): void => {
    store.expire(hall.clock()).catch((failure: unknown) => log('error', 'store-failed', failure));
  };
  const expiring = setInterval(expire, 3_600_000);
  expire();

  const end = async (): Promise<void> => {
    clearInterval(heartbeat);
    clearInterval(expiring);
    await sleep(limits.notice);
    const leaving = [...connections];
    const together = Math.ceil(leaving.length / limits.drain);
    while (leaving.length > 0) {
      for (const connection of leaving.splice(0, together)) connection.dismiss('closing', 1001);
      await sleep(1);
    }
    const stopped = new Promise((resolve) => http.close(resolve));
    const impatience = setTimeout(() => {
      for (const connection of connections) connection.cut();
      http.closeAllConnections();
    }, limits.farewell);
    http.closeIdleConnections();
    await stopped;
    clearTimeout(impatience);
    hall.close();
  };

  const address = http.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () => (closing ??= end()),
  };
}
