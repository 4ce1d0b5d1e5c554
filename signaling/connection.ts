/**
 * One client's connection: what it has proved, what it may spend, and the answer to each of its messages.
 * Every refusal has a name; nothing a client sends can throw past `#receive`.
 */
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Spent } from './bucket.ts';
import { deposit } from './deposit.ts';
import { frameOf, passedOn, textOf, topicOf } from './frame.ts';
import type { Hall } from './hall.ts';
import { mailCarrier } from './mail.ts';
import { verifyProof } from './proof.ts';
import type { About, Address, ClientMessage, ErrorCode, Message, ServerFrame } from './protocol.ts';
import { aboutOf, LIMITS, parseAddress, parseClientMessage, refusal } from './protocol.ts';
import { mintRelays } from './relays.ts';

/** Some messages have no answer. */
type Said = ServerFrame | undefined;
/** What Node takes for a piece of a message, however small, at least. */
const PIECE = 256;
const uncork = (connection: Connection): void => connection.uncork();

/** Greets a new socket and serves it until it closes. A class: ten thousand of them share its functions. */
export class Connection {
  readonly address: string | null;
  readonly proven = new Set<string>();
  /** Letters it left: for no programme's sake, and between two. */
  deposits = 0;
  directs = 0;
  readonly #socket: WebSocket;
  readonly #below: Duplex;
  readonly #hall: Hall;
  readonly #nonce: string;
  /** Topics that were subscribed to without being proved. */
  #open: Set<string> | undefined;
  /** Under which the TURN server knows this connection: says nothing of a key or of another connection. */
  #person: string | undefined;
  #mail: ReturnType<typeof mailCarrier> | undefined;
  /** What has come of a message that is not whole, in how many pieces; and what was whole in the last one. */
  #begun = 0;
  #pieces = 0;
  #whole = 0;
  /** What was held for it the last time. */
  #noted = 0;
  #isThere = true;
  /** Whether it asked for anything, and for nothing but notices. */
  #onlyReads: boolean | undefined;
  #watch: NodeJS.Timeout | undefined;

  /** `below`: the stream under the socket. `address`: at whose expense; null at nobody's. */
  constructor(socket: WebSocket, below: Duplex, address: string | null, hall: Hall) {
    this.#socket = socket;
    this.#below = below;
    this.address = address;
    this.#hall = hall;
    this.#nonce = Buffer.from(hall.random(32)).toString('base64url');
    this.#watch = setInterval(() => this.#onlyReads || this.dismiss('unproven', 1008), hall.limits.unproven);
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('ping', (data) => this.#control(data));
    socket.on('pong', (data) => {
      this.#isThere = true;
      this.#control(data);
    });
    socket.on('error', () => hall.log('debug', 'socket-error')); // the close that follows does the work
    socket.on('close', () => this.#end());
    below.on('data', (piece: Buffer) => this.#arrived(piece.length)); // after ws, which has read it by then
    const { message, letter } = LIMITS;
    this.#say({ type: 'challenge', nonce: this.#nonce, limits: { message, letter } });
  }

  /** Takes a frame made ready. All of one turn leave together, in one call of the system. */
  send(frame: Buffer, written?: () => void): void {
    if (this.#unread() > this.#hall.limits.backlog) this.dismiss('too-slow', 1008);
    if (!this.#isOpen()) {
      written?.();
      return;
    }
    if (this.#below.writableCorked === 0) {
      this.#below.cork();
      process.nextTick(uncork, this);
    }
    this.#below.write(frame, written);
  }

  uncork(): void {
    this.#below.uncork();
    this.#note();
  }

  #unread(): number {
    return this.#below.destroyed ? 0 : this.#below.writableLength;
  }

  /** Bytes of the server's memory that wait for this client: to read them, or to end what it began. */
  held(): number {
    return this.#below.destroyed ? 0 : this.#below.writableLength + this.#begun + this.#pieces * PIECE;
  }

  #note(): void {
    const held = this.held();
    if (held > this.#noted) this.#hall.noteHeld(this, held - this.#noted);
    this.#noted = held;
  }

  /** Gone at once, with all that is held for it: who has so much unread would not read why either. */
  cut(): void {
    this.#hall.metrics.count('too-slow');
    this.#socket.terminate();
  }

  /** Cuts off who gave no sign of life since the last time, and asks for one. */
  beat(): void {
    if (this.#isThere) this.#socket.ping();
    else this.#socket.terminate();
    this.#isThere = false;
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Reads less than it is sent. */
  isBehind(): boolean {
    return this.#unread() > this.#hall.limits.backlog / 4;
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
    this.#hall.metrics.count(code);
    this.#below.write(frameOf(JSON.stringify(refusal(code))));
    this.#socket.close(status, code);
    this.#end(); // not when the client has read it: that may take half a minute
    if (status !== 1008) return;
    this.#socket.pause(); // nobody reads a flood to its end
    this.#below.end();
    setTimeout(() => this.#socket.terminate(), this.#hall.limits.farewell);
  }

  #say(answer: Said): void {
    if (answer?.type === 'error') this.#hall.metrics.count(answer.code);
    if (answer) this.send(frameOf(JSON.stringify(answer)));
    if (this.isBehind()) this.rest(); // who asks and does not read is not asked what else it wants
  }

  #storeFailed(failure: unknown, about: About): ServerFrame {
    this.#hall.log('error', 'store-failed', failure);
    return refusal('store-failed', about);
  }

  /** The WebSocket's own pings and pongs: a flood of them is one too. */
  #control(data: Buffer): void {
    this.#whole += 6 + data.length;
    if (this.#spend(1) === 'out') this.dismiss('too-many', 1008);
  }

  /** A piece has come; what was whole in it is answered, and the rest is held. */
  #arrived(length: number): void {
    const rest = this.#begun + length - this.#whole;
    const isMore = this.#whole === 0;
    this.#begun = !this.#isOpen() ? 0 : isMore ? rest : Math.max(0, Math.min(rest, length)); // of fragments: at most
    this.#pieces = this.#begun === 0 ? 0 : isMore ? this.#pieces + 1 : 1;
    this.#whole = 0;
    this.#note();
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.#isOpen() || !Buffer.isBuffer(data)) return;
    this.#whole += data.length + (data.length < 126 ? 6 : data.length < 65_536 ? 8 : 14);
    const answer = this.#consider(data, isBinary);
    if (answer instanceof Promise) void answer.then((said) => this.#say(said));
    else this.#say(answer);
  }

  /** The answer to one frame; none when it was the last one heard. */
  #consider(data: Buffer, isBinary: boolean): Said | Promise<Said> {
    const spent = this.#spend(1 + data.length / 4096);
    if (spent === 'out') return this.dismiss('too-many', 1008);
    const topic = isBinary || spent !== 'ok' ? null : topicOf(data);
    if (topic !== null && this.proven.has(topic)) {
      return this.#publish(topic, passedOn(data, this.#hall.topics.of(topic).size));
    }
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
    const { messages, addressMessages } = this.#hall.budgets;
    const mine = messages.take(this.#nonce, cost);
    const ours = addressMessages.take(this.address, cost);
    return mine === 'ok' || ours === 'out' ? ours : mine;
  }

  #serve(message: ClientMessage): Said | Promise<Said> {
    const { store, topics, metrics, clock } = this.#hall;
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
      case 'publish': {
        const { type, topic, data } = message;
        if (!this.#holds(topic)) return refusal('unproven', aboutOf(message));
        return this.#publish(topic, frameOf(JSON.stringify({ type, topic, data, clients: topics.of(topic).size })));
      }
    }
    const { key } = message;
    if (!this.proven.has(key)) return refusal('unproven', aboutOf(message));
    switch (message.type) {
      case 'register':
        return this.#register(message);
      case 'collect':
        return this.#collect(key).then(() => undefined);
      case 'acknowledge':
        metrics.count('acknowledgements');
        return store
          .acknowledge(key, message.ids, clock(), message.last)
          .then(() => ({ type: 'acknowledged', key, ids: message.ids }));
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
    this.#hall.metrics.count('proofs');
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

  #publish(topic: string, frame: Buffer): undefined {
    this.#hall.metrics.count('publications');
    this.#hall.topics.tell(topic, frame, this);
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

  async #read(key: Address): Promise<Said> {
    const notice = this.#hall.admits(key) ? await this.#hall.store.notice(key) : null;
    if (notice === null) return refusal('unknown-programme', { re: 'read', key });
    this.#spend(notice.length / 4096); // the one short question with a long answer
    this.send(frameOf(`{"type":"notice","key":"${key}","notice":"`, textOf(notice), '"}'));
    return undefined;
  }

  #collect(key: Address): Promise<void> {
    this.#hall.collectors.add(key, this);
    this.#mail ??= mailCarrier(this.#hall.store, this.#hall.clock, (page) => {
      return new Promise((left) => this.send(frameOf(JSON.stringify(page)), () => left(this.#isOpen())));
    });
    return this.#mail.collect(key);
  }

  #end(): void {
    clearInterval(this.#watch);
    for (const topic of [...this.proven, ...(this.#open ?? [])]) this.#hall.topics.remove(topic, this);
    for (const mailbox of this.#mail?.collecting() ?? []) this.#hall.collectors.remove(mailbox, this);
  }
}
