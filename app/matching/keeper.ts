/** A worker that keeps what its last run was made of: a repair then tells it only what has changed. */
import type { MatchWorker } from './client.ts';
import type { Candidate } from './types.ts';

export interface Held {
  readonly worker: MatchWorker;
  /** Whom its last run is over. */
  readonly candidates: readonly Candidate[];
  /** `inputs` of that run: by it both sides know that they mean the same cards. */
  readonly inputs: string;
  /** Runs that it can repair, by their digests: an undone one among them. */
  readonly runs: readonly string[];
}

/** One worker at a time, until its owner lets it go. */
export interface Keeper {
  held: Held | null;
  /** Another after each letting go: what was asked before holds nothing any more. */
  turn: number;
}

/** Runs that a worker keeps, and is known to keep. */
const MOST_RUNS = 8;

export const newKeeper = (): Keeper => ({ held: null, turn: 0 });

export function letGo(keeper: Keeper): void {
  keeper.held?.worker.terminate();
  keeper.held = null;
  keeper.turn += 1;
}

/** With one more, and without those that are too many. */
export const withRun = (runs: readonly string[], digest: string): readonly string[] =>
  [...runs.filter((run) => run !== digest), digest].slice(-MOST_RUNS);
