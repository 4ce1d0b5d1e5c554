/** What the other side is known to hold, kept across restarts so that "Delivered" stays true and is not asked again. */
import type * as Y from 'yjs';
import type { Acknowledged } from '../peer/types.ts';

const NOTHING: Acknowledged = { vector: null, pending: false };
/** Vectors move with every acknowledged keystroke; losing the last half second only makes a line say Sent for a moment. */
const WRITE_EVERY = 500;

export interface AcknowledgedStore {
  recall(document: string): Acknowledged;
  remember(document: string, acknowledged: Acknowledged): void;
  /** The same of one person (base64url key) alone. */
  by(person: string): Pick<AcknowledgedStore, 'recall' | 'remember'>;
  /** Writes what waits. */
  close(): void;
}

/** Over a local document of the vault. `pending` is written at once: forgetting it would let a deletion pass as delivered. */
export function acknowledgedIn(doc: Y.Doc): AcknowledgedStore {
  const kept = doc.getMap<Acknowledged>('acknowledged');
  const held = new Map<string, Acknowledged>();
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function write(): void {
    timer = null;
    doc.transact(() => {
      for (const document of waiting) {
        const value = held.get(document);
        if (value !== undefined) kept.set(document, value);
      }
    });
    waiting.clear();
  }

  // Before the vault's own listener, which writes what is pending when the page goes.
  globalThis.addEventListener?.('pagehide', write, { capture: true });

  const recall = (document: string): Acknowledged => held.get(document) ?? kept.get(document) ?? NOTHING;
  function remember(document: string, acknowledged: Acknowledged): void {
    const before = recall(document);
    held.set(document, acknowledged);
    waiting.add(document);
    if (acknowledged.pending && !before.pending) {
      if (timer !== null) clearTimeout(timer);
      write();
    } else timer ??= setTimeout(write, WRITE_EVERY);
  }

  return {
    recall,
    remember,
    by: (person) => ({
      recall: (document) => recall(`${person} ${document}`),
      remember: (document, acknowledged) => remember(`${person} ${document}`, acknowledged),
    }),
    close() {
      globalThis.removeEventListener?.('pagehide', write, { capture: true });
      if (timer !== null) clearTimeout(timer);
      write();
    },
  };
}
