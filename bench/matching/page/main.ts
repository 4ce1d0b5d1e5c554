import { matchInWorker } from '../../../app/matching/client.ts';
import { explainer } from '../../../app/matching/otherwise.ts';
import type { MatchRules, SecondRun } from '../../../app/matching/types.ts';
import { AT, people } from '../cards.ts';

export interface Played {
  /** From the call to the run in hand; and of it what the worker took from the last card on. */
  readonly ms: number;
  readonly inWorker: number;
  /** The longest task of the page meanwhile; 0: none of 50 ms or more. */
  readonly longest: number;
  /** A mentor leaves: until the repaired run is in hand, and the page's longest task meanwhile. */
  readonly repair: { readonly ms: number; readonly longest: number };
  /** The first "Why?" of that run, which the page works out itself. */
  readonly why: number;
  readonly pairs: number;
  readonly total: number;
  readonly bound: number | null;
}

async function play(mentees: number, mentors: number, seats: readonly number[], rules: MatchRules): Promise<Played> {
  const candidates = people(mentees, mentors, seats, 5);
  // Making them is not part of it.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  let longest = 0;
  const makeWorker = () => new Worker(new URL('../../../app/matching/worker.ts', import.meta.url), { type: 'module' });
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  tasks.observe({ entryTypes: ['longtask'] });
  let inWorker = 0;
  const began = performance.now();
  const found = await matchInWorker(makeWorker, candidates, rules, AT, { onTime: (ms) => (inWorker = ms) });
  const ms = performance.now() - began;
  if (!found.ok) throw new Error(found.error.tag);
  const run: SecondRun = found.value;
  // A task is told of after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const whole = longest;
  longest = 0;
  const person = candidates[3]?.person ?? run.pairs[0]?.mentor;
  if (person === undefined) throw new Error('nobody to leave');
  const leaving = performance.now();
  const change = { kind: 'leaves', person } as const;
  const repaired = await matchInWorker(makeWorker, candidates, rules, AT, { repair: { run, change } });
  const repair = performance.now() - leaving;
  if (!repaired.ok) throw new Error(repaired.error.tag);
  await new Promise((resolve) => setTimeout(resolve, 500));
  tasks.disconnect();
  const asking = performance.now();
  explainer(run, candidates, AT).of(run.pairs[0]?.mentee ?? person);
  const why = performance.now() - asking;
  return {
    ms,
    inWorker,
    longest: whole,
    repair: { ms: repair, longest },
    why,
    pairs: run.pairs.length,
    total: run.total,
    bound: run.bound,
  };
}

declare global {
  interface Window {
    play: typeof play;
  }
}

window.play = play;
