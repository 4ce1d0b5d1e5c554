/** What a log's entries say once opened, and how it goes into a Yjs document. */
import * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { inflate } from './deflate.ts';
import type { Entry, EntryBox } from './entry.ts';
import { openEntry } from './entry.ts';

export interface Contents {
  /** In the order of the log; snapshots inflated. `at` is the place in the log. */
  readonly entries: readonly (Entry & { readonly at: number })[];
  /** Places of the entries that do not open. */
  readonly damaged: readonly number[];
}

/**
 * Opens every entry of a log. `wrong-key` when none opens, `newer-version` when one was written by a newer app:
 * folding it away, or writing after it, would lose what only that app understands.
 */
export async function openEntries(
  log: readonly Uint8Array[],
  box: EntryBox,
): Promise<Result<Contents, { readonly tag: 'wrong-key' | 'newer-version' }>> {
  const entries: (Entry & { readonly at: number })[] = [];
  const damaged: number[] = [];
  // All begin at once: the long ones go on beside the page, which opens the short ones meanwhile.
  const all = await Promise.all(log.map((bytes) => openWhole(bytes, box)));
  for (const [at, opened] of all.entries()) {
    if (opened.ok) entries.push({ at, ...opened.value });
    else if (opened.error.tag === 'newer-version') return err({ tag: 'newer-version' });
    else damaged.push(at);
  }
  if (log.length > 0 && entries.length === 0) return err({ tag: 'wrong-key' });
  return ok({ entries, damaged });
}

/** With what it deflated inflated. */
async function openWhole(bytes: Uint8Array, box: EntryBox): ReturnType<typeof openEntry> {
  const opened = await openEntry(bytes, box);
  if (!opened.ok || opened.value.kind !== 'snapshot') return opened;
  return ok({ kind: 'snapshot', payload: await inflate(opened.value.payload) });
}

/** Applies opened entries as one transaction. Any order and any repetition gives the same document. */
export function applyContents(doc: Y.Doc, { entries }: Contents, origin: unknown): void {
  doc.transact(() => {
    for (const { kind, payload } of entries) {
      if (kind === 'snapshot') Y.applyUpdateV2(doc, payload, origin);
      else if (kind !== 'check') Y.applyUpdate(doc, payload, origin);
    }
  }, origin);
}
