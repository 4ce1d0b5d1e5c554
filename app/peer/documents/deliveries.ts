/**
 * How far each document has got on the other side: sent on an open link, then durably held there. Lives as long as the
 * room, over any number of links; what is known is given to the session to keep over restarts.
 */
import * as Y from 'yjs';
import { listeners } from '../listeners.ts';
import type { Acknowledged, Delivery } from '../types.ts';
import { RemoteOrigin } from './origin.ts';
import {
  covers,
  deletionDigest,
  encodeVector,
  furthest,
  parseVector,
  sameBytes,
  type Vector,
  vectorOf,
} from './vector.ts';

export interface DeliveryRecord {
  get(): Delivery;
  subscribe(listener: () => void): () => void;
  /** Follows this document from now on; another instance of the same document takes its place. */
  watch(doc: Y.Doc): void;
  /** What the other side has, on its disk or from its own hand. */
  reached(): Vector;
  /** How many transactions with deletions were written here so far. */
  deletions(): number;
  /** All that `vector` counts left on an open link. */
  sent(vector: Vector): void;
  /** The other side gave us this: it holds it. */
  held(vector: Vector): void;
  /** Durable on the other side, with the first `deletions` of the transactions that deleted. */
  acknowledged(vector: Vector, deletions: number): void;
  /** The link is gone: what was sent and not acknowledged may never have arrived. */
  lost(): void;
}

export interface Deliveries {
  of(document: string): DeliveryRecord;
  all(): Iterable<DeliveryRecord>;
  /** With that person alone (base64url key). Where there are two, the same. */
  to(person: string): Deliveries;
  /** Hands over what is not yet remembered, and lets go of the documents. */
  close(): void;
}

export interface Memory {
  readonly recall: (document: string) => Acknowledged;
  readonly remember: (document: string, acknowledged: Acknowledged) => void;
}

/** What arrives from the other side need not be written down at once: losing it costs one exchange at the next meeting. */
const REMEMBER_AFTER = 500;
const NO_DELETIONS = deletionDigest(new Y.Doc());

export function keepDeliveries(memory: Memory): Deliveries {
  const records = new Map<string, DeliveryRecord & { close(): void }>();
  const deliveries: Deliveries = {
    of(document) {
      const record = records.get(document) ?? openRecord(document, memory);
      records.set(document, record);
      return record;
    },
    all: () => records.values(),
    to: () => deliveries,
    close() {
      for (const record of records.values()) record.close();
      records.clear();
    },
  };
  return deliveries;
}

const recallVector = (bytes: Uint8Array | null): Vector => (bytes === null ? null : parseVector(bytes)) ?? new Map();

function openRecord(document: string, memory: Memory): DeliveryRecord & { close(): void } {
  const { subscribe, notify } = listeners();
  const recalled = memory.recall(document);
  let delivered = recallVector(recalled.vector);
  /**
   * What the other side gave us. It has that without saying so, so that nothing written there counts as undelivered
   * here; but it may not be on its disk yet, and may be our own writing, come back after a crash of this device:
   * so it is kept apart from what was acknowledged.
   */
  let held = recallVector(recalled.held ?? null);
  let sent: Vector = delivered;
  let pending = recalled.pending;
  let deletions = 0;
  let here: Vector | null = null;
  let watched: Y.Doc | null = null;
  /** Of the delete set that is not pending; `isStale`: to be made anew when it is next written down. */
  let settled = recalled.deletions;
  let isStale = settled === undefined;
  let isFirst = true;
  let cached: Delivery | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function changed(): void {
    cached = null;
    notify();
  }

  function remember(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isStale && !pending && watched !== null) {
      settled = deletionDigest(watched);
      isStale = false;
    }
    const digest = settled && { deletions: settled };
    memory.remember(document, { vector: encodeVector(delivered), held: encodeVector(held), pending, ...digest });
  }

  const follow = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    here = transaction.afterState;
    if (transaction.deleteSet.clients.size > 0) {
      isStale = true;
      if (origin instanceof RemoteOrigin) timer ??= setTimeout(remember, REMEMBER_AFTER);
      else {
        deletions += 1;
        if (!pending) {
          pending = true;
          // At once: an undelivered deletion would be shown as delivered.
          remember();
        }
      }
    }
    changed();
  };

  function release(): void {
    watched?.off('update', follow);
    watched?.off('destroy', release);
    watched = null;
  }

  return {
    subscribe,
    get() {
      cached ??= {
        sent,
        delivered,
        complete: !pending && here !== null && covers(furthest(delivered, held), here),
      };
      return cached;
    },
    watch(doc) {
      if (watched === doc) return;
      release();
      watched = doc;
      here = vectorOf(doc);
      // The document is on the disk and the word that it is not delivered is not: two writes, and a crash between them.
      if (isFirst && !pending && !sameBytes(settled ?? NO_DELETIONS, deletionDigest(doc))) {
        pending = true;
        isStale = true;
      }
      isFirst = false;
      doc.on('update', follow);
      doc.on('destroy', release);
      changed();
    },
    reached: () => furthest(delivered, held),
    deletions: () => deletions,
    sent(vector) {
      sent = furthest(sent, vector);
      changed();
    },
    held(vector) {
      if (covers(held, vector)) return;
      held = furthest(held, vector);
      sent = furthest(sent, vector);
      timer ??= setTimeout(remember, REMEMBER_AFTER);
      changed();
    },
    acknowledged(vector, count) {
      // A count below any of ours answers nothing that was sent on this connection.
      const isSettled = pending && count >= deletions;
      if (!isSettled && covers(delivered, vector)) return;
      if (isSettled) pending = false;
      delivered = furthest(delivered, vector);
      sent = furthest(sent, vector);
      remember();
      changed();
    },
    lost() {
      sent = delivered;
      changed();
    },
    close() {
      if (timer !== undefined) remember();
      release();
    },
  };
}
