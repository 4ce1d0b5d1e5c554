/**
 * The one socket of this tab to the signalling server: notices, letters, and the introductions of every room.
 * Nothing the server says is believed beyond what the callers can check: letters and introductions are sealed,
 * a letter's id is its hash.
 */
import { fromText, hash, type SigningPair, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { LIMITS } from '../../../signaling/protocol.ts';
import { listeners } from '../listeners.ts';
import type { Server, ServerError, ServerState, TopicListener } from '../types.ts';
import type { ServerMessage, WireError } from './answers.ts';
import { openConnection } from './connection.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { keepRelays } from './relays.ts';
import { openRequests } from './requests.ts';
import { keepWishes } from './wishes.ts';

export interface ServerOptions {
  /** ws: or wss: address of the signalling socket. */
  readonly url: string;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly WebSocket?: typeof WebSocket;
}

/** Opens the socket and keeps it open until close(). Never rejects: every failure is a Result or a state. */
export function openServer(options: ServerOptions): Server {
  let state: ServerState = 'idle';
  const changes = listeners();
  const mailboxes = new Map<string, Mailbox>();
  const topics = new Map<string, Set<TopicListener>>();
  /** Topics subscribed to on the present connection. */
  const joined = new Set<string>();
  let letterLimit: number = LIMITS.letter;

  const wishes = keepWishes(
    (frame) => connection.send(frame),
    () => connection.want(),
  );
  const connection = openConnection({
    url: options.url,
    clock: options.clock,
    random: options.random,
    WebSocket: options.WebSocket ?? globalThis.WebSocket,
    onMessage: receive,
    isWanted: wishes.any,
    onState(next) {
      // An attempt after a loss is no news to the person until it succeeds.
      if (next !== 'connecting' || state === 'idle') turn(next);
      if (next === 'connected') return;
      wishes.lost();
      relays.lost();
      const lost = [...joined];
      joined.clear();
      for (const topic of lost) for (const listener of topics.get(topic) ?? []) listener.ready(false);
    },
  });
  const relays = keepRelays(connection.send);
  const requests = openRequests<Uint8Array | undefined>({
    wishes,
    send: connection.send,
    isConnected: () => state === 'connected',
  });

  function turn(next: ServerState): void {
    if (state === next) return;
    state = next;
    changes.notify();
  }

  function receive(message: ServerMessage): void {
    switch (message.type) {
      case 'challenge': {
        const nonce = fromText(message.nonce, 32);
        if (!nonce.ok) return;
        letterLimit = message.limits.letter;
        wishes.challenged(nonce.value);
        // Behind the proofs, before any subscription: the answer is here before anybody can be met.
        if (topics.size > 0) relays.need();
        return;
      }
      case 'proved':
        wishes.proved(message.key);
        return;
      case 'registered':
        requests.answer('register', message.key, ok(undefined));
        return;
      case 'deposited':
        requests.answer('deposit', message.id, ok(undefined));
        return;
      case 'notice': {
        const notice = fromText(message.notice);
        if (notice.ok) requests.answer('read', message.key, ok(notice.value));
        return;
      }
      case 'letters':
        mailboxes.get(message.key)?.receive(message.letters);
        return;
      case 'publish': {
        const data = fromText(message.data);
        if (data.ok) for (const listener of [...(topics.get(message.topic) ?? [])]) listener.receive(data.value);
        return;
      }
      case 'relays':
        relays.receive(message);
        return;
      case 'error':
        refuse(message);
        return;
      case 'pong':
      case 'acknowledged':
        return;
      default:
        message satisfies never;
    }
  }

  function refuse({ code, re, id, key }: WireError): void {
    const about = re === 'deposit' ? id : key;
    if (about === undefined) return;
    if (re !== 'register' && re !== 'read' && re !== 'deposit') return;
    const error: ServerError = code === 'unknown-programme' ? { tag: code } : { tag: 'refused', code };
    requests.answer(re, about, err(error));
  }

  const done = (result: Result<unknown, ServerError>): Result<void, ServerError> =>
    result.ok ? ok(undefined) : result;

  return {
    get: () => state,
    subscribe: changes.subscribe,
    async register(programme, notice) {
      if (notice.length > LIMITS.notice) return err({ tag: 'refused', code: 'too-large' });
      const key = toText(programme.publicKey);
      return done(await requests.ask({ type: 'register', key, notice: toText(notice) }, [programme]));
    },
    async read(programme) {
      const answer = await requests.ask({ type: 'read', key: programme }, []);
      if (!answer.ok) return answer;
      return answer.value === undefined ? err({ tag: 'unreachable' }) : ok(answer.value);
    },
    async deposit({ to, bytes, from }) {
      // Said here, since a frame over the server's limit comes back without a name.
      if (bytes.length > letterLimit) return err({ tag: 'refused', code: 'too-large' });
      const letter = { type: 'deposit' as const, id: toText(hash(bytes)), to, letter: toText(bytes) };
      const question = from === undefined ? letter : { ...letter, from: toText(from.publicKey) };
      return done(await requests.ask(question, from === undefined ? [] : [from]));
    },
    collect(pair, handler) {
      const key = toText(pair.publicKey);
      const collect = (): void => void connection.send({ type: 'collect', key });
      const mailbox = openMailbox({
        handler,
        acknowledge: (id, isLast) =>
          void connection.send({ type: 'acknowledge', key, ids: [id], ...(isLast && { last: true }) }),
        again: collect,
      });
      mailboxes.get(key)?.stop();
      mailboxes.set(key, mailbox);
      const withdraw = wishes.add({ proofs: [pair], say: collect });
      return () => {
        withdraw();
        mailbox.stop();
        if (mailboxes.get(key) === mailbox) mailboxes.delete(key);
      };
    },
    join: (pair: SigningPair, listener: TopicListener) => {
      const topic = toText(pair.publicKey);
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      const withdraw = wishes.add({
        proofs: [pair],
        say() {
          if (!joined.has(topic)) connection.send({ type: 'subscribe', topics: [topic] });
          joined.add(topic);
          listener.ready(true);
        },
      });
      relays.need();
      return {
        publish: (sealed) => joined.has(topic) && connection.send({ type: 'publish', topic, data: toText(sealed) }),
        leave() {
          withdraw();
          listeners.delete(listener);
          if (listeners.size > 0) return;
          topics.delete(topic);
          if (joined.delete(topic)) connection.send({ type: 'unsubscribe', topics: [topic] });
        },
      };
    },
    relays: relays.known,
    carried: connection.carried,
    retry: connection.retry,
    close() {
      requests.close();
      relays.lost();
      for (const mailbox of mailboxes.values()) mailbox.stop();
      connection.close();
      turn('offline');
    },
  };
}
