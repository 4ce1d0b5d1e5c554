/** A plain client for tests: real sockets, every frame from the server parsed, no waiting by the clock. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientOptions, WebSocket } from 'ws';
import { parseServerMessage, type ServerMessage } from '../../app/peer/server/answers.ts';
import type { Limits } from '../limits.ts';
import { type ClientFrame, ticketPayload } from '../protocol.ts';
import { type RunningServer, type ServerOptions, startServer } from '../server.ts';

export { parseServerMessage };
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'binome-signaling-'));

export interface TestOptions extends Partial<Omit<ServerOptions, 'limits'>> {
  readonly limits?: Partial<Limits>;
}

/** A server on a port of its own, in this process. */
export const start = (options: TestOptions = {}): Promise<RunningServer> =>
  startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: newFolder(),
    distDir: newFolder(),
    clock: () => performance.timeOrigin + performance.now(),
    random: (length) => randomBytes(length),
    ...options,
  });

export interface Pair {
  readonly key: string;
  readonly secret: KeyObject;
}

export function newPair(): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { key: String(publicKey.export({ format: 'jwk' }).x), secret: privateKey };
}

export function proofOf({ key, secret }: Pair, nonce: string): string {
  const signed = ['binome/1/topic\0', Buffer.from(nonce, 'base64url'), Buffer.from(key, 'base64url')];
  return sign(null, Buffer.concat(signed.map((part) => Buffer.from(part))), secret).toString('base64url');
}

export const idOf = (letter: string): string =>
  createHash('sha256').update(Buffer.from(letter, 'base64url')).digest('base64url');

export const newLetter = (words: string | Uint8Array): { id: string; letter: string } => {
  const letter = Buffer.from(words).toString('base64url');
  return { id: idOf(letter), letter };
};

type Of<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/** A programme's ticket for a mailbox. */
export function ticketOf({ key, secret }: Pair, to: string, until: number, most: number) {
  const signature = sign(null, Buffer.from(ticketPayload(to, { until, most })), secret).toString('base64url');
  return { by: key, until, most, signature };
}
export type TestTicket = ReturnType<typeof ticketOf>;

export class Client {
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  nonce = '';
  readonly #unread: ServerMessage[] = [];
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(port: number, options: ClientOptions = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/signaling`, options);
    this.socket.on('message', (data) => {
      const parsed = parseServerMessage(data.toString());
      if (parsed === null) throw new Error(`The server said something the page's parser refuses: ${data.toString()}`);
      this.#unread.push(parsed);
      this.#stir();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        this.#ended = true;
        resolve({ code, reason: reason.toString() });
        this.#stir();
      });
    });
    this.socket.on('error', () => this.#stir()); // refused or cut: `closed` follows
  }

  #stir(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** The first unread frame of these types; others stay unread. Rejects when the socket ends first. */
  async next<T extends ServerMessage['type']>(...types: T[]): Promise<Of<T>> {
    const wanted = (message: ServerMessage): message is Of<T> => types.some((type) => type === message.type);
    for (;;) {
      const index = this.#unread.findIndex(wanted);
      const [found] = index < 0 ? [] : this.#unread.splice(index, 1);
      if (found && wanted(found)) return found;
      if (this.#ended) throw new Error(`Closed before any ${types.join()}.`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** What has come and was not asked for. */
  unread(): ServerMessage[] {
    return this.#unread.splice(0);
  }

  /** All unread frames, once the server has answered everything said so far. */
  async settle(): Promise<ServerMessage[]> {
    this.send({ type: 'ping' });
    await this.next('pong');
    return this.unread();
  }

  async prove(...pairs: Pair[]): Promise<this> {
    for (const pair of pairs) {
      this.sendProof(pair);
      await this.next('proved');
    }
    return this;
  }

  sendProof(pair: Pair): void {
    this.send({ type: 'prove', key: pair.key, signature: proofOf(pair, this.nonce) });
  }

  async deposit(to: string, words: string | Uint8Array, from?: string, ticket?: TestTicket): Promise<ServerMessage> {
    const { id, letter } = newLetter(words);
    this.send({ type: 'deposit', id, to, letter, ...(from !== undefined && { from }), ...(ticket && { ticket }) });
    return this.next('deposited', 'error');
  }

  /** Words of the letters waiting in a mailbox, in order, until as many as expected have come. */
  async collect(key: string, count: number): Promise<string[]> {
    this.send({ type: 'collect', key });
    return this.receive(count);
  }

  async receive(count: number): Promise<string[]> {
    const words: string[] = [];
    do {
      const { letters } = await this.next('letters');
      words.push(...letters.map(({ letter }) => Buffer.from(letter, 'base64url').toString()));
    } while (words.length < count);
    return words;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

/** Connected and challenged; with the keys given proved. */
export async function connect(port: number, ...pairs: Pair[]): Promise<Client> {
  const client = new Client(port);
  client.nonce = (await client.next('challenge')).nonce;
  return client.prove(...pairs);
}

/** Cleo's programme, registered on this server. */
export async function openProgramme(port: number): Promise<{ cleo: Client; programme: Pair }> {
  const programme = newPair();
  const cleo = await connect(port, programme);
  cleo.send({ type: 'register', key: programme.key, notice: 'bm90aWNl' });
  await cleo.next('registered');
  return { cleo, programme };
}
