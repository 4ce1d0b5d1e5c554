/**
 * One client's connection: what it has proved, what it may spend, and the answer to each of its messages.
 * Every refusal has a name; nothing a client sends can throw past `#receive`.
 */
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { Bucket, type Buckets, type Spent } from './bucket.ts';
import type { Config } from './config.ts';
import { type Depositor, deposit } from './deposit.ts';
import { frameOf } from './frame.ts';
import type { Groups } from './groups.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import { mailCarrier } from './mail.ts';
import type { Counted } from './metrics.ts';
import { verifyProof } from './proof.ts';
import type { About, Address, ClientMessage, ErrorCode, Message, ServerFrame } from './protocol.ts';
import { aboutOf, LIMITS, parseAddress, parseClientMessage, refusal } from './protocol.ts';
import { mintRelays } from './relays.ts';
import type { Store } from './store.ts';
import type { Reader, Unread } from './unread.ts';

/** What all connections share. */
export interface Hall {
  readonly topics: Groups<Connection>;
  readonly collectors: Groups<Connection>;
  readonly store: Store;
  readonly limits: Limits;
  /** What each network address may say, leave and found, and the letters of each programme. */
  readonly budgets: Record<
    'directBytes' | 'addressMessages' | 'addressLetters' | 'addressProgrammes' | 'programmeLetters',
    Buckets
  >;
  readonly unread: Unread;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly log: Log;
  readonly count: (name: Counted) => void;
  readonly relays: Config['relays'];
  /** Whether this server lets the key be a programme. */
  readonly admits: (key: Address) => boolean;
  /** Programmes the store is known to know. */
  readonly registered: Set<Address>;
  /** Topics that are no key need no proof. */
  readonly openTopics: boolean;
}

/** Some messages have no answer. */
type Said = ServerFrame | undefined;

const flush = (connection: Connection): void => connection.flush();

/** Greets a new socket and serves it until it closes. A class: ten thousand of them share its functions. */
export class Connection implements Depositor, Reader {
  readonly address: string | null;
  readonly proven = new Set<string>();
  deposits = 0;
  directs = 0;
  readonly #socket: WebSocket;
  readonly #below: Duplex;
  readonly #hall: Hall;
  readonly #bucket: Bucket;
  readonly #nonce: string;
  /** Topics that were subscribed to without being proved. */
  #open: Set<string> | undefined;
  /** Under which the TURN server knows this connection: says nothing of a key or of another connection. */
  #person: string | undefined;
  #mail: ReturnType<typeof mailCarrier> | undefined;
  #waiting: Buffer[] | undefined;
  /** Whether it asked for anything, and for nothing but notices. */
  #onlyReads: boolean | undefined;
  #watch: NodeJS.Timeout | undefined;

  /** `below`: the stream under the socket. `address`: at whose expense; null at nobody's. */
  constructor(socket: WebSocket, below: Duplex, address: string | null, hall: Hall) {
    this.#socket = socket;
    this.#below = below;
    this.address = address;
    this.#hall = hall;
    this.#bucket = new Bucket(hall.limits.messages, hall.clock());
    this.#nonce = Buffer.from(hall.random(32)).toString('base64url');
    this.#watch = setInterval(() => this.#onlyReads || this.dismiss('unproven', 1008), hall.limits.unproven);
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    const counted = (): unknown => this.#spend(1) === 'out' && this.dismiss('too-many', 1008);
    socket.on('ping', counted).on('pong', counted);
    socket.on('error', () => hall.log('debug', 'socket-error')); // the close that follows does the work
    socket.on('close', () => this.#end());
    const { message, letter } = LIMITS;
    this.#say({ type: 'challenge', nonce: this.#nonce, limits: { message, letter } });
  }

  /** Takes a frame made by frameOf. All frames of one turn leave together, in one call of the system. */
  send(frame: Buffer): void {
    if (this.unread() > this.#hall.limits.backlog) this.dismiss('too-slow', 1008);
    if (!this.#isOpen()) return;
    if (this.#waiting !== undefined) this.#waiting.push(frame);
    else {
      this.#waiting = [frame];
      process.nextTick(flush, this);
    }
  }

  flush(written?: () => void): void {
    const [first, ...more] = this.#waiting ?? [];
    this.#waiting = undefined;
    if (first === undefined || !this.#isOpen()) written?.();
    else {
      const frames = more.length === 0 ? first : Buffer.concat([first, ...more]);
      this.#below.write(frames, written);
      if (this.unread() > 0) this.#hall.unread.note(this, frames.length);
    }
  }

  unread(): number {
    return this.#below.destroyed ? 0 : this.#below.writableLength;
  }

  /** Gone at once, with all that was to be written to it: who has so much unread would not read why either. */
  cut(): void {
    this.#hall.count('too-slow');
    this.#socket.terminate();
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Reads less than it is sent. */
  isBehind(): boolean {
    return this.unread() > this.#hall.limits.backlog / 4;
  }

  /** Is not listened to for a moment, so that who is behind can catch up: TCP slows the sender down. */
  rest(): void {
    if (this.#socket.isPaused) return;
    this.#socket.pause();
    setTimeout(() => this.#isOpen() && this.#socket.resume(), this.#hall.limits.rest);
  }

  /** New letters lie in a mailbox this connection collects. */
  wake(mailbox: string): void {
    this.#mail?.deliver(mailbox).catch((failure) => {
      this.#say(this.#storeFailed(failure, { re: 'collect', key: mailbox }));
    });
  }

  /** Says the error, then closes. */
  dismiss(code: ErrorCode, status: number): undefined {
    if (!this.#isOpen()) return;
    this.#hall.count(code);
    this.flush();
    this.#below.write(frameOf(JSON.stringify(refusal(code))));
    this.#socket.close(status, code);
    this.#end(); // not when the client has read it: that may take half a minute
    if (status !== 1008) return;
    this.#socket.pause(); // nobody reads a flood to its end
    this.#below.end();
    setTimeout(() => this.#socket.terminate(), this.#hall.limits.farewell);
  }

  #say(answer: Said): void {
    if (answer?.type === 'error') this.#hall.count(answer.code);
    if (answer) this.send(frameOf(JSON.stringify(answer)));
  }

  #storeFailed(failure: unknown, about: About): ServerFrame {
    this.#hall.log('error', 'store-failed', failure);
    return refusal('store-failed', about);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.#isOpen() || !Buffer.isBuffer(data)) return;
    const answer = this.#consider(data, isBinary);
    if (answer instanceof Promise) void answer.then((said) => this.#say(said));
    else this.#say(answer);
  }

  /** The answer to one frame; none when it was the last one heard. */
  #consider(data: Buffer, isBinary: boolean): Said | Promise<Said> {
    const spent = this.#spend(1 + data.length / 4096);
    if (spent === 'out') return this.dismiss('too-many', 1008);
    const parsed = isBinary ? null : parseClientMessage(data.toString(), this.#hall.openTopics);
    if (parsed?.ok !== true) this.#spend(this.#hall.limits.penalty);
    if (parsed === null) return refusal('binary');
    if (!parsed.ok) return refusal(parsed.error.tag, parsed.error.about);
    const message = parsed.value;
    if (spent === 'over') return refusal('too-many', aboutOf(message));
    try {
      const answer = this.#serve(message);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((failure) => this.#storeFailed(failure, aboutOf(message)));
    } catch (failure) {
      this.#hall.log('error', 'answer-failed', failure); // one message's fault must not be everybody's
      return refusal('malformed', aboutOf(message));
    }
  }

  #spend(cost: number): Spent {
    const mine = this.#bucket.take(cost, this.#hall.clock());
    const ours = this.#hall.budgets.addressMessages.take(this.address, cost);
    return mine === 'ok' || ours === 'out' ? ours : mine;
  }

  #serve(message: ClientMessage): Said | Promise<Said> {
    const { store, topics, clock } = this.#hall;
    if (message.type === 'ping') return { type: 'pong' };
    this.#onlyReads = message.type === 'read' && this.#onlyReads !== false;
    switch (message.type) {
      case 'prove':
        return this.#prove(message);
      case 'read':
        return this.#read(message.key);
      case 'deposit':
        return deposit(this.#hall, this, message);
      case 'subscribe':
        return message.topics.map((topic) => this.#subscribe(topic)).find((refused) => refused !== undefined);
      case 'unsubscribe':
        for (const topic of message.topics) {
          topics.remove(topic, this);
          this.#open?.delete(topic);
        }
        return undefined;
      case 'relays':
        if (this.proven.size === 0) return refusal('unproven', { re: 'relays' });
        this.#person ??= Buffer.from(this.#hall.random(16)).toString('base64url');
        return mintRelays(this.#hall.relays, this.#person, clock());
      case 'publish':
        return this.#holds(message.topic) ? this.#publish(message) : refusal('unproven', aboutOf(message));
    }
    if (!this.proven.has(message.key)) return refusal('unproven', aboutOf(message));
    switch (message.type) {
      case 'register':
        return this.#register(message);
      case 'collect':
        return this.#collect(message.key).then(() => undefined);
      case 'acknowledge':
        this.#hall.count('acknowledgements');
        return store
          .acknowledge(message.key, message.ids, clock(), message.last)
          .then(() => ({ type: 'acknowledged', key: message.key, ids: message.ids }));
    }
  }

  /** A key's topic is for who proved the key; one of another name, where it is allowed, for anybody. */
  #holds(topic: string): boolean {
    return this.proven.has(topic) || (this.#hall.openTopics && parseAddress(topic) === null);
  }

  #prove({ key, signature }: Message<'prove'>): ServerFrame {
    const about = { re: 'prove', key } as const;
    if (!verifyProof(this.#nonce, key, signature)) {
      this.#spend(this.#hall.limits.penalty);
      return refusal('bad-proof', about);
    }
    if (this.proven.size >= this.#hall.limits.keys && !this.proven.has(key)) return refusal('too-many', about);
    this.proven.add(key);
    clearInterval(this.#watch);
    this.#hall.count('proofs');
    return { type: 'proved', key };
  }

  #subscribe(topic: string): Said {
    if (!this.#holds(topic)) return refusal('unproven', aboutOf({ type: 'subscribe', topic }));
    if (!this.proven.has(topic)) {
      this.#open ??= new Set();
      if (this.#open.size >= this.#hall.limits.keys) return refusal('too-many', { re: 'subscribe' });
      this.#open.add(topic);
      clearInterval(this.#watch);
    }
    this.#hall.topics.add(topic, this);
    return undefined;
  }

  #publish({ topic, data }: Message<'publish'>): undefined {
    const { topics, count } = this.#hall;
    const clients = topics.of(topic).size;
    // What is spelt as bytes needs no escaping: half of what such a frame costs.
    const text = this.proven.has(topic)
      ? `{"type":"publish","topic":"${topic}","data":"${data}","clients":${clients}}`
      : JSON.stringify({ type: 'publish', topic, data, clients });
    count('publications');
    topics.tell(topic, text, this);
  }

  async #register({ key, notice }: Message<'register'>): Promise<ServerFrame> {
    const { admits, store, budgets, limits } = this.#hall;
    const about = { re: 'register', key } as const;
    if (!admits(key)) return refusal('not-allowed', about);
    const isNew = (await store.notice(key)) === null;
    if (isNew && budgets.addressProgrammes.take(this.address, 1) !== 'ok') return refusal('too-many', about);
    const kept = await store.register(key, Buffer.from(notice, 'base64url'), limits.programmes);
    return kept ? { type: 'registered', key } : refusal('too-many', about);
  }

  async #read(key: Address): Promise<ServerFrame> {
    const notice = this.#hall.admits(key) ? await this.#hall.store.notice(key) : null;
    if (notice === null) return refusal('unknown-programme', { re: 'read', key });
    return { type: 'notice', key, notice: Buffer.from(notice).toString('base64url') };
  }

  #collect(key: Address): Promise<void> {
    this.#hall.collectors.add(key, this);
    this.#mail ??= mailCarrier(this.#hall.store, this.#hall.clock, (page) => {
      this.#say(page);
      return new Promise((resolve) => this.flush(() => resolve(this.#isOpen())));
    });
    return this.#mail.collect(key);
  }

  #end(): void {
    clearInterval(this.#watch);
    for (const topic of [...this.proven, ...(this.#open ?? [])]) this.#hall.topics.remove(topic, this);
    for (const mailbox of this.#mail?.collecting() ?? []) this.#hall.collectors.remove(mailbox, this);
  }
}
