/** The few IndexedDB moves y-indexeddb does not report on: opening, the end of a transaction, destruction. */

import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import type { VaultError } from './types.ts';

type Stores = Readonly<Record<string, IDBObjectStoreParameters>>;

/** Some browsers leave an opening without any event: https://bugs.webkit.org/show_bug.cgi?id=226547 */
const patience = 10_000;

/** Opens, making the stores on first use. The connection lets go by itself when another wants to upgrade or delete. */
export function openDatabase(name: string, stores: Stores): Promise<Result<IDBDatabase, VaultError>> {
  return new Promise((resolve) => {
    let isLate = false;
    const unavailable = () => {
      isLate = true;
      resolve(err({ tag: 'storage-unavailable' }));
    };
    // Absent in node, and in some browsers' private windows; opening throws where storage is forbidden.
    if (typeof indexedDB === 'undefined') return unavailable();
    const timer = setTimeout(unavailable, patience);
    try {
      const request = indexedDB.open(name);
      request.addEventListener('upgradeneeded', () => {
        for (const [store, parameters] of Object.entries(stores)) request.result.createObjectStore(store, parameters);
      });
      request.addEventListener('success', () => {
        clearTimeout(timer);
        const database = request.result;
        if (isLate) return database.close();
        database.addEventListener('versionchange', () => database.close());
        return resolve(ok(database));
      });
      request.addEventListener('error', unavailable);
    } catch {
      unavailable();
    }
  });
}

/** ok on the transaction's own `complete`, the only event after which its writes are on the disk. */
export function completed(transaction: IDBTransaction): Promise<Result<void, VaultError>> {
  return new Promise((resolve) => {
    transaction.addEventListener('complete', () => resolve(ok(undefined)));
    transaction.addEventListener('abort', () => resolve(err({ tag: 'not-saved' })));
  });
}

/** Resolves once the database is gone; open connections are asked to close first, by `versionchange`. */
export function destroyDatabase(name: string): Promise<Result<void, VaultError>> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve(ok(undefined)));
    request.addEventListener('error', () => resolve(err({ tag: 'storage-unavailable' })));
  });
}
