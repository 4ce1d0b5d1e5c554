/** One process: the built app over HTTP, and the signalling socket beside it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { admissions } from './admission.ts';
import { Buckets } from './bucket.ts';
import type { Config } from './config.ts';
import { Connection, type Hall } from './connection.ts';
import { frameOf } from './frame.ts';
import { Groups } from './groups.ts';
import { securityHeaders } from './headers.ts';
import { DEFAULT_LIMITS, type Limits, spenderOf } from './limits.ts';
import type { Log } from './log.ts';
import { answerState, newMetrics } from './metrics.ts';
import { LIMITS, refusal } from './protocol.ts';
import { keepAssets, staticFiles } from './static.ts';
import { openStore } from './store.ts';
import { Unread } from './unread.ts';

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

// ws closes such frames before anyone sees them, without a word: here the client is told which rule it broke.
const REFUSALS = new Map([1002, 1007, 1009].map((code) => [code, code === 1009 ? 'too-large' : 'malformed'] as const));
class TellingSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const broken = REFUSALS.get(code ?? 0);
    if (broken !== undefined && this.readyState === WebSocket.OPEN) this.send(JSON.stringify(refusal(broken)));
    super.close(code, reason);
  }
}

/** Listens, or rejects with what kept it from listening or from opening its store. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { clock, dataDir, distDir, origin, random, redisUrl, version = '0', log = () => undefined } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const admission = admissions(options.programmes, dataDir, log);
  const metrics = newMetrics();
  const letterLife = (options.letterDays ?? 30) * 86_400_000;
  const store = await openStore({ random, dataDir, redisUrl, letterLife, pages: limits.pages });
  const hall: Hall = {
    topics: new Groups<Connection>('t', store.others, (members, text, _, teller) => {
      const frame = frameOf(text);
      for (const member of members) {
        if (member === teller) continue;
        member.send(frame);
        if (member.isBehind()) teller?.rest();
      }
    }),
    collectors: new Groups<Connection>('m', store.others, (members, _, mailbox) => {
      for (const member of members) member.wake(mailbox);
    }),
    unread: new Unread(limits),
    budgets: {
      directBytes: new Buckets(limits.directBytes, clock),
      addressMessages: new Buckets(limits.addressMessages, clock),
      addressLetters: new Buckets(limits.addressLetters, clock),
      addressProgrammes: new Buckets(limits.addressProgrammes, clock),
      programmeLetters: new Buckets(limits.programmeLetters, clock),
    },
    registered: new Set(),
    openTopics: options.openTopics ?? false,
    store,
    limits,
    clock,
    random,
    log,
    count: metrics.count,
    relays: options.relays ?? { urls: [], secret: undefined },
    admits: admission.admits,
  };
  store.others?.onBack(() => hall.collectors.tellAll('')); // a word of new letters may have been lost
  const files = staticFiles(distDir, dataDir);
  const connections = new Map<WebSocket, Connection>();
  const crowds = new Groups<Connection>('a', undefined, () => undefined);
  const answered = new WeakSet<WebSocket>();
  let closing: Promise<void> | null = null;
  const asked = {
    version,
    isClosing: () => closing !== null,
    isHealthy: () => store.healthy(),
    metrics() {
      const [topics, mailboxes_read] = [hall.topics.size, hall.collectors.size];
      return metrics.text({ open_connections: connections.size, topics, mailboxes_read });
    },
  };

  const patience = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000 };
  const http = createServer({ ...patience, connectionsCheckingInterval: 2_000 });
  http.on('request', (request, response) => {
    response.setHeaders(new Map(Object.entries(securityHeaders(request, origin))));
    if (answerState(request, response, asked)) return;
    files(request, response).catch((failure: unknown) => {
      log('debug', 'response-cut', failure); // the reader left, or the file changed under us
      response.destroy();
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.message, WebSocket: TellingSocket });
  const isWelcome = ({ headers }: IncomingMessage): boolean =>
    origin === undefined ||
    headers.origin === undefined ||
    [origin, `http://${headers.host}`, `https://${headers.host}`].includes(headers.origin);
  /** Why this socket is not opened; null: it is. */
  function refusalOf(request: IncomingMessage, address: string | null): string | null {
    const isFlood = hall.budgets.addressMessages.take(address, limits.penalty) !== 'ok';
    if (closing !== null || connections.size >= limits.connections) return '503 Service Unavailable';
    const isCrowded = address !== null && crowds.of(address).size >= limits.addressConnections;
    if (isFlood || isCrowded) return '429 Too Many Requests';
    return isWelcome(request) ? null : '403 Forbidden';
  }
  function greet(client: WebSocket, below: Duplex, address: string | null): void {
    metrics.count('connections');
    const connection = new Connection(client, below, address, hall);
    connections.set(client, connection);
    if (address !== null) crowds.add(address, connection);
    answered.add(client);
    client.on('pong', () => answered.add(client));
    client.on('close', () => {
      connections.delete(client);
      if (address !== null) crowds.remove(address, connection);
    });
  }
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => log('debug', 'upgrade-cut'));
    const address = spenderOf(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']);
    const refused = refusalOf(request, address);
    if (refused === null) sockets.handleUpgrade(request, socket, head, (client) => greet(client, socket, address));
    else socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });

  const release = (): void => {
    admission.stop();
    metrics.stop();
    store.close();
  };
  http.listen(options.port, options.host);
  await once(http, 'listening').catch((failure: unknown) => {
    release();
    throw failure;
  });
  const heartbeat = setInterval(() => {
    for (const client of connections.keys()) {
      if (answered.delete(client)) client.ping();
      else client.terminate();
    }
    for (const buckets of Object.values(hall.budgets)) buckets.sweep();
  }, limits.heartbeat);
  const tidy = (): void => {
    store.expire(clock()).catch((failure: unknown) => log('error', 'store-failed', failure));
    if (dataDir === ':memory:') return;
    const kept = keepAssets(distDir, join(dataDir, 'assets'), clock());
    kept.catch((failure: unknown) => log('error', 'assets-not-kept', failure));
  };
  const tidying = setInterval(tidy, 3_600_000);
  tidy();

  const end = async (): Promise<void> => {
    clearInterval(heartbeat);
    clearInterval(tidying);
    await sleep(limits.notice);
    const leaving = [...connections.values()];
    const together = Math.ceil(leaving.length / limits.drain);
    while (leaving.length > 0) {
      for (const connection of leaving.splice(0, together)) connection.dismiss('closing', 1001);
      await sleep(1);
    }
    const stopped = new Promise<void>((resolve) => http.close(() => resolve()));
    const impatience = setTimeout(() => {
      for (const client of connections.keys()) client.terminate();
      http.closeAllConnections();
    }, limits.farewell);
    http.closeIdleConnections();
    await stopped;
    clearTimeout(impatience);
    release();
  };

  const address = http.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () => (closing ??= end()),
  };
}
