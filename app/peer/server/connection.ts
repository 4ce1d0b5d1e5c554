/**
 * One WebSocket to the signalling server, kept open while something is wanted of it: opened again after each loss,
 * with back-off. Who only keeps notes never connects: it would cost data, and tell the server that they exist.
 * Every frame is parsed; what does not parse is dropped, since a server that garbles must not stop the app.
 */
import type { ClientFrame } from '../../../signaling/protocol.ts';
import type { ServerState } from '../types.ts';
import { onNetworkChange, onShown } from '../wake.ts';
import { parseServerMessage, type ServerMessage } from './answers.ts';
import { backoff } from './backoff.ts';

const FIRST_WAIT = 250;
const LAST_WAIT = 30_000;
/** No challenge within this: the address answers, but is not our server, or hangs. */
const OPENING_LIMIT = 10_000;
/** Silence after which an answer is asked for. */
const SILENCE = 25_000;
/** No answer within this and the socket is dead, whatever its state says: TCP itself may take a quarter of an hour. */
const ANSWER_LIMIT = 8_000;

export interface ConnectionOptions {
  readonly url: string;
  readonly random: (length: number) => Uint8Array;
  readonly clock: () => number;
  readonly WebSocket: typeof WebSocket;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onState: (state: ServerState) => void;
  /** Whether anything is wanted of the server now. */
  readonly isWanted: () => boolean;
}

export interface Connection {
  /** False when not connected: the frame is not kept. */
  send(message: ClientFrame): boolean;
  /** Something may be wanted now: connects, unless a connection or the next attempt is already under way. */
  want(): void;
  retry(): void;
  /** Bytes both ways: frames are ASCII. */
  carried(): number;
  close(): void;
}

export function openConnection(options: ConnectionOptions): Connection {
  const waits = backoff(FIRST_WAIT, LAST_WAIT, options.random);
  let socket: WebSocket | null = null;
  let connected = false;
  let closed = false;
  let heard = 0;
  let carried = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let openingTimer: ReturnType<typeof setTimeout> | undefined;
  let answerTimer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    if (closed || socket !== null || !options.isWanted()) return;
    clearTimeout(retryTimer);
    retryTimer = undefined;
    let opened: WebSocket;
    try {
      opened = new options.WebSocket(options.url);
    } catch {
      // A malformed address, or a policy that forbids it: the constructor throws where a network fault fires `close`.
      lose(null);
      return;
    }
    socket = opened;
    options.onState('connecting');
    openingTimer = setTimeout(() => lose(opened), OPENING_LIMIT);
    opened.addEventListener('message', ({ data }) => {
      if (socket === opened) receive(data);
    });
    opened.addEventListener('close', () => lose(opened));
    // Followed by `close` in every browser; listened to so that it is nobody's unhandled event.
    opened.addEventListener('error', () => lose(opened));
  }

  function receive(data: unknown): void {
    heard = options.clock();
    clearTimeout(answerTimer);
    answerTimer = undefined;
    if (typeof data !== 'string') return;
    carried += data.length;
    const message = parseServerMessage(data);
    if (message === null) return;
    if (message.type === 'challenge') {
      clearTimeout(openingTimer);
      waits.reset();
      connected = true;
      options.onMessage(message);
      options.onState('connected');
      return;
    }
    options.onMessage(message);
  }

  function lose(lost: WebSocket | null): void {
    if (lost !== socket) return;
    clearTimeout(openingTimer);
    clearTimeout(answerTimer);
    answerTimer = undefined;
    clearTimeout(retryTimer);
    retryTimer = undefined;
    socket = null;
    connected = false;
    lost?.close();
    if (closed) return;
    options.onState(options.isWanted() ? 'offline' : 'idle');
    if (options.isWanted()) retryTimer = setTimeout(connect, waits.next());
  }

  function send(message: ClientFrame): boolean {
    if (socket === null || !connected || socket.readyState !== 1) return false;
    const frame = JSON.stringify(message);
    socket.send(frame);
    carried += frame.length;
    return true;
  }

  function ask(): void {
    if (answerTimer !== undefined || !send({ type: 'ping' })) return;
    const asked = socket;
    answerTimer = setTimeout(() => {
      answerTimer = undefined;
      lose(asked);
    }, ANSWER_LIMIT);
  }

  const heartbeat = setInterval(() => {
    if (connected && options.clock() - heard >= SILENCE) ask();
  }, SILENCE / 2);

  function retry(): void {
    if (closed) return;
    waits.reset();
    // A socket that says it is open may be dead since the network changed.
    if (connected) ask();
    else connect();
  }

  /** A socket of the former network is dead, or waits for TCP to try again, which may take a minute: another costs 1 KB. */
  function renew(): void {
    if (closed) return;
    if (socket !== null) lose(socket);
    waits.reset();
    connect();
  }

  const stopWaking = onShown(retry);
  const stopChanges = onNetworkChange(renew);

  return {
    send,
    want() {
      if (retryTimer === undefined) connect();
    },
    retry,
    carried: () => carried,
    close() {
      closed = true;
      stopWaking();
      stopChanges();
      clearInterval(heartbeat);
      clearTimeout(retryTimer);
      clearTimeout(openingTimer);
      clearTimeout(answerTimer);
      const last = socket;
      socket = null;
      connected = false;
      last?.close();
    },
  };
}
