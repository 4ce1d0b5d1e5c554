/**
 * One document on one connection, outgoing: the difference once the other side has said where it stands, then what is
 * written here, in batches. Nothing that came from that device goes back to it.
 */
import * as Y from 'yjs';
import type { DeliveryRecord } from './deliveries.ts';
import type { DocumentMessage } from './frames.ts';
import { RemoteOrigin } from './origin.ts';
import { breathe } from './queue.ts';
import { nextSlice, SLICE, type Slice } from './slices.ts';
import {
  advancedBy,
  covers,
  deletionDigest,
  encodeVector,
  furthest,
  sameBytes,
  type Vector,
  vectorOf,
} from './vector.ts';

/**
 * Between two messages, ms: the first key leaves at once, what follows within the window gathers. Long enough for a
 * burst of keys, short enough not to be felt on the other screen.
 */
export const BATCH = 40;
/** mergeUpdates is about quadratic: above this many, the difference from the Doc is cheaper. */
const MERGE_LIMIT = 50;

interface InFlight {
  readonly deletions: number;
  readonly at: number;
  /** On the wire, once it left, and when that was. */
  bytes: number;
  left: number;
}

export interface OutboxOptions {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly device: string;
  readonly record: DeliveryRecord;
  readonly clock: () => number;
  /** Takes messages in order; calls `left` as one is handed to the link, with its length on the wire. */
  readonly post: (message: DocumentMessage, left?: (bytes: number) => void) => void;
  /** So many bytes were worked through by the other side, in so long. */
  readonly arrived: (bytes: number, took: number) => void;
  /** True while so much is queued that more should wait; `uncongested` says when to look again. */
  readonly congested: () => boolean;
  readonly uncongested: () => Promise<void>;
}

export interface Outbox {
  readonly doc: Y.Doc;
  /** Where this side stands. */
  state(): DocumentMessage;
  /** Sends what the other side lacks, and every update from now on. */
  answer(theirs: Vector, theirDeletions: Uint8Array): Promise<void>;
  acknowledged(number: number, vector: Vector): void;
  /** When the oldest unacknowledged message left, ms; null when there is none. */
  waitingSince(): number | null;
  close(): void;
}

export function openOutbox(options: OutboxOptions): Outbox {
  const { id, doc, record } = options;
  const inFlight = new Map<number, InFlight>();
  let updates: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let number = 0;
  let closed = false;
  let waiting = false;
  let leaving = false;
  /** The long difference that is under way; another takes its place. */
  let sending: symbol | null = null;
  let lastAcknowledged = 0;
  /** What the other side has once all that was sent arrives; null until it said where it stands. */
  let reached: Vector | null = null;

  function post(type: 'difference' | 'update', { update, upTo }: Slice): void {
    number += 1;
    const flight: InFlight = {
      // The deletions are in the last slice: the ones before answer for none.
      deletions: upTo === null ? record.deletions() : -1,
      at: options.clock(),
      bytes: 0,
      left: 0,
    };
    inFlight.set(number, flight);
    options.post({ type, document: id, number, update }, (bytes) => {
      flight.bytes = bytes;
      flight.left = options.clock();
    });
    const here = vectorOf(doc);
    reached = furthest(reached ?? new Map(), upTo ?? here);
    if (upTo === null) record.sent(here);
  }

  /** What is missing after `since`, a task for each slice: a long one must not hold the page up. */
  async function send(type: 'difference' | 'update', since: Vector): Promise<void> {
    const mine = Symbol(type);
    sending = mine;
    reached = since;
    for (let slice = nextSlice(doc, since); ; slice = nextSlice(doc, reached)) {
      // What was written since the slice before is in the last one.
      if (slice.upTo === null) updates = [];
      post(type, slice);
      if (slice.upTo === null) break;
      await breathe();
      if (closed || sending !== mine) return;
    }
    sending = null;
  }

  function due(): void {
    timer = undefined;
    flush();
  }

  function flush(): void {
    leaving = false;
    if (closed || waiting || sending !== null || reached === null || updates.length === 0) return;
    if (options.congested()) {
      // Once the queue has gone, what gathered meanwhile leaves as one message.
      waiting = true;
      void options.uncongested().then(() => {
        waiting = false;
        flush();
      });
      return;
    }
    const batch = updates;
    updates = [];
    // The window stays open behind each: what is written next gathers.
    timer ??= setTimeout(due, BATCH);
    if (batch.reduce((sum, update) => sum + update.length, 0) > SLICE) void send('update', reached);
    else post('update', whole(batch, reached));
  }

  function whole(batch: readonly Uint8Array[], since: Vector): Slice {
    const [only] = batch;
    if (only !== undefined && batch.length === 1) return { update: only, upTo: null };
    const isShort = batch.length <= MERGE_LIMIT;
    return {
      update: isShort ? Y.mergeUpdates([...batch]) : Y.encodeStateAsUpdate(doc, encodeVector(since)),
      upTo: null,
    };
  }

  const gather = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (reached === null) return;
    if (origin instanceof RemoteOrigin && origin.device === options.device) {
      // It has this already: a later difference must not repeat it.
      reached = furthest(reached, advancedBy(transaction));
      return;
    }
    updates.push(update);
    if (timer !== undefined || leaving) return;
    leaving = true;
    // Behind the task at hand, so that what it writes in one go leaves as one message.
    queueMicrotask(flush);
  };
  doc.on('update', gather);

  return {
    doc,
    state: () => ({
      type: 'state',
      document: id,
      vector: Y.encodeStateVector(doc),
      deletions: deletionDigest(doc),
    }),
    async answer(theirs, theirDeletions) {
      clearTimeout(timer);
      timer = undefined;
      updates = [];
      sending = null;
      reached = theirs;
      if (covers(theirs, vectorOf(doc)) && sameBytes(theirDeletions, deletionDigest(doc)) && record.get().complete)
        return;
      // Even when it is empty: its acknowledgement is how this side learns that the other's disk has it all.
      await send('difference', theirs);
    },
    acknowledged(upTo, vector) {
      let deletions = -1;
      let bytes = 0;
      let since = Number.POSITIVE_INFINITY;
      for (const [sent, flight] of inFlight) {
        if (sent > upTo) break;
        deletions = Math.max(deletions, flight.deletions);
        bytes += flight.bytes;
        since = Math.min(since, flight.left);
        inFlight.delete(sent);
      }
      const now = options.clock();
      // What left before the last acknowledgement was waiting behind that one's work.
      if (bytes > 0) options.arrived(bytes, now - Math.max(since, lastAcknowledged));
      lastAcknowledged = now;
      record.acknowledged(vector, deletions);
    },
    waitingSince() {
      const oldest = inFlight.values().next().value;
      return oldest?.at ?? null;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      doc.off('update', gather);
    },
  };
}
