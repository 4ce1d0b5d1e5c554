/**
 * One client's connection: what it has proved, what it may spend, and the answer to each of its messages.
 * Every refusal has a name; nothing a client sends can throw past `receive`.
 */
import { createHash } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { newBucket } from './bucket.ts';
import type { Config } from './config.ts';
import type { Groups } from './groups.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import { mailCarrier } from './mail.ts';
import type { Counted } from './metrics.ts';
import { verifyProof } from './proof.ts';
import {
  type About,
  type Address,
  aboutOf,
  type ClientMessage,
  type ErrorCode,
  LIMITS,
  parseClientMessage,
  type ServerFrame,
} from './protocol.ts';
import { mintRelays } from './relays.ts';
import type { Store } from './store.ts';

/** What all connections share. */
export interface Hall {
  readonly topics: Groups<Connection>;
  readonly collectors: Groups<Connection>;
  readonly store: Store;
  readonly limits: Limits;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly log: Log;
  readonly count: (event: Counted) => void;
  readonly relays: Config['relays'];
  /** Whether this server lets the key be a programme. */
  readonly admits: (key: Address) => boolean;
}

export interface Connection {
  send(frame: string): void;
  /** New letters lie in a mailbox this connection collects. */
  wake(mailbox: string): void;
  /** Says the error, then closes. */
  dismiss(code: ErrorCode, status: number): undefined;
}

/** Some messages have no answer. */
type Said = ServerFrame | undefined;
type Message<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>;

const refusal = (code: ErrorCode, about: About = {}): ServerFrame => ({ type: 'error', code, ...about });

/** Greets a new socket and serves it until it closes. */
export function serveConnection(socket: WebSocket, hall: Hall): Connection {
  const { limits, store, topics, collectors, clock } = hall;
  const nonce = hall.random(32);
  /** Under which the TURN server knows this connection: says nothing of a key or of another connection. */
  const person = Buffer.from(hall.random(16)).toString('base64url');
  const bucket = newBucket(limits.messages, clock);
  const mail = mailCarrier(socket, store, clock);
  const proven = new Set<Address>();
  const subscribed = new Set<Address>();
  let reads = 0;
  let others = 0;
  let deposits = 0;
  let directs = 0;

  const send = (frame: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > limits.backlog) {
      hall.log('info', 'slow-reader-closed');
      hall.count('slow_readers');
      socket.terminate(); // a close frame would wait behind what is not being read
    } else socket.send(frame);
  };
  const say = (answer: Said): void => {
    if (answer?.type === 'error') hall.count(answer.code);
    if (answer) send(JSON.stringify(answer));
  };
  const storeFailed = (failure: unknown, about: About): ServerFrame => {
    hall.log('error', 'store-failed', failure);
    return refusal('store-failed', about);
  };
  const connection: Connection = {
    send,
    wake: (mailbox) => {
      mail.deliver(mailbox).catch((failure) => say(storeFailed(failure, aboutOf({ type: 'collect', key: mailbox }))));
    },
    dismiss: (code, status) => {
      say(refusal(code));
      socket.close(status, code);
    },
  };

  const prove = ({ key, signature }: Message<'prove'>): ServerFrame => {
    const about = { re: 'prove', key } as const;
    if (!verifyProof(nonce, key, signature)) {
      bucket.take(limits.penalty);
      return refusal('bad-proof', about);
    }
    if (proven.size >= limits.keys && !proven.has(key)) return refusal('too-many', about);
    proven.add(key);
    hall.count('proofs');
    return { type: 'proved', key };
  };

  const subscribe = (list: readonly Address[]): undefined => {
    for (const topic of list) {
      if (proven.has(topic)) {
        subscribed.add(topic);
        topics.add(topic, connection);
      } else say(refusal('unproven', { re: 'subscribe', key: topic }));
    }
  };

  const unsubscribe = (list: Iterable<Address>): undefined => {
    for (const topic of list) {
      subscribed.delete(topic);
      topics.remove(topic, connection);
    }
  };

  const publish = (message: Message<'publish'>): undefined => {
    hall.count('publications');
    const frame = JSON.stringify({ ...message, clients: topics.of(message.topic).size } satisfies ServerFrame);
    topics.tell(message.topic, frame, connection);
  };

  const isProgramme = async (key: Address): Promise<boolean> => hall.admits(key) && (await store.notice(key)) !== null;

  const register = async ({ key, notice }: Message<'register'>): Promise<ServerFrame> => {
    if (!hall.admits(key)) return refusal('not-allowed', { re: 'register', key });
    const kept = await store.register(key, Buffer.from(notice, 'base64url'), limits.programmes);
    return kept ? { type: 'registered', key } : refusal('too-many', { re: 'register', key });
  };

  const read = async (key: Address): Promise<ServerFrame> => {
    const notice = hall.admits(key) ? await store.notice(key) : null;
    if (notice === null) return refusal('unknown-programme', { re: 'read', key });
    return { type: 'notice', key, notice: Buffer.from(notice).toString('base64url') };
  };

  const deposit = async ({ id, to, letter, from }: Message<'deposit'>): Promise<ServerFrame> => {
    const about = { re: 'deposit', id } as const;
    const bytes = Buffer.from(letter, 'base64url');
    // Else junk could be left under the id of a letter still to come, which would then be taken for known.
    if (createHash('sha256').update(bytes).digest('base64url') !== id) return refusal('malformed', about);
    const speaksForProgramme = from !== undefined && proven.has(from) && (await isProgramme(from));
    const toProgramme = await isProgramme(to);
    // Both ends of a direct invitation hold this key: a small mailbox, for a few small letters.
    const isBetweenTwo = from === to && proven.has(to) && !toProgramme;
    if (isBetweenTwo && (bytes.length > limits.directLetter || ++directs > limits.directs)) {
      return refusal(bytes.length > limits.directLetter ? 'too-large' : 'too-many', about);
    }
    if (!toProgramme && !speaksForProgramme && !isBetweenTwo) {
      if (from === undefined) return refusal('unknown-programme', about);
      return refusal(proven.has(from) ? 'not-allowed' : 'unproven', about);
    }
    if (!speaksForProgramme && ++deposits > limits.deposits) return refusal('too-many', about);
    const room = toProgramme ? limits.programmeRoom : isBetweenTwo ? limits.directRoom : limits.personRoom;
    const outcome = await store.deposit({ id, to, bytes }, room, clock());
    if (outcome === 'full') return refusal('mailbox-full', about);
    if (outcome === 'kept') {
      hall.count('letters');
      collectors.tell(to, '');
    }
    return { type: 'deposited', id };
  };

  const serve = (message: ClientMessage): Said | Promise<Said> => {
    switch (message.type) {
      case 'ping':
        return { type: 'pong' };
      case 'prove':
        return prove(message);
      case 'read':
        return read(message.key);
      case 'deposit':
        return deposit(message);
      case 'subscribe':
        return subscribe(message.topics);
      case 'unsubscribe':
        return unsubscribe(message.topics);
      case 'relays':
        if (proven.size === 0) return refusal('unproven', { re: 'relays' });
        return mintRelays(hall.relays, person, clock());
    }
    if (!proven.has('topic' in message ? message.topic : message.key)) return refusal('unproven', aboutOf(message));
    switch (message.type) {
      case 'publish':
        return publish(message);
      case 'register':
        return register(message);
      case 'collect':
        collectors.add(message.key, connection);
        return mail.collect(message.key).then(() => undefined);
      case 'acknowledge':
        hall.count('acknowledgements');
        return store.acknowledge(message.key, message.ids, clock()).then(() => ({ ...message, type: 'acknowledged' }));
    }
  };

  /** The answer to one frame; none when it was the last one heard. */
  const consider = (data: Buffer, isBinary: boolean): Said | Promise<Said> => {
    const allowance = bucket.take(1 + data.length / 4096);
    if (allowance === 'out') return connection.dismiss('too-many', 1008);
    const parsed = isBinary ? null : parseClientMessage(data.toString());
    if (parsed?.ok !== true) bucket.take(limits.penalty);
    if (parsed === null) return refusal('binary');
    if (!parsed.ok) return refusal(parsed.error.tag, parsed.error.about);
    const message = parsed.value;
    if (allowance === 'over') return refusal('too-many', aboutOf(message));
    if (message.type === 'read') reads += 1;
    else if (message.type !== 'ping') others += 1;
    const answer = serve(message);
    return answer instanceof Promise ? answer.catch((failure) => storeFailed(failure, aboutOf(message))) : answer;
  };

  const receive = (data: RawData, isBinary: boolean): void => {
    if (socket.readyState !== socket.OPEN || !Buffer.isBuffer(data)) return;
    const answer = consider(data, isBinary);
    if (answer instanceof Promise) answer.then(say, (failure) => hall.log('error', 'answer-failed', failure));
    else say(answer);
  };

  const watch = setInterval(() => {
    if (proven.size > 0) clearInterval(watch);
    else if (reads === 0 || others > 0) connection.dismiss('unproven', 1008);
  }, limits.unproven);

  socket.on('message', receive);
  socket.on('error', () => hall.log('debug', 'socket-error')); // the close that follows does the work
  socket.on('close', () => {
    clearInterval(watch);
    unsubscribe(subscribed);
    for (const key of mail.collecting()) collectors.remove(key, connection);
  });
  say({
    type: 'challenge',
    nonce: Buffer.from(nonce).toString('base64url'),
    limits: { message: LIMITS.message, letter: LIMITS.letter },
  });
  return connection;
}
