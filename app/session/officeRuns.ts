/** The match runs of an office: made in a worker, changed by hand, explained, published. */
import { hash } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { onlyThese } from '../matching/change.ts';
import { explain } from '../matching/explain.ts';
import type { RunWithCards } from '../matching/followBack.ts';
import { hashInputs } from '../matching/inputs.ts';
import { letGo, newKeeper } from '../matching/keeper.ts';
import type { RunMeasures } from '../matching/measures.ts';
import type { Explainer } from '../matching/otherwise.ts';
import type { Candidate, MatchRun } from '../matching/types.ts';
import type { PersonId } from '../model/brand.ts';
import { openQuestions } from '../model/cardParts.ts';
import { changeable } from '../model/observable.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { breathe } from '../peer/index.ts';
import type { KeptProposal, OfficeDocument } from '../programme/office.ts';
import { keepProposal, mendProposal, proposalOf, sweepPieces } from '../programme/proposals.ts';
import { candidatesOf, pinPair, rulesOf, unpinPair } from '../programme/runs.ts';
import type { Core } from './core.ts';
import { inSlices } from './inSlices.ts';
import { actsOf, failureIn, officeByHand } from './officeByHand.ts';
import type { OfficeRuns, RunGone } from './officeRunTypes.ts';
import type { SessionError } from './types.ts';

interface Means {
  readonly core: Pick<Core, 'clock' | 'random' | 'match'>;
  readonly office: OfficeDocument;
  readonly mode: () => SafeguardingMode;
  /** What was changed is on this disk. */
  readonly durable: () => Promise<boolean>;
  /** Aborted when the office closes. */
  readonly closing?: AbortSignal;
}

export function officeRuns({ core, office, mode, durable, closing }: Means): OfficeRuns {
  const matching = changeable<number | null>(null);
  /** Of the last run: its worker may still be measuring it. */
  let current: AbortController | null = null;
  const { acts: byHand, forget: forgetActs } = actsOf(office);
  /** Nothing of before comes back: what only that was made of goes. */
  const forget = (): void => {
    forgetActs();
    sweepPieces(office);
  };
  sweepPieces(office);
  const candidatesIn = whomTheyWereOver(office);
  const measured = new WeakMap<MatchRun, RunMeasures>();
  let explained: { readonly run: MatchRun; readonly explainer: Explainer } | null = null;
  // What was sent is no longer anybody's to take back.
  office.sent.observe(forget);
  /** The worker of the run that is shown, with all that it had prepared: thousands of cards, and what each scores with each. */
  const keeper = newKeeper();
  office.proposal.observe(() => {
    const run = proposalOf(office)?.run;
    if (run?.version !== 2 || keeper.held?.runs.includes(run.digest) === false) letGo(keeper);
    void mendProposal(office, breathe);
  });
  // A colleague who did not have the proposal yet may have swept its pieces.
  office.pieces.observe(() => void mendProposal(office, breathe));
  closing?.addEventListener('abort', () => letGo(keeper));

  const changes = officeByHand({ core, office, mode, match, saved: () => saved(), know: candidatesIn.know, keeper });

  const saved = async (): Promise<Result<void, SessionError>> =>
    (await durable()) ? ok(undefined) : err({ tag: 'not-saved' });

  async function match(): Promise<Result<'made' | 'cancelled', SessionError>> {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    const now = core.clock();
    const seed = new DataView(core.random(4).buffer).getUint32(0);
    const candidates = candidatesOf(office, now);
    let ms: number | undefined;
    let made: MatchRun | null = null;
    matching.set(0);
    const run = await core.match(candidates, rulesOf(office, seed, mode(), now), now, {
      onProgress: (done) => current === mine && matching.set(done),
      onTime: (took) => {
        ms = took;
      },
      // The worker goes on after the run: the page need not count it all again.
      onMeasures: (measures) => made !== null && measured.set(made, measures),
      signal: mine.signal,
      keeper,
    });
    if (current === mine) matching.set(null);
    if (!run.ok) return run.error.tag === 'match-cancelled' ? ok('cancelled') : err(failureIn(office, run.error));
    made = run.value;
    candidatesIn.know({ run: run.value, at: now, candidates });
    const isWanted = () => current === mine;
    if (!(await keepProposal(office, { run: run.value, at: now, ms }, { breathe, isWanted }))) return ok('cancelled');
    forget();
    const kept = await saved();
    return kept.ok ? ok('made') : kept;
  }

  async function explainerOf({ run, at }: KeptProposal): Promise<Explainer> {
    if (explained?.run === run) return explained.explainer;
    const { explainer } = await import('../matching/otherwise.ts');
    // Cards of now where nobody remembers those of then: to make sure would hash thousands.
    const over = candidatesIn.known(run) ?? candidatesOf(office, core.clock());
    explained = { run, explainer: explainer(run, over, at) };
    return explained.explainer;
  }

  const nameOf = (person: PersonId): string => office.cards.get(person)?.card.name ?? '';

  return {
    match,
    matching,
    cancelMatch: () => current?.abort(),
    pin: (mentor, mentee) => pinPair(office, { mentor, mentee }),
    unpin: (mentor, mentee) => unpinPair(office, { mentor, mentee }),
    ...changes,
    countHint(person, named) {
      if (named === null) office.hints.delete(person);
      else office.hints.set(person, { person, best: [named] });
      return saved();
    },
    async setLeast(mentor, least) {
      if (least > 0) office.least.set(mentor, { mentor, least });
      else office.least.delete(mentor);
      return saved();
    },
    byHand,

    async why(mentor, mentee) {
      const kept = proposalOf(office);
      const [one, other] = [office.cards.get(mentor)?.card, office.cards.get(mentee)?.card];
      const isPair = kept?.run.pairs.some((pair) => pair.mentor === mentor && pair.mentee === mentee);
      if (kept === undefined || one === undefined || other === undefined || isPair !== true) return null;
      const named = openQuestions(office.pack.get('pack') ?? null);
      const explainer = await explainerOf(kept);
      await breathe();
      const otherwise = explainer.of(mentee);
      return {
        forMentor: explain(one, other, kept.at, 'mentor', named).reasons,
        forMentee: explain(one, other, kept.at, 'mentee', named).reasons,
        otherwise: otherwise.map((each) => ({ ...each, name: nameOf(each.mentor) })),
      };
    },

    async aboutRun() {
      const kept = proposalOf(office);
      const candidates = kept && candidatesIn.of(kept);
      if (kept === undefined || candidates === undefined || candidates === null) return gone;
      const ms = kept.ms ?? null;
      const told = measured.get(kept.run);
      if (told !== undefined) return ok({ ...told, ms });
      const { measuresInSteps } = await import('../matching/measures.ts');
      const measures = await inSlices(measuresInSteps(kept.run, candidates, kept.at), core.clock);
      measured.set(kept.run, measures);
      return ok({ ...measures, ms });
    },

    async runFile() {
      const kept = proposalOf(office);
      const candidates = kept && candidatesIn.of(kept);
      if (kept === undefined || candidates === undefined || candidates === null) return gone;
      const { runFile } = await import('../programme/runFile.ts');
      return ok(runFile({ run: kept.run, at: kept.at, candidates, before: candidatesIn.before(kept.run) }));
    },
  };
}

const gone: Result<never, RunGone> = err({ tag: 'run-gone' });

/** As many as a file takes. */
const MOST_KNOWN = 50;

/** Whom each run was over: known since it was made, or found again where no card has changed since. */
function whomTheyWereOver(office: OfficeDocument) {
  const known = new WeakMap<MatchRun, readonly Candidate[]>();
  /** By their digests, the oldest first: what repairs were made from. */
  const made = new Map<string, RunWithCards>();
  const know = (one: RunWithCards): void => {
    known.set(one.run, one.candidates);
    if (one.run.version === 1) return;
    made.set(one.run.digest, one);
    for (const digest of [...made.keys()].slice(0, -MOST_KNOWN)) made.delete(digest);
  };
  return {
    know,
    /** The runs that it came from, the latest first, back to one that was made whole; none where one is not known any more. */
    before(run: MatchRun): readonly RunWithCards[] {
      const before: RunWithCards[] = [];
      let last = run;
      while (last.version === 2 && last.repaired !== null) {
        const one = made.get(last.repaired.run);
        if (one === undefined) return [];
        before.push(one);
        last = one.run;
      }
      return before;
    },
    known: (run: MatchRun) => known.get(run),
    /** Null: nobody can say any more. */
    of({ run, at, hand }: Pick<KeptProposal, 'run' | 'at' | 'hand'>): readonly Candidate[] | null {
      const before = known.get(run);
      if (before !== undefined) return before;
      const over = candidatesOf(office, at);
      const found = hand === true ? onlyThese(over, run.pairs) : over;
      if (hashInputs(found, run.rules, at, hash, run.version) !== run.inputs) return null;
      know({ run, at, candidates: found });
      return found;
    },
  };
}
