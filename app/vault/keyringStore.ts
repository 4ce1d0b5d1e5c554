/**
 * The keyring's database: one store, the row of the keyring, and perhaps one beside it. Each move opens and closes it,
 * since they are few and far between.
 */

import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { completed, openDatabase } from './database.ts';
import type { KeyringRecord } from './keyringRecord.ts';
import { readRecord } from './keyringRecord.ts';
import type { VaultError } from './types.ts';

const store = 'records';
const row = 'keyring';
const beside = 'beside';

async function withDatabase<T>(
  name: string,
  use: (database: IDBDatabase) => Promise<Result<T, VaultError>>,
): Promise<Result<T, VaultError>> {
  const opened = await openDatabase(name, { [store]: {} });
  if (!opened.ok) return opened;
  try {
    return await use(opened.value);
  } catch {
    // Some browsers refuse to store a CryptoKey, in private windows; the database can close between two moves.
    return err({ tag: 'storage-unavailable' });
  } finally {
    opened.value.close();
  }
}

/** null when there is none yet; a row that is there but cannot be used is an error, never taken for none. */
export function readKeyring(name: string): Promise<Result<KeyringRecord | null, VaultError>> {
  return withDatabase(name, async (database) => {
    const transaction = database.transaction(store);
    const request = transaction.objectStore(store).get(row);
    const end = await completed(transaction);
    if (!end.ok) return err({ tag: 'storage-unavailable' });
    if (request.result === undefined) return ok(null);
    const record = readRecord(request.result);
    if (record.ok) return record;
    return err(record.error.tag === 'damaged' ? { tag: 'damaged', at: 0 } : { tag: 'newer-version' });
  });
}

/** Replaces the row, if it is still the one of the revision before; ok once the transaction is complete. */
export function writeKeyring(name: string, record: KeyringRecord): Promise<Result<void, VaultError>> {
  return withDatabase(name, (database) => {
    // Strict: losing the keyring to a power cut would lose every document.
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(store);
    const before = records.get(row);
    before.addEventListener('success', () => {
      const found = before.result === undefined ? 0 : before.result.revision;
      if (found !== record.revision - 1) return transaction.abort();
      records.put(record, row);
      // In the same transaction: behind a passphrase nothing stands there, not for a moment.
      if (record.lock.tag === 'passphrase') records.delete(beside);
    });
    return completed(transaction);
  });
}

/** Sealed bytes that go with the keyring, and are gone with it; null where there are none. */
export function readBeside(name: string): Promise<Result<Uint8Array | null, VaultError>> {
  return withDatabase(name, async (database) => {
    const transaction = database.transaction(store);
    const request = transaction.objectStore(store).get(beside);
    const end = await completed(transaction);
    if (!end.ok) return err({ tag: 'storage-unavailable' });
    return ok(request.result instanceof Uint8Array ? request.result : null);
  });
}

/** Null takes them away, as does a keyring that is not under this browser's own key. */
export function writeBeside(name: string, sealed: Uint8Array | null): Promise<Result<void, VaultError>> {
  return withDatabase(name, (database) => {
    const transaction = database.transaction(store, 'readwrite');
    const records = transaction.objectStore(store);
    const keyring = records.get(row);
    keyring.addEventListener('success', () => {
      const record = readRecord(keyring.result);
      if (sealed !== null && record.ok && record.value.lock.tag === 'device') records.put(sealed, beside);
      else records.delete(beside);
    });
    return completed(transaction);
  });
}
