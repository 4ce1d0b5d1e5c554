import { keyTextOf } from '../model/ids.ts';
import { differenceOf, withCards } from './difference.ts';
import { withRun } from './keeper.ts';
import { matchInSteps } from './match.ts';
import { measuresInSteps } from './measures.ts';
import { type FromWorker, type MatchRequest, parseToWorker, type RepairRequest } from './messages.ts';
import { Remembered } from './remembered.ts';
import { type RepairFailure, repairDraft } from './repairRun.ts';
import type { Candidate, MatchedPair, SecondRun } from './types.ts';
import { type DraftRun, runBytes } from './writeRun.ts';

/** What of a worker's surroundings the matching needs. */
export interface Surroundings {
  send(message: FromWorker): void;
  /** SHA-256. */
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Lets waiting messages in, so that a cancellation is heard. */
  breathe(): Promise<void>;
  /** Milliseconds, from any fixed moment. */
  clock(): number;
}

/** What repairs begin from, where the page asked for it. */
interface Kept {
  readonly remembered: Remembered;
  /** Whom the last run is over, and its `inputs`, which say so. */
  readonly over: readonly Candidate[];
  readonly inputs: string;
  /** By their digests. */
  readonly runs: ReadonlyMap<string, SecondRun>;
}

/** How long the run goes on before it listens. */
const SLICE = 40;
/** Pairs in one message. */
const PEOPLE = 1_000;

/** Answers the page's messages: one run at a time, a new request cancelling the one before. */
export function serveMatching({ send, digest, breathe, clock }: Surroundings): (message: unknown) => Promise<void> {
  let current = 0;
  let asked: MatchRequest | null = null;
  let candidates: Candidate[] = [];
  let pairs: MatchedPair[] = [];
  let kept: Kept | null = null;

  async function take(slice: readonly Candidate[], before: readonly MatchedPair[] = []): Promise<void> {
    if (asked === null) return send({ type: 'refused' });
    candidates.push(...slice);
    pairs.push(...before);
    const due = asked.repair?.pairs ?? 0;
    if (candidates.length < asked.count || pairs.length < due) return send({ type: 'more' });
    const [request, all, had] = [asked, candidates, pairs];
    asked = null;
    candidates = [];
    pairs = [];
    const once = new Set(all.map(({ person }) => person)).size === all.length;
    if (all.length > request.count || had.length > due || !once) return send({ type: 'refused' });
    return request.repair === undefined ? work(request, all) : repair(request, request.repair, all, had);
  }

  /** At once, and quickly: nobody waits to cancel it. */
  async function repair(
    { rules, at, keep }: MatchRequest,
    { run, change }: NonNullable<MatchRequest['repair']>,
    all: readonly Candidate[],
    had: readonly MatchedPair[],
  ): Promise<void> {
    const began = clock();
    const remembered = new Remembered();
    const repaired = repairDraft({ ...run, rules, pairs: had }, all, change, at, remembered);
    if (!repaired.ok) return refuse(repaired.error);
    const { draft, over } = repaired.value;
    const certified = await certify(draft, over, at, remembered);
    hand(certified, clock() - began);
    if (keep === true) remember(certified, over, remembered, new Map());
  }

  /** Of a run that is kept, from what was prepared for it. */
  async function repairKept({ inputs, run, rules, at, change, changed, gone }: RepairRequest): Promise<void> {
    const began = clock();
    const before = kept?.inputs === inputs ? kept.runs.get(run) : undefined;
    if (kept === null || before === undefined) return send({ type: 'not-kept' });
    const { remembered, runs } = kept;
    const repaired = repairDraft({ ...before, rules }, withCards(kept.over, { changed, gone }), change, at, remembered);
    if (!repaired.ok) return refuse(repaired.error);
    const { draft, over } = repaired.value;
    const certified = await certify(draft, over, at, remembered);
    const { pairs, unmatched } = certified;
    send({
      type: 'repaired',
      run: { ...certified, pairs: [], unmatched: [] },
      count: { pairs: pairs.length, unmatched: unmatched.length },
      ...differenceOf(before, certified),
      ms: clock() - began,
    });
    remember(certified, over, remembered, runs);
  }

  function refuse(error: RepairFailure): void {
    if (error.tag === 'pin-refused') send({ type: 'pin-refused', why: error.why });
    else send(error.tag === 'first-kind' ? { type: 'refused' } : { type: 'impossible', impossible: error });
  }

  async function certify(
    draft: DraftRun,
    over: readonly Candidate[],
    at: number,
    remembered: Remembered,
  ): Promise<SecondRun> {
    // The browser's SHA-256 is asynchronous, and the run is not.
    const inputs = keyTextOf(await digest(remembered.inputBytes(over, draft.rules, at)));
    const whole = { ...draft, inputs };
    return { ...whole, digest: keyTextOf(await digest(runBytes(whole))) };
  }

  function remember(
    run: SecondRun,
    over: readonly Candidate[],
    remembered: Remembered,
    runs: ReadonlyMap<string, SecondRun>,
  ): void {
    const all = new Map(runs).set(run.digest, run);
    const known = withRun([...runs.keys()], run.digest).flatMap((digest) => {
      const one = all.get(digest);
      return one === undefined ? [] : [[digest, one] as const];
    });
    kept = { remembered, over, inputs: run.inputs, runs: new Map(known) };
  }

  async function work({ rules, at, measures, keep }: MatchRequest, all: readonly Candidate[]): Promise<void> {
    const mine = current;
    const began = clock();
    const remembered = new Remembered();
    const steps = matchInSteps(all, rules, at, remembered);
    const found = await play(steps, mine, (done) => send({ type: 'progress', done }));
    if (found === null) return send({ type: 'cancelled' });
    if (!found.ok) return send({ type: 'impossible', impossible: found.error });
    const certified = await certify(found.value, all, at, remembered);
    hand(certified, clock() - began);
    if (keep === true) remember(certified, all, remembered, new Map());
    if (measures !== true) return;
    const told = await play(measuresInSteps(certified, all, at, remembered), mine, () => undefined);
    if (told !== null) send({ type: 'measures', measures: told });
  }

  /** To the end, listening now and then; null when it was cancelled meanwhile. */
  async function play<Step, End>(
    steps: Generator<Step, End>,
    mine: number,
    onStep: (step: Step) => void,
  ): Promise<End | null> {
    let listened = clock();
    for (let step = steps.next(); mine === current; step = steps.next()) {
      if (step.done === true) return step.value;
      if (clock() - listened < SLICE) continue;
      onStep(step.value);
      await breathe();
      listened = clock();
    }
    return null;
  }

  function hand(run: SecondRun, ms: number): void {
    const { pairs, unmatched } = run;
    send({
      type: 'run',
      run: { ...run, pairs: [], unmatched: [] },
      pairs: pairs.length,
      unmatched: unmatched.length,
      ms,
    });
    for (let from = 0; from < Math.max(pairs.length, unmatched.length); from += PEOPLE) {
      const slice = <T>(list: readonly T[]) => list.slice(from, from + PEOPLE);
      send({ type: 'people', pairs: slice(pairs), unmatched: slice(unmatched) });
    }
  }

  return async (message) => {
    const parsed = parseToWorker(message);
    if (!parsed.ok) return send({ type: 'refused' });
    switch (parsed.value.type) {
      case 'match':
        current += 1;
        asked = parsed.value;
        candidates = [];
        pairs = [];
        kept = null;
        return take([]);
      case 'cards':
        return take(parsed.value.candidates, parsed.value.pairs);
      case 'repair':
        return repairKept(parsed.value);
      case 'cancel':
        current += 1;
        // Nothing runs that would say so.
        if (asked !== null) send({ type: 'cancelled' });
        asked = null;
    }
  };
}
