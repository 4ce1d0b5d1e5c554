/**
 * y-indexeddb tells nobody whether its writes reached the disk, and leaves each failed one as an unhandled rejection.
 * This notices the database handle as y-indexeddb takes it, and every transaction it opens on it.
 */
import type { IndexeddbPersistence } from 'y-indexeddb';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { completed } from './database.ts';
import type { VaultError } from './types.ts';

type Ended = Result<void, VaultError>;

export interface Watched {
  /** The end of the transaction in which y-indexeddb reads its rows. */
  readonly first: Promise<Ended>;
  /** Runs a change; settles with the transactions opened during it, all of them or an error. */
  collect(change: (transactions: readonly IDBTransaction[]) => void): Promise<Ended>;
  /** From here on nothing more is taken. */
  lose(): void;
  readonly lost: Promise<void>;
  /** Closed in good order: no longer lost when the handle goes. */
  release(): void;
}

export function watchTransactions(persistence: IndexeddbPersistence): Watched {
  let isLost = false;
  let isReleased = false;
  let transactions: IDBTransaction[] = [];
  let sayLost: () => void = () => undefined;
  let sayFirst: (ended: Ended) => void = () => undefined;
  const lost = new Promise<void>((resolve) => {
    sayLost = resolve;
  });
  const first = new Promise<Ended>((resolve) => {
    sayFirst = resolve;
  });
  const lose = () => {
    isLost = true;
    sayFirst(err({ tag: 'storage-unavailable' }));
    if (!isReleased) sayLost();
  };

  function notice(transaction: IDBTransaction): void {
    transactions.push(transaction);
    // Stopped on its way down to the request, whose rejection nobody could catch; the abort that follows says it all.
    transaction.addEventListener('error', (event) => event.stopPropagation(), { capture: true });
    const end = completed(transaction);
    void end.then((ended) => (ended.ok ? undefined : lose()));
    void end.then(sayFirst);
  }

  function take(database: IDBDatabase): void {
    const open = database.transaction.bind(database);
    database.transaction = (...how) => {
      const transaction = open(...how);
      notice(transaction);
      return transaction;
    };
    // The browser closes it under memory or disk pressure; lib0 closes it when another connection asks.
    database.addEventListener('close', lose);
    database.addEventListener('versionchange', lose);
  }

  let handle: IDBDatabase | null = null;
  Object.defineProperty(persistence, 'db', {
    get: () => handle,
    set(database: IDBDatabase | null) {
      handle = database;
      if (database !== null) take(database);
    },
  });
  persistence._db.catch(lose);

  return {
    first,
    lost,
    lose,
    release() {
      isReleased = true;
    },
    async collect(change) {
      if (isLost || isReleased) return err({ tag: 'not-saved' });
      transactions = [];
      const opened = transactions;
      try {
        change(opened);
      } catch {
        // The database was closed under y-indexeddb, which throws through the observers of its document.
        lose();
      }
      const ends = await Promise.all(opened.map(completed));
      // A transaction that succeeded after one was lost left a row that depends on a missing one.
      if (isLost) return err({ tag: 'not-saved' });
      return opened.length > 0 ? (ends.find((end) => !end.ok) ?? ok(undefined)) : err({ tag: 'not-saved' });
    },
  };
}
