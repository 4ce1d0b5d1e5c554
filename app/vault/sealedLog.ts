/**
 * A log of opaque entries on the disk, kept by y-indexeddb as one Y.Array in a document of its own. It knows nothing of
 * keys: what comes in is sealed already.
 *
 * One SealedLog is one connection. It is lost for good at the first transaction that aborts, or when the browser closes
 * the database: its document then holds what the disk does not, and every later row would depend on a missing one. The
 * owner opens another, which begins from the disk.
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { openDatabase } from './database.ts';
import { rescueRows, takeOrphans } from './rescue.ts';
import type { VaultError } from './types.ts';
import { watchTransactions } from './watch.ts';

export interface SealedLog {
  read(): readonly Uint8Array[];
  /** Adds entries at the end; settles with the transaction. */
  append(entries: readonly Uint8Array[]): Promise<Result<void, VaultError>>;
  /** Puts `snapshot` in the place of the `folded` entries (as `read` gave them), in one transaction. */
  compact(folded: ReadonlySet<Uint8Array>, snapshot: Uint8Array): Promise<Result<void, VaultError>>;
  /** How far each writer is known to be on the disk. */
  reach(): ReadonlyMap<number, number>;
  /** Rows that could not be read, moved aside at this opening. */
  readonly unreadable: readonly number[];
  /** Resolves when the connection is lost; never if it is closed in good order. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

/** As y-indexeddb makes them, which finds them made. */
const stores = { updates: { autoIncrement: true }, custom: {} };

/** Opens the log and reads it. `storage-unavailable` where the browser gives no database. */
export async function openSealedLog(name: string): Promise<Result<SealedLog, VaultError>> {
  // y-indexeddb leaves a failed opening as an unhandled rejection: ask first. Holding this makes its own opening quick.
  const probe = await openDatabase(name, stores);
  if (!probe.ok) return probe;
  try {
    const log = await readLog(name, []);
    if (log !== null) return ok(log);
    // A row that Yjs cannot decode stops y-indexeddb for good. Nothing is thrown away: it is moved aside.
    const unreadable = await rescueRows(probe.value);
    if (!unreadable.ok) return unreadable;
    const second = await readLog(name, unreadable.value);
    return second === null ? err({ tag: 'storage-unavailable' }) : ok(second);
  } finally {
    probe.value.close();
  }
}

/** null when the rows could not be read. */
async function readLog(name: string, unreadable: readonly number[]): Promise<SealedLog | null> {
  const doc = new Y.Doc({ gc: true });
  const entries = doc.getArray<Uint8Array>('entries');
  const persistence = new IndexeddbPersistence(name, doc);
  const watched = watchTransactions(persistence);

  async function close(): Promise<void> {
    watched.release();
    await persistence.destroy();
    doc.destroy();
  }

  // y-indexeddb also writes a row as it opens: on a full disk that transaction aborts after the rows were read. What was
  // read still counts, so that a person without room left can see their work, and need not wait for that row to be
  // written; the log is then lost from the start.
  await Promise.race([persistence.whenSynced, watched.first]);
  if (!persistence.synced) {
    await close();
    return null;
  }

  let reach: ReadonlyMap<number, number> = new Map();
  const state = () => Y.decodeStateVector(Y.encodeStateVector(doc));

  async function write(change: (transactions: readonly IDBTransaction[]) => void): Promise<Result<void, VaultError>> {
    const end = watched.collect(change);
    const then = state();
    const written = await end;
    if (written.ok) reach = then;
    return written;
  }
  /** With the persistence as its origin y-indexeddb writes no row of its own; storeState writes the whole, and drops the rest. */
  function rewrite(change: () => void): Promise<Result<void, VaultError>> {
    return write(() => {
      doc.transact(change, persistence);
      storeState(persistence, true).catch(watched.lose);
    });
  }

  reach = state();
  const orphans = takeOrphans(doc);
  if (orphans.length > 0) await rewrite(() => entries.push(orphans));

  return {
    read: () => entries.toArray(),
    append: (added) =>
      write((transactions) => {
        entries.push([...added]);
        // Without waiting for another turn of this page, which may be about to end.
        for (const transaction of transactions) transaction.commit();
      }),
    compact: (folded, snapshot) => rewrite(() => replaceEntries(entries, folded, snapshot)),
    reach: () => reach,
    unreadable,
    lost: watched.lost,
    close,
  };
}

/** From the end, so that the places ahead stay as they are. */
function replaceEntries(entries: Y.Array<Uint8Array>, folded: ReadonlySet<Uint8Array>, snapshot: Uint8Array): void {
  const now = entries.toArray();
  for (let end = now.length; end > 0; ) {
    let start = end;
    while (start > 0 && folded.has(now[start - 1] ?? snapshot)) start -= 1;
    if (start < end) entries.delete(start, end - start);
    end = start < end ? start : end - 1;
  }
  entries.insert(0, [snapshot]);
}
