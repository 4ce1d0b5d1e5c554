/**
 * Folds a log into one snapshot. Through a Y.Doc, because merging a long log as bytes is quadratic and keeps what was
 * deleted; in a worker (snapshotBuilder.ts), because 5 MB take seconds.
 */
import * as Y from 'yjs';
import { Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { applyContents, openEntries } from './contents.ts';
import { deflate } from './deflate.ts';
import { entryBox, sealEntry, sealEntryAside } from './entry.ts';

/** Plain bytes, so that it can be posted to a worker. */
export interface SnapshotJob {
  readonly name: string;
  readonly key: Uint8Array;
  readonly log: readonly Uint8Array[];
  /** Drawn by the caller: the worker has no source of its own. */
  readonly randomness: Uint8Array;
}

export interface Snapshot {
  readonly sealed: Uint8Array;
  /** Places in the log of the entries it replaces: never a damaged one, which stays for a later repair. */
  readonly folded: readonly number[];
}

/** Bytes of randomness a job needs. */
export const snapshotRandomness = 64;

/** One sealed snapshot equal to the entries it folds, without anything they deleted. */
export async function buildSnapshot(
  job: SnapshotJob,
): Promise<Result<Snapshot, { readonly tag: 'wrong-key' | 'newer-version' }>> {
  const box = entryBox(new Secret(job.key), job.name);
  const contents = await openEntries(job.log, box);
  if (!contents.ok) return err(contents.error);
  const doc = new Y.Doc({ gc: true });
  applyContents(doc, contents.value, null);
  const payload = await deflate(Y.encodeStateAsUpdateV2(doc));
  doc.destroy();
  let drawn = 0;
  const random = (length: number): Uint8Array => {
    drawn += length;
    // Using a byte twice would repeat a nonce.
    if (drawn > job.randomness.length) throw new RangeError('the job brought too little randomness');
    return job.randomness.slice(drawn - length, drawn);
  };
  const folded = contents.value.entries.filter(({ kind }) => kind !== 'check').map(({ at }) => at);
  const entry = { kind: 'snapshot', payload } as const;
  const sealed = (await sealEntryAside(entry, box, random)) ?? sealEntry(entry, box, random);
  return ok({ sealed, folded });
}
