/** Rows in IndexedDB: one database a workspace, one store, keys of file and piece. */
import { err, ok, type Result } from '../../../crypto/result.ts';
import { openDatabase } from '../database.ts';
import type { RowKey, Rows, RowsError } from './types.ts';

const STORE = 'rows';

/** The database is opened by the first move, and again after the browser closed it under us. */
export function indexedRows(name: string): Rows {
  let handle: Promise<IDBDatabase | null> | null = null;
  let closed = false;

  async function connect(): Promise<IDBDatabase | null> {
    const opened = await openDatabase(name, { [STORE]: {} });
    if (!opened.ok) {
      handle = null;
      return null;
    }
    const lost = (): void => {
      handle = null;
    };
    opened.value.addEventListener('close', lost);
    opened.value.addEventListener('versionchange', lost);
    return opened.value;
  }

  async function move<T>(
    mode: IDBTransactionMode,
    use: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<Result<T, RowsError>> {
    if (closed) return err({ tag: 'storage-unavailable' });
    handle ??= connect();
    const database = await handle;
    if (database === null) return err({ tag: 'storage-unavailable' });
    try {
      const transaction = database.transaction(STORE, mode);
      const request = use(transaction.objectStore(STORE));
      return await ended(transaction, request);
    } catch {
      // Closed between two moves, or about to: the next move opens it anew.
      handle = null;
      return err({ tag: mode === 'readonly' ? 'storage-unavailable' : 'not-saved' });
    }
  }

  return {
    async write(key, bytes) {
      const written = await move('readwrite', (store) => store.put(bytes, [...key]));
      return written.ok ? ok(undefined) : written;
    },
    async read(key) {
      const read = await move<unknown>('readonly', (store) => store.get([...key]));
      return read.ok ? ok(read.value instanceof Uint8Array ? read.value : null) : read;
    },
    async keys() {
      const read = await move('readonly', (store) => store.getAllKeys());
      return read.ok ? ok(read.value.flatMap((key) => rowKeyOf(key) ?? [])) : read;
    },
    // An array is greater than every number and text, so this is the range of all further pieces. A range leaves the disk at
    // once, which row by row it would not.
    erase: (file, from = -1) => move('readwrite', (store) => store.delete(IDBKeyRange.bound([file, from], [file, []]))),
    close() {
      closed = true;
      void handle?.then((database) => database?.close());
    },
  };
}

function rowKeyOf(key: IDBValidKey): [RowKey] | null {
  if (!Array.isArray(key)) return null;
  const [file, piece] = key;
  return typeof file === 'string' && typeof piece === 'number' ? [[file, piece]] : null;
}

/** The value on the transaction's own `complete`; why it was aborted otherwise. */
function ended<T>(transaction: IDBTransaction, request: IDBRequest<T>): Promise<Result<T, RowsError>> {
  return new Promise((resolve) => {
    transaction.addEventListener('complete', () => resolve(ok(request.result)));
    transaction.addEventListener('abort', () => {
      const full = [transaction.error, request.readyState === 'done' ? request.error : null].some(isFull);
      if (transaction.mode === 'readonly') resolve(err({ tag: 'storage-unavailable' }));
      else resolve(err({ tag: full ? 'disk-full' : 'not-saved' }));
    });
  });
}

/** Firefox reports its own name for a disk that is full, as opposed to a quota. */
const isFull = (error: DOMException | null): boolean =>
  error?.name === 'QuotaExceededError' || error?.name === 'NS_ERROR_FILE_NO_DEVICE_SPACE';
