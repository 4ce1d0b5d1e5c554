/** One process: the built app over HTTP, and the signalling socket beside it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { admissions } from './admission.ts';
import { Buckets } from './bucket.ts';
import type { Config } from './config.ts';
import { Connection, type Hall } from './connection.ts';
import { keepAssets } from './former.ts';
import { frameOf } from './frame.ts';
import { Groups } from './groups.ts';
import { securityHeaders } from './headers.ts';
import { DEFAULT_LIMITS, type Limits, spenderOf } from './limits.ts';
import type { Log } from './log.ts';
import { newMetrics } from './metrics.ts';
import { LIMITS } from './protocol.ts';
import { type Asked, answerState } from './states.ts';
import { staticFiles } from './static.ts';
import { openStore } from './store.ts';

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

const DAY = 86_400_000;

// ws closes such frames before anyone sees them, without a word: here the client is told which rule it broke.
const REFUSALS: ReadonlyMap<number, 'malformed' | 'too-large'> = new Map([
  [1002, 'malformed'],
  [1007, 'malformed'],
  [1009, 'too-large'],
]);
class TellingSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const refusal = code === undefined ? undefined : REFUSALS.get(code);
    if (refusal !== undefined && this.readyState === WebSocket.OPEN) {
      this.send(JSON.stringify({ type: 'error', code: refusal }));
    }
    super.close(code, reason);
  }
}

/** Listens, or rejects with what kept it from listening or from opening its store. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { clock, origin, random, version = '0', log = () => undefined } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const admission = admissions(options.programmes, options.dataDir, log);
  const metrics = newMetrics();
  const store = await openStore({
    random,
    dataDir: options.dataDir,
    redisUrl: options.redisUrl,
    letterLife: (options.letterDays ?? 30) * DAY,
    pages: limits.pages,
  });
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
    addresses: new Buckets(limits.addressMessages),
    letters: new Buckets(limits.addressLetters),
    programmeLetters: new Buckets(limits.programmeLetters),
    founders: new Buckets(limits.addressProgrammes),
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
  const files = staticFiles(options.distDir, options.dataDir);
  const connections = new Map<WebSocket, Connection>();
  const crowds = new Groups<Connection>('a', undefined, () => undefined);
  const answered = new WeakSet<WebSocket>();
  let closing: Promise<void> | null = null;
  const asked: Asked = {
    version,
    isClosing: () => closing !== null,
    isHealthy: () => store.healthy(),
    metrics: () =>
      metrics.text({
        open_connections: connections.size,
        topics: hall.topics.size,
        mailboxes_read: hall.collectors.size,
      }),
  };

  const http = createServer({
    headersTimeout: 10_000,
    requestTimeout: 15_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
  });
  http.on('request', (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders(request, origin))) response.setHeader(name, value);
    const answer = async (): Promise<void> => {
      if (!(await answerState(request, response, asked))) await files(request, response);
    };
    answer().catch((failure: unknown) => {
      log('debug', 'response-cut', failure); // the reader left, or the file changed under us
      response.destroy();
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.message, WebSocket: TellingSocket });

  const isWelcome = ({ headers }: IncomingMessage): boolean =>
    origin === undefined ||
    headers.origin === undefined ||
    [origin, `http://${headers.host}`, `https://${headers.host}`].includes(headers.origin);
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => log('debug', 'upgrade-cut'));
    const address = spenderOf(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']);
    const isCrowded =
      hall.addresses.take(address, limits.penalty, clock()) !== 'ok' ||
      (address !== null && crowds.of(address).size >= limits.addressConnections);
    const isFull = closing !== null || connections.size >= limits.connections;
    if (isFull || isCrowded || !isWelcome(request)) {
      const status = isFull ? '503 Service Unavailable' : isCrowded ? '429 Too Many Requests' : '403 Forbidden';
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      metrics.count('connections');
      const connection = new Connection(client, socket, address, hall);
      connections.set(client, connection);
      if (address !== null) crowds.add(address, connection);
      answered.add(client);
      client.on('pong', () => answered.add(client));
      client.on('close', () => {
        connections.delete(client);
        if (address !== null) crowds.remove(address, connection);
      });
    });
  });

  http.listen(options.port, options.host);
  await once(http, 'listening').catch((failure: unknown) => {
    admission.stop();
    metrics.stop();
    store.close();
    throw failure;
  });
  const heartbeat = setInterval(() => {
    for (const client of connections.keys()) {
      if (answered.delete(client)) client.ping();
      else client.terminate();
    }
    for (const buckets of [hall.addresses, hall.letters, hall.programmeLetters, hall.founders]) buckets.sweep(clock());
  }, limits.heartbeat);
  const tidy = (): void => {
    store.expire(clock()).catch((failure: unknown) => log('error', 'store-failed', failure));
    if (options.dataDir === ':memory:') return;
    keepAssets(options.distDir, join(options.dataDir, 'assets'), clock()).catch((failure: unknown) =>
      log('error', 'assets-not-kept', failure),
    );
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
    admission.stop();
    metrics.stop();
    store.close();
  };

  const address = http.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}
