/**
 * All documents over one proven link. Each connection begins with a hello; then every document of the workspace says
 * where it stands, the other side answers with the difference, and updates follow as they are written.
 * What the other side sends is refused whole when it does not parse: the link closes, with a reason.
 */
import type { Result } from '../../../crypto/result.ts';
import type { LinkChannel, ProvenLink } from '../link/types.ts';
import { Channel } from '../link/types.ts';
import type { DocumentSource, SharedDocument } from '../types.ts';
import type { Deliveries } from './deliveries.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { type DocumentMessage, encodeFrame, type FrameError, PROTOCOL_VERSION, parseFrame } from './frames.ts';
import { openQueue, type Queue } from './queue.ts';
import { openThrift } from './thrift.ts';

/** More than this waiting to leave: what is newly written gathers instead. */
const CONGESTED = 1024 * 1024;
/** Received and not yet worked through. Past it the other side is flooding, not syncing. */
const BACKLOG_LIMIT = 64 * 1024 * 1024;

/** Why this side closed a link. */
export type SyncProblem =
  | FrameError
  | { readonly tag: 'hostile-update' }
  | { readonly tag: 'gap' }
  | { readonly tag: 'flood' }
  | { readonly tag: 'newer-version' }
  /** It says it writes under a client id that belongs to another device. */
  | { readonly tag: 'client-taken' };

export interface SyncOptions {
  readonly link: ProvenLink;
  readonly source: DocumentSource;
  readonly deliveries: Deliveries;
  /** Yjs client id of this device for this session. */
  readonly client: number;
  readonly clock: () => number;
  /** The device at the other end writes and is present under this client id; false refuses it. */
  readonly onHello: (client: number) => boolean;
  /** The other side rests: nothing is to be said until one of the two has something new. */
  readonly onRest?: () => void;
  /** Something happened that the room's state may depend on. */
  readonly onChange: () => void;
  readonly onProblem: (problem: SyncProblem) => void;
}

export interface Sync {
  /** True once this connection's hello came. */
  greeted(): boolean;
  /** When the oldest message still unacknowledged left, ms; null when there is none. */
  waitingSince(): number | null;
  /** Says that this device leaves. */
  bye(): void;
  /** Says that this device rests until one of the two has something new. */
  rest(): void;
  close(): void;
}

export function syncDocuments(options: SyncOptions): Sync {
  const channel = options.link.channel(Channel.documents);
  let connection = openConnection(channel, options);
  channel.receive((frame) => connection.receive(frame));
  const stopRestart = options.link.onRestart(() => {
    // Same two devices on a new connection: nothing that was in flight arrived, so all begins again.
    connection.close();
    connection = openConnection(channel, options);
    options.onChange();
  });
  const stopList = options.source.subscribe(() => connection.announceAll());

  return {
    greeted: () => connection.greeted(),
    waitingSince: () => connection.waitingSince(),
    bye: () => connection.bye(),
    rest: () => connection.rest(),
    close() {
      stopRestart();
      stopList();
      connection.close();
    },
  };
}

interface Connection extends Sync {
  receive(frame: Uint8Array): void;
  announceAll(): void;
}

function openConnection(channel: LinkChannel, options: SyncOptions): Connection {
  const { link, source, deliveries } = options;
  const incoming: Queue = openQueue(report);
  /** Frames on their way through deflate, in order. */
  const outgoing: Queue = openQueue(report);
  const means = { thrift: openThrift(), clock: options.clock };
  /** Opening documents and computing differences: one at a time, so that memory holds one. */
  const turns: Queue = openQueue(report);
  const exchanges = new Map<string, Exchange>();
  let greeted = false;
  let closed = false;
  let backlog = 0;
  /** Frames in `outgoing`; what merely waits for it there does not count, or waiters would wait for each other. */
  let packing = 0;

  /** A fault of ours, not of the other side: to the exchange's own boundary, and the link goes on. */
  function report(fault: unknown): void {
    setTimeout(() => {
      throw fault;
    }, 0);
  }

  function end(problem: SyncProblem): void {
    if (closed) return;
    close();
    options.onProblem(problem);
    link.close();
  }

  function close(): void {
    closed = true;
    incoming.close();
    outgoing.close();
    turns.close();
    for (const exchange of exchanges.values()) exchange.close();
    exchanges.clear();
  }

  function post(message: DocumentMessage, left?: (bytes: number) => void): void {
    if (closed) return;
    const send = (frame: Uint8Array): void => {
      left?.(frame.length);
      channel.send(frame);
    };
    // Whether a long one is deflated is decided when its turn comes: the ones ahead tell what that takes and brings.
    if (outgoing.idle()) {
      const frame = encodeFrame(message, means);
      // Straight through when nothing is ahead: a keystroke does not wait for a turn of the queue.
      if (frame instanceof Uint8Array) send(frame);
      else pack(() => frame, send);
    } else pack(() => encodeFrame(message, means), send);
  }

  function pack(make: () => Uint8Array | Promise<Uint8Array>, send: (frame: Uint8Array) => void): void {
    packing += 1;
    outgoing.add(async () => {
      try {
        const frame = await make();
        if (!closed) send(frame);
      } finally {
        packing -= 1;
      }
    });
  }

  async function uncongested(): Promise<void> {
    await outgoing.settled();
    await channel.drained();
  }

  function receive(frame: Uint8Array): void {
    if (closed) return;
    backlog += frame.length;
    if (backlog > BACKLOG_LIMIT) {
      end({ tag: 'flood' });
      return;
    }
    incoming.add(async () => {
      const parsed = await parseFrame(frame);
      backlog -= frame.length;
      if (!closed) await take(parsed);
    });
  }

  async function take(parsed: Result<DocumentMessage, FrameError>): Promise<void> {
    if (!parsed.ok) {
      end(parsed.error);
      return;
    }
    const message = parsed.value;
    if (message.type === 'hello') {
      if (greeted) end({ tag: 'malformed' });
      else if (message.version > PROTOCOL_VERSION) end({ tag: 'newer-version' });
      else if (!options.onHello(message.client)) end({ tag: 'client-taken' });
      else {
        greeted = true;
        options.onChange();
      }
      return;
    }
    if (message.type === 'bye' || message.type === 'rest') {
      if (message.type === 'rest') options.onRest?.();
      close();
      link.close();
      return;
    }
    if (!greeted) {
      end({ tag: 'malformed' });
      return;
    }
    // Only a document this side opened is ever acknowledged, so an acknowledgement opens nothing.
    const exchange =
      message.type === 'acknowledge' ? exchanges.get(message.document) : await exchangeOf(message.document);
    if (closed || exchange === undefined || exchange === null) return;
    const taken = exchange.take(message);
    if (!taken.ok) end(taken.error);
    else options.onChange();
  }

  async function open(id: string): Promise<SharedDocument | null> {
    try {
      return await source.open(id);
    } catch (fault) {
      report(fault);
      return null;
    }
  }

  /** Null: not a document of this workspace, or not any more. */
  async function exchangeOf(id: string): Promise<Exchange | null> {
    const known = exchanges.get(id);
    if (known?.alive() === true) return known;
    const shared = await open(id);
    if (closed || shared === null) return null;
    // Another job may have opened it while this one waited.
    const raced = exchanges.get(id);
    if (raced?.alive() === true) return raced;
    raced?.close();
    const exchange = openExchange({
      id,
      shared,
      device: link.device,
      record: deliveries.of(id),
      clock: options.clock,
      post,
      arrived: means.thrift.arrived,
      later: turns.add,
      congested: () => packing > 0 || channel.queued() > CONGESTED,
      uncongested,
    });
    exchanges.set(id, exchange);
    return exchange;
  }

  function announceAll(): void {
    for (const id of source.list()) {
      if (exchanges.get(id)?.alive() === true) continue;
      turns.add(async () => {
        if (closed || exchanges.get(id)?.alive() === true) return;
        (await exchangeOf(id))?.announce();
      });
    }
  }

  post({ type: 'hello', version: PROTOCOL_VERSION, client: options.client });
  announceAll();

  return {
    receive,
    announceAll,
    bye: () => post({ type: 'bye' }),
    rest: () => post({ type: 'rest' }),
    greeted: () => greeted && !closed,
    waitingSince() {
      let oldest: number | null = null;
      for (const exchange of exchanges.values()) {
        const since = exchange.waitingSince();
        if (since !== null && (oldest === null || since < oldest)) oldest = since;
      }
      return oldest;
    },
    close,
  };
}
