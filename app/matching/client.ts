import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import { parseFromWorker, type ToWorker } from './messages.ts';
import type { Candidate, MatchRules, MatchRun } from './types.ts';

/** What of a Worker is used; the composition root makes one a run. */
export type MatchWorker = Pick<Worker, 'addEventListener' | 'terminate'> & { postMessage(message: ToWorker): void };

export interface MatchFailure {
  readonly tag: 'match-failed' | 'match-cancelled';
}

export interface MatchOptions {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Runs one match in a fresh worker and ends it. Fails when it is aborted, and when the worker cannot start or breaks. */
export function matchInWorker(
  makeWorker: () => MatchWorker,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  { onProgress, signal }: MatchOptions = {},
): Promise<Result<MatchRun, MatchFailure>> {
  const failed: Result<never, MatchFailure> = err({ tag: 'match-failed' });
  const cancelled: Result<never, MatchFailure> = err({ tag: 'match-cancelled' });
  if (signal?.aborted === true) return Promise.resolve(cancelled);
  const worker = makeWorker();
  return new Promise<Result<MatchRun, MatchFailure>>((resolve) => {
    const cancel = () => worker.postMessage({ type: 'cancel' });
    const end = (result: Result<MatchRun, MatchFailure>) => {
      signal?.removeEventListener('abort', cancel);
      worker.terminate();
      resolve(result);
    };
    worker.addEventListener('error', () => end(failed));
    worker.addEventListener('messageerror', () => end(failed));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = parseFromWorker(data);
      if (!parsed.ok) return end(failed);
      switch (parsed.value.type) {
        case 'progress':
          return onProgress?.(parsed.value.done);
        case 'run':
          return end(ok(parsed.value.run));
        case 'cancelled':
          return end(cancelled);
        case 'refused':
          return end(failed);
      }
    });
    signal?.addEventListener('abort', cancel);
    worker.postMessage({ type: 'match', candidates, rules, at });
  });
}
