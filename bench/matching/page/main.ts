import { matchInWorker } from '../../../app/matching/client.ts';
import type { MatchRules, SecondRun } from '../../../app/matching/types.ts';
import { AT, people } from '../cards.ts';

export interface Played {
  /** From the call to the run in hand; and of it what the worker took from the last card on. */
  readonly ms: number;
  readonly inWorker: number;
  /** The longest task of the page meanwhile; 0: none of 50 ms or more. */
  readonly longest: number;
  readonly pairs: number;
  readonly total: number;
  readonly bound: number | null;
}

async function play(mentees: number, mentors: number, seats: readonly number[], rules: MatchRules): Promise<Played> {
  const candidates = people(mentees, mentors, seats, 5);
  // Making them is not part of it.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  let longest = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  tasks.observe({ entryTypes: ['longtask'] });
  let inWorker = 0;
  const began = performance.now();
  const found = await matchInWorker(
    () => new Worker(new URL('../../../app/matching/worker.ts', import.meta.url), { type: 'module' }),
    candidates,
    rules,
    AT,
    { onTime: (ms) => (inWorker = ms) },
  );
  const ms = performance.now() - began;
  if (!found.ok) throw new Error(found.error.tag);
  const run: SecondRun = found.value;
  // A task is told of after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 500));
  tasks.disconnect();
  return { ms, inWorker, longest, pairs: run.pairs.length, total: run.total, bound: run.bound };
}

declare global {
  interface Window {
    play: typeof play;
  }
}

window.play = play;
