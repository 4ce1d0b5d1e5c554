/** A repair by the worker that made the run: it is told what changed since, and tells what the repair changed. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import { lessWhoLeaves } from './change.ts';
import type { MatchFailure, Repair } from './client.ts';
import { cardsChanged, withDifference } from './difference.ts';
import { type Held, type Keeper, withRun } from './keeper.ts';
import { type FromWorker, parseFromWorker, type ToWorker } from './messages.ts';
import type { Candidate, MatchRules, SecondRun } from './types.ts';

/** With more cards than these that are not as they were, all are handed over again. */
const MOST_CHANGED = 500;

/** Null: no worker keeps that run, or it no longer knows what it rests on. Then it is repaired from all cards. */
export async function repairHeld(
  keeper: Keeper,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  { run, change }: Repair,
): Promise<Result<SecondRun, MatchFailure> | null> {
  const { held, turn } = keeper;
  if (held?.runs.includes(run.digest) !== true) return null;
  const { changed, gone } = cardsChanged(held.candidates, candidates);
  if (changed.length > MOST_CHANGED) return null;
  // One at a time: whoever asks meanwhile begins anew.
  keeper.held = null;
  const keep = (next: Held): void => {
    if (keeper.turn === turn && keeper.held === null) keeper.held = next;
    else next.worker.terminate();
  };
  const { worker, inputs } = held;
  const answer = await answerOf(worker, { type: 'repair', inputs, run: run.digest, rules, at, change, changed, gone });
  switch (answer?.type) {
    case 'repaired': {
      const repaired = withDifference(run, answer.run, answer);
      if (repaired.pairs.length !== answer.count.pairs || repaired.unmatched.length !== answer.count.unmatched) break;
      const over = lessWhoLeaves(candidates, change);
      keep({ worker, candidates: over, inputs: repaired.inputs, runs: withRun(held.runs, repaired.digest) });
      return ok(repaired);
    }
    case 'impossible':
      keep(held);
      return err(answer.impossible);
    case 'pin-refused':
      keep(held);
      return err({ tag: 'pin-refused', why: answer.why });
    case 'not-kept':
      worker.terminate();
      return null;
  }
  worker.terminate();
  return err({ tag: 'match-failed' });
}

/** Null: the worker has broken. It may be telling the measures of the run before meanwhile. */
function answerOf(worker: Held['worker'], message: ToWorker): Promise<FromWorker | null> {
  return new Promise((resolve) => {
    let isTold = false;
    const tell = (answer: FromWorker | null): void => {
      isTold = true;
      resolve(answer);
    };
    worker.addEventListener('error', () => tell(null));
    worker.addEventListener('messageerror', () => tell(null));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isTold) return;
      const parsed = parseFromWorker(data);
      if (!parsed.ok) tell(null);
      else if (parsed.value.type !== 'measures') tell(parsed.value);
    });
    worker.postMessage(message);
  });
}
