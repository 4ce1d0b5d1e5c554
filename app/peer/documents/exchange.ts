/** One document on one connection: its outbox and its inbox, and which message goes to which. */
import { ok, type Result } from '../../../crypto/result.ts';
import type { SharedDocument } from '../types.ts';
import type { DeliveryRecord } from './deliveries.ts';
import type { DocumentMessage } from './frames.ts';
import { type InboxError, openInbox } from './inbox.ts';
import { RemoteOrigin } from './origin.ts';
import { openOutbox } from './outbox.ts';
import { breathe } from './queue.ts';
import { parseVector } from './vector.ts';

/** How often one side may be sent back to the start over a document before the link is given up. */
const GAPS = 3;

export interface ExchangeOptions {
  readonly id: string;
  readonly shared: SharedDocument;
  readonly device: string;
  readonly record: DeliveryRecord;
  readonly clock: () => number;
  readonly post: (message: DocumentMessage, left?: (bytes: number) => void) => void;
  readonly arrived: (bytes: number, took: number) => void;
  /** Runs the longer jobs of a connection in turn. */
  readonly later: (job: () => Promise<void>) => void;
  /** So much waits to leave that what is newly written had better gather. */
  readonly congested: () => boolean;
  /** Resolves, also on close, once that has left. */
  readonly uncongested: () => Promise<void>;
}

export interface Exchange {
  /** False once its Y.Doc was destroyed: it must be opened anew. */
  alive(): boolean;
  /** Says where this side stands, once a connection. */
  announce(): void;
  take(
    message: Exclude<DocumentMessage, { type: 'hello' | 'bye' | 'rest' }>,
  ): Result<void, InboxError | { readonly tag: 'malformed' }>;
  waitingSince(): number | null;
  close(): void;
}

export function openExchange(options: ExchangeOptions): Exchange {
  const { id, shared, device, record, clock, post, arrived, later, congested, uncongested } = options;
  const { doc } = shared;
  record.watch(doc);
  const outbox = openOutbox({ id, doc, device, record, clock, post, arrived, congested, uncongested });
  const inbox = openInbox({ id, shared, record, post, origin: new RemoteOrigin(device) });
  let announced = false;
  let closed = false;
  let gaps = 0;

  function announce(): void {
    if (announced || closed) return;
    announced = true;
    post(outbox.state());
  }

  function close(): void {
    closed = true;
    doc.off('destroy', close);
    outbox.close();
    inbox.close();
  }
  doc.on('destroy', close);

  return {
    alive: () => !closed,
    announce,
    take(message) {
      switch (message.type) {
        case 'state': {
          const theirs = parseVector(message.vector);
          if (theirs === null) return { ok: false, error: { tag: 'malformed' } };
          announce();
          // One document after the other, each once the one before has left: memory holds one difference at a time.
          later(async () => {
            await breathe();
            if (!closed) await outbox.answer(theirs, message.deletions);
            await uncongested();
          });
          return ok(undefined);
        }
        case 'difference':
        case 'update': {
          const received = inbox.receive(message.number, message.update);
          if (received.ok || received.error.tag !== 'gap' || ++gaps > GAPS) return received;
          post(outbox.state());
          return ok(undefined);
        }
        case 'acknowledge': {
          const vector = parseVector(message.vector);
          if (vector === null) return { ok: false, error: { tag: 'malformed' } };
          outbox.acknowledged(message.number, vector);
          return ok(undefined);
        }
      }
    },
    waitingSince: outbox.waitingSince,
    close,
  };
}
