import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import type { Change } from './change.ts';
import { lessWhoLeaves } from './change.ts';
import { type Keeper, letGo } from './keeper.ts';
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

/** The run that is to be repaired, and around what: see repairRun.ts. Who leaves is among the candidates. */
export interface Repair {
  readonly run: SecondRun;
  readonly change: Change;
}

export interface MatchOptions {
  readonly onProgress?: (done: number) => void;
  /** Told once, before the run is given: how long the worker took from the last card on. */
  readonly onTime?: (ms: number) => void;
  /** Told once, after the run was given: then the worker goes on until they are known, or it is aborted. */
  readonly onMeasures?: (measures: RunMeasures) => void;
  readonly signal?: AbortSignal;
  /** Instead of making a whole one. */
  readonly repair?: Repair;
  /** Keeps the worker with what it has prepared, until it is let go: a repair of its run then takes a moment. */
  readonly keeper?: Keeper;
}

/** Cards in one message: copying them takes the page a few milliseconds. */
const CARDS = 250;

const failed: Result<never, MatchFailure> = err({ tag: 'match-failed' });
const cancelled: Result<never, MatchFailure> = err({ tag: 'match-cancelled' });

/**
 * Runs one match in a fresh worker and ends it, or has it kept. A repair is made by the worker that is kept, where it made the
 * run. Fails when it is aborted, when a rule cannot be kept (and names it), and when the worker cannot start or breaks. The
 * page is never held up for long, however many candidates there are.
 */
export async function matchInWorker(
  makeWorker: () => MatchWorker,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  options: MatchOptions = {},
): Promise<Result<SecondRun, MatchFailure>> {
  const { signal, repair, keeper } = options;
  if (signal?.aborted === true) return cancelled;
  // Not kept for offline use: without it a repair takes longer.
  const held = keeper?.held && repair ? await import('./repairHeld.ts').catch(() => null) : null;
  const repaired = keeper && repair && held ? await held.repairHeld(keeper, candidates, rules, at, repair) : null;
  return repaired ?? matchFreshly(makeWorker, candidates, rules, at, options);
}

function matchFreshly(
  makeWorker: () => MatchWorker,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  { onProgress, onTime, onMeasures, signal, repair, keeper }: MatchOptions,
): Promise<Result<SecondRun, MatchFailure>> {
  if (keeper) letGo(keeper);
  const worker = makeWorker();
  const turn = keeper?.turn;
  return new Promise<Result<SecondRun, MatchFailure>>((resolve) => {
    let sent = 0;
    let head: RunHead | null = null;
    let isDone = false;
    const pairs: MatchedPair[] = [];
    const unmatched: SecondRun['unmatched'][number][] = [];
    const cancel = () => worker.postMessage({ type: 'cancel' });
    const terminate = () => {
      if (keeper?.held?.worker === worker) letGo(keeper);
      else worker.terminate();
    };
    const end = (result: Result<SecondRun, MatchFailure>) => {
      isDone = true;
      signal?.removeEventListener('abort', cancel);
      terminate();
      resolve(result);
    };
    const isKept = (run: SecondRun): boolean => {
      if (keeper === undefined || keeper.turn !== turn) return false;
      const over = repair === undefined ? candidates : lessWhoLeaves(candidates, repair.change);
      keeper.held = { worker, candidates: over, inputs: run.inputs, runs: [run.digest] };
      return true;
    };
    const endWhenWhole = () => {
      if (head === null || pairs.length < head.pairs || unmatched.length < head.unmatched) return;
      onTime?.(head.ms);
      const run = { ...head.run, pairs, unmatched };
      if (!isKept(run) && onMeasures === undefined) return end(ok(run));
      isDone = true;
      resolve(ok(run));
      // Nobody is told any more that it was cancelled.
      signal?.removeEventListener('abort', cancel);
      signal?.addEventListener('abort', terminate, { once: true });
    };
    worker.addEventListener('error', () => end(failed));
    worker.addEventListener('messageerror', () => end(failed));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isDone && onMeasures === undefined) return;
      const parsed = parseFromWorker(data);
      if (!parsed.ok) return end(failed);
      const message = parsed.value;
      // Whatever else it tells then is told to whom it repairs for.
      if (isDone && message.type !== 'measures') return;
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
          if (keeper === undefined || keeper.turn !== turn) worker.terminate();
          return onMeasures?.(message.measures);
        case 'impossible':
          return end(err(message.impossible));
        case 'pin-refused':
          return end(err({ tag: 'pin-refused', why: message.why }));
        case 'cancelled':
          return end(cancelled);
        case 'refused':
        case 'repaired':
        case 'not-kept':
          return end(failed);
      }
    });
    signal?.addEventListener('abort', cancel);
    worker.postMessage({
      type: 'match',
      rules,
      at,
      count: candidates.length,
      ...(keeper && { keep: true }),
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
