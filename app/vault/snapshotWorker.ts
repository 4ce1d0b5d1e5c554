/** A module worker: one job in, one answer out, then it is ended by who started it. */

import type { SnapshotJob } from './snapshot.ts';
import { buildSnapshot } from './snapshot.ts';

self.addEventListener('message', (event: MessageEvent<SnapshotJob>) => {
  // A rejection is rethrown outside the promise, so that it reaches the starter as the worker's error event.
  buildSnapshot(event.data).then(
    (answer) => self.postMessage(answer),
    (failure) => setTimeout(() => reportError(failure)),
  );
});
