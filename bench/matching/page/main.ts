/** A programme's office as the app has it, document and vault: a run, its writing, a mentor who leaves, a first "Why?". */
import * as Y from 'yjs';
import { matchInWorker } from '../../../app/matching/client.ts';
import type { SecondRun } from '../../../app/matching/types.ts';
import type { PersonId } from '../../../app/model/brand.ts';
import { keepCard } from '../../../app/programme/directory.ts';
import { type OfficeDocument, officeOf } from '../../../app/programme/office.ts';
import { proposalOf } from '../../../app/programme/proposals.ts';
import { candidatesOf } from '../../../app/programme/runs.ts';
import type { Core } from '../../../app/session/core.ts';
import { officeRuns } from '../../../app/session/officeRuns.ts';
import { openDocumentVault } from '../../../app/vault/index.ts';
import { newSecret } from '../../../crypto/index.ts';
import { AT, people } from '../cards.ts';

/** Milliseconds until it was in hand, and of the page's longest task meanwhile; 0: none of 50 ms or more. */
interface Timed {
  readonly ms: number;
  readonly longest: number;
}

export interface Played {
  /** From the call to the run in hand; and of it what the worker took from the last card on. */
  readonly made: Timed & { readonly inWorker: number };
  /** From the run in hand until the disk has it. */
  readonly written: Timed;
  /** Mentors leave in turn, and the worker that made the run repairs it; until the repaired run is in hand. */
  readonly repairs: readonly (Timed & { readonly whole: Timed; readonly moved: number; readonly had: number })[];
  /** The same by another worker, from all cards. */
  readonly cold: Timed;
  /** The first "Why?", until it is answered. */
  readonly why: Timed;
  readonly pairs: number;
  readonly total: number;
}

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
/** A task is told of after it has ended. */
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const tasks: PerformanceEntry[] = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ entryTypes: ['longtask'] });

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const from = performance.now();
  await work();
  const to = performance.now();
  await pause(500);
  const within = tasks.filter(({ startTime, duration }) => startTime < to && startTime + duration > from);
  return { ms: to - from, longest: Math.max(0, ...within.map(({ duration }) => duration)) };
}

async function officeWith(mentees: number, mentors: number, seats: readonly number[]) {
  const doc = new Y.Doc();
  const vault = await openDocumentVault({ name: 'office', doc, key: newSecret(random), random });
  if (!vault.ok) throw new Error(vault.error.tag);
  const office = officeOf(doc);
  const all = people(mentees, mentors, seats, 5);
  doc.transact(() => {
    for (const { person, card } of all) keepCard(office, { person, card, envelope: random(900), received: AT });
  });
  await vault.value.durable();
  return { office, durable: async () => (await vault.value.durable()).ok, leaving: all.map(({ person }) => person) };
}

const runOf = (office: OfficeDocument): SecondRun => {
  const run = proposalOf(office)?.run;
  if (run?.version !== 2) throw new Error('no run');
  return run;
};

async function play(mentees: number, mentors: number, seats: readonly number[]): Promise<Played> {
  const { office, durable, leaving } = await officeWith(mentees, mentors, seats);
  await pause(3_000);
  const makeWorker = () => new Worker(new URL('../../../app/matching/worker.ts', import.meta.url), { type: 'module' });
  let inHand = 0;
  const match: Core['match'] = async (...asked) => {
    const found = await matchInWorker(makeWorker, ...asked);
    inHand = performance.now();
    return found;
  };
  const seed = (length: number): Uint8Array => new Uint8Array(length).fill(1, length - 1);
  const core = { clock: () => AT + 1, random: seed, match };
  const runs = officeRuns({ core, office, mode: () => 'private-pair', durable });
  /** Until a run was in hand, and from then on until all was done. */
  const split = async (work: () => Promise<unknown>) => {
    const from = performance.now();
    const whole = await timed(work);
    return { whole, made: inHand - from, written: from + whole.ms - inHand };
  };
  const first = await split(() => runs.match());
  const run = runOf(office);
  const inWorker = proposalOf(office)?.ms ?? 0;
  const [pair] = run.pairs;
  if (pair === undefined) throw new Error('no pair');
  // Its measures are counted in the worker meanwhile, as they are for who looks at the run.
  await pause(20_000);
  const why = await timed(() => runs.why(pair.mentor, pair.mentee));
  const repairs: Played['repairs'][number][] = [];
  for (const n of [3, 403, 803, 1_203, 1_603]) {
    const person = leaving[n] as PersonId;
    const before = runOf(office);
    const { whole, made } = await split(() => runs.leaves(person));
    repairs.push({
      ms: made,
      longest: whole.longest,
      whole,
      moved: runOf(office).repaired?.moved.length ?? 0,
      had: before.pairs.filter(({ mentor }) => mentor === person).length,
    });
  }
  const last = runOf(office);
  const over = candidatesOf(office, AT + 1);
  const change = { kind: 'leaves', person: leaving[7] as PersonId } as const;
  const cold = await timed(() =>
    matchInWorker(makeWorker, over, last.rules, AT + 1, { repair: { run: last, change } }),
  );
  const { longest } = first.whole;
  return {
    made: { ms: first.made, longest, inWorker },
    written: { ms: first.written, longest },
    repairs,
    cold,
    why,
    pairs: run.pairs.length,
    total: run.total,
  };
}

declare global {
  interface Window {
    play: typeof play;
  }
}

window.play = play;
