/** Where a snapshot is built: in a worker, or here where there is none (node) or it cannot start. */

import type { SnapshotJob } from './snapshot.ts';
import { buildSnapshot } from './snapshot.ts';
import { askWorker } from './workerUrl.ts';

type Answer = Awaited<ReturnType<typeof buildSnapshot>>;

export async function buildSnapshotAside(job: SnapshotJob): Promise<Answer> {
  if (typeof Worker === 'undefined') return buildSnapshot(job);
  try {
    const { default: address } = await import('./snapshotWorker.ts?worker&url');
    return await askWorker<Answer>(address, job);
  } catch {
    // A worker that cannot start (not in an old cache, no memory) must not keep deleted words on the disk.
    return buildSnapshot(job);
  }
}
