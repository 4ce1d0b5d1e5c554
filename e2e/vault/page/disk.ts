/** Everything IndexedDB holds for this site, as an intruder with the disk would read it. */
export interface StoredRow {
  readonly database: string;
  readonly store: string;
  readonly key: string;
  /** Every byte and every letter of the row, one character a byte. */
  readonly bytes: string;
}

function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** One character a byte. Not TextDecoder's latin1, which is windows-1252 and would not give the bytes back. */
function spell(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192) letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return letters;
}

function flatten(value: unknown): string {
  if (value instanceof Uint8Array) return spell(value);
  if (value instanceof ArrayBuffer) return spell(new Uint8Array(value));
  if (value instanceof CryptoKey) return `CryptoKey extractable=${value.extractable}`;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) => `${key}:${flatten(inner)}`)
      .join('\n');
  }
  return String(value);
}

export async function readDisk(): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await ended(indexedDB.open(name));
    database.addEventListener('versionchange', () => database.close());
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([ended(objects.getAllKeys()), ended(objects.getAll())]);
      for (const [at, value] of values.entries()) {
        rows.push({ database: name, store, key: String(keys[at]), bytes: flatten(value) });
      }
    }
    database.close();
  }
  return rows;
}

/** Changes one row of y-indexeddb's in place, as a failing disk or a meddler would. */
export async function changeRow(database: string, key: number, change: (row: Uint8Array) => Uint8Array): Promise<void> {
  const opened = await ended(indexedDB.open(database));
  const transaction = opened.transaction('updates', 'readwrite');
  const store = transaction.objectStore('updates');
  store.put(change(await ended(store.get(key))), key);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  opened.close();
}

/** Changes the keyring's row; gives the way back. */
export async function changeKeyring(
  database: string,
  change: (row: Record<string, unknown>) => unknown,
): Promise<() => Promise<void>> {
  const opened = await ended(indexedDB.open(database));
  const store = () => opened.transaction('records', 'readwrite').objectStore('records');
  const before = await ended(store().get('keyring'));
  await ended(store().put(change(before), 'keyring'));
  return async () => {
    await ended(store().put(before, 'keyring'));
    opened.close();
  };
}

/** The keyring's row as it stands. */
export async function keyringRow(database: string): Promise<Record<string, unknown>> {
  const opened = await ended(indexedDB.open(database));
  const row = await ended(opened.transaction('records').objectStore('records').get('keyring'));
  opened.close();
  return row;
}
