/** Where a snapshot is built: in a worker, or here where there is none (node) or it cannot start. */

import type { SnapshotJob } from './snapshot.ts';
import { buildSnapshot } from './snapshot.ts';
import { askWorker } from './workerUrl.ts';

type Answer = Awaited<ReturnType<typeof buildSnapshot>>;

export async function buildSnapshotAside(job: SnapshotJob): Promise<Answer> {
  if (typeof Worker === 'undefined') return buildSnapshot(job);
  const { default: address } = await import('./snapshotWorker.ts?worker&url');
  // A worker that cannot start (an old cached page, a memory limit) must not keep deleted words on the disk.
  return askWorker<Answer>(address, job).catch(() => buildSnapshot(job));
}
