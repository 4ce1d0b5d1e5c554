/**
 * One document on one connection, incoming: applies what arrives and acknowledges it once this side's disk has it.
 */
import * as Y from 'yjs';
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { SharedDocument } from '../types.ts';
import { type ParsedUpdate, parseUpdate } from '../update/parse.ts';
import type { DeliveryRecord } from './deliveries.ts';
import type { DocumentMessage } from './frames.ts';
import { applyAndHandOn } from './handOn.ts';
import type { RemoteOrigin } from './origin.ts';
import { advancedBy } from './vector.ts';

const FIRST_RETRY = 1_000;
const LAST_RETRY = 30_000;

export interface InboxOptions {
  readonly id: string;
  readonly shared: SharedDocument;
  readonly origin: RemoteOrigin;
  readonly record: DeliveryRecord;
  readonly post: (message: DocumentMessage) => void;
}

export type InboxError =
  /** Is not what an encoder writes, is too much, or breaks Yjs while it is integrated. */
  | { readonly tag: 'hostile-update' }
  /** Refers to operations that never arrived: on an ordered channel, one side is confused. Ask again from the start. */
  | { readonly tag: 'gap' };

export interface Inbox {
  receive(number: number, update: Uint8Array): Result<void, InboxError>;
  close(): void;
}

export function openInbox({ id, shared, origin, record, post }: InboxOptions): Inbox {
  const { doc } = shared;
  let latest = 0;
  let acknowledged = 0;
  let busy = false;
  let closed = false;
  let wait = FIRST_RETRY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const noteHeld = (_update: Uint8Array, from: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (from === origin) record.held(advancedBy(transaction));
  };
  doc.on('update', noteHeld);

  async function isDurable(): Promise<boolean> {
    try {
      return await shared.durable();
    } catch {
      // A disk that breaks instead of answering has kept nothing: nothing is acknowledged.
      return false;
    }
  }

  async function acknowledge(): Promise<void> {
    if (busy) return;
    busy = true;
    while (!closed && acknowledged < latest) {
      const number = latest;
      // Taken before the wait: what arrives meanwhile is not in this promise.
      const vector = Y.encodeStateVector(doc);
      if (!(await isDurable())) {
        if (!closed) timer = setTimeout(() => void acknowledge(), wait);
        wait = Math.min(LAST_RETRY, wait * 2);
        break;
      }
      wait = FIRST_RETRY;
      if (closed) break;
      acknowledged = number;
      post({ type: 'acknowledge', document: id, number, vector });
    }
    busy = false;
  }

  return {
    receive(number, update) {
      const applied = apply(doc, update, origin);
      if (!applied.ok) return applied;
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        // Kept, it would be merged with whatever comes next, again and again; the whole difference is asked for instead.
        doc.store.pendingStructs = null;
        doc.store.pendingDs = null;
        return err({ tag: 'gap' });
      }
      latest = number;
      void acknowledge();
      return ok(undefined);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      doc.off('update', noteHeld);
    },
  };
}

/**
 * Applies an update of the other side; never throws. Yjs runs our own observers inside: when one of them throws though
 * the update went in whole, the other side is not to blame, and the fault goes where uncaught ones go.
 */
export function apply(
  doc: Y.Doc,
  bytes: Uint8Array,
  origin: RemoteOrigin,
): Result<void, { readonly tag: 'hostile-update' }> {
  const parsed = parseUpdate(bytes);
  if (parsed === null) return err({ tag: 'hostile-update' });
  const update = withoutKnown(doc, parsed);
  try {
    applyAndHandOn(doc, update, origin);
    return ok(undefined);
  } catch (fault) {
    if (!isIn(doc, update)) return err({ tag: 'hostile-update' });
    setTimeout(() => {
      throw fault;
    }, 0);
    return ok(undefined);
  }
}

/**
 * What repeats what is known would be kept and passed on with it each time. And of an item that is known in part, Yjs
 * takes the rest as the sender says, but encodes it as a part of what is left of it: here and on the disk it would differ.
 */
function withoutKnown(doc: Y.Doc, { update, starts }: ParsedUpdate): Uint8Array {
  for (const [client, clock] of starts) {
    if (clock < Y.getState(doc.store, client)) return Y.diffUpdate(update, Y.encodeStateVector(doc));
  }
  return update;
}

function isIn(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    const store = Y.decodeStateVector(Y.encodeStateVector(doc));
    for (const [client, clock] of Y.parseUpdateMeta(update).to) if ((store.get(client) ?? 0) < clock) return false;
    // The delete set is read after the structs: only a full decoding shows that it is sound.
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}
