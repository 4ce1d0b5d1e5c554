import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import type { Change } from './change.ts';
import type { RunMeasures } from './measures.ts';
import { parseFromWorker, type RunHead, type ToWorker } from './messages.ts';
import type { RefusedPin } from './pins.ts';
import type { Candidate, MatchedPair, MatchImpossible, MatchRules, SecondRun } from './types.ts';

/** What of a Worker is used; the composition root makes one a run. */
export type MatchWorker = Pick<Worker, 'addEventListener' | 'terminate'> & { postMessage(message: ToWorker): void };

export type MatchFailure =
  | { readonly tag: 'match-failed' | 'match-cancelled' }
  | MatchImpossible
  /** Of a repair: the pair that was to be made, and the rule that forbids it. */
  | { readonly tag: 'pin-refused'; readonly why: RefusedPin['why'] };

export interface MatchOptions {
  readonly onProgress?: (done: number) => void;
  /** Told once, before the run is given: how long the worker took from the last card on. */
  readonly onTime?: (ms: number) => void;
  /** Told once, after the run was given: then the worker goes on until they are known, or it is aborted. */
  readonly onMeasures?: (measures: RunMeasures) => void;
  readonly signal?: AbortSignal;
  /** Repairs this run around a change, instead of making a whole one: see repairRun.ts. Who leaves is among the candidates. */
  readonly repair?: { readonly run: SecondRun; readonly change: Change };
}

/** Cards in one message: copying them takes the page a few milliseconds. */
const CARDS = 250;

/**
 * Runs one match in a fresh worker and ends it. Fails when it is aborted, when a rule cannot be kept (and names it), and when
 * the worker cannot start or breaks. The page is never held up for long, however many candidates there are.
 */
export function matchInWorker(
  makeWorker: () => MatchWorker,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  { onProgress, onTime, onMeasures, signal, repair }: MatchOptions = {},
): Promise<Result<SecondRun, MatchFailure>> {
  const failed: Result<never, MatchFailure> = err({ tag: 'match-failed' });
  const cancelled: Result<never, MatchFailure> = err({ tag: 'match-cancelled' });
  if (signal?.aborted === true) return Promise.resolve(cancelled);
  const worker = makeWorker();
  return new Promise<Result<SecondRun, MatchFailure>>((resolve) => {
    let sent = 0;
    let head: RunHead | null = null;
    const pairs: MatchedPair[] = [];
    const unmatched: SecondRun['unmatched'][number][] = [];
    const cancel = () => worker.postMessage({ type: 'cancel' });
    const end = (result: Result<SecondRun, MatchFailure>) => {
      signal?.removeEventListener('abort', cancel);
      worker.terminate();
      resolve(result);
    };
    const endWhenWhole = () => {
      if (head === null || pairs.length < head.pairs || unmatched.length < head.unmatched) return;
      onTime?.(head.ms);
      const run = ok({ ...head.run, pairs, unmatched });
      if (onMeasures === undefined) return end(run);
      resolve(run);
      // Nobody is told any more that it was cancelled.
      signal?.removeEventListener('abort', cancel);
      signal?.addEventListener('abort', () => worker.terminate(), { once: true });
    };
    worker.addEventListener('error', () => end(failed));
    worker.addEventListener('messageerror', () => end(failed));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = parseFromWorker(data);
      if (!parsed.ok) return end(failed);
      const message = parsed.value;
      switch (message.type) {
        case 'more':
          sent += CARDS;
          return worker.postMessage({
            type: 'cards',
            candidates: candidates.slice(sent - CARDS, sent),
            ...(repair && { pairs: repair.run.pairs.slice(sent - CARDS, sent) }),
          });
        case 'progress':
          return onProgress?.(message.done);
        case 'run':
          head = message;
          return endWhenWhole();
        case 'people':
          pairs.push(...message.pairs);
          unmatched.push(...message.unmatched);
          return endWhenWhole();
        case 'measures':
          worker.terminate();
          return onMeasures?.(message.measures);
        case 'impossible':
          return end(err(message.impossible));
        case 'pin-refused':
          return end(err({ tag: 'pin-refused', why: message.why }));
        case 'cancelled':
          return end(cancelled);
        case 'refused':
          return end(failed);
      }
    });
    signal?.addEventListener('abort', cancel);
    worker.postMessage({
      type: 'match',
      rules,
      at,
      count: candidates.length,
      ...(onMeasures !== undefined && { measures: true }),
      ...(repair && {
        repair: {
          run: { ...repair.run, pairs: [], unmatched: [] },
          pairs: repair.run.pairs.length,
          change: repair.change,
        },
      }),
    });
  });
}
