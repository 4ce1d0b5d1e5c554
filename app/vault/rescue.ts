/** What to do with rows that y-indexeddb cannot read: a disk error must cost the entries it hit, and no other. */
import * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import { ok } from '../../crypto/result.ts';
import { completed } from './database.ts';
import type { VaultError } from './types.ts';

function isReadable(row: unknown): boolean {
  if (!(row instanceof Uint8Array)) return false;
  try {
    Y.decodeUpdate(row);
    return true;
  } catch {
    return false;
  }
}

/** Moves unreadable rows out of y-indexeddb's way, into its `custom` store. Gives their numbers. */
export async function rescueRows(database: IDBDatabase): Promise<Result<readonly number[], VaultError>> {
  const transaction = database.transaction(['updates', 'custom'], 'readwrite');
  const aside = transaction.objectStore('custom');
  const moved: number[] = [];
  const cursor = transaction.objectStore('updates').openCursor();
  cursor.addEventListener('success', () => {
    const row = cursor.result;
    if (row === null) return;
    if (!isReadable(row.value)) {
      moved.push(Number(row.key));
      aside.put(row.value, `damaged-${String(row.key)}`);
      row.delete();
    }
    row.continue();
  });
  const end = await completed(transaction);
  return end.ok ? ok(moved) : end;
}

/**
 * Entries that Yjs holds back because a row before theirs is missing, taken out of it: an entry stands alone, so it
 * need not wait for one that will never come.
 */
export function takeOrphans(doc: Y.Doc): Uint8Array[] {
  const pending = doc.store.pendingStructs;
  if (pending === null) return [];
  doc.store.pendingStructs = null;
  return Y.decodeUpdateV2(pending.update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentBinary ? [struct.content.content] : [],
  );
}
