/** What the coordinator changes in a proposal by hand, one change at a time: each repairs what is there, and is taken back whole. */
import * as Y from 'yjs';
import { err, ok, type Result } from '../../crypto/result.ts';
import { type Change, changed, nobodyYet, onlyThese } from '../matching/change.ts';
import type { RunWithCards } from '../matching/followBack.ts';
import type { Keeper } from '../matching/keeper.ts';
import type { Candidate, MatchImpossible, PairKey } from '../matching/types.ts';
import type { PersonId } from '../model/brand.ts';
import { changeable } from '../model/observable.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { breathe } from '../peer/index.ts';
import { type OfficeDocument, pairName } from '../programme/office.ts';
import { keepProposal, proposalOf } from '../programme/proposals.ts';
import { banPair, candidatesOf, repin, rulesOf, unpinPair } from '../programme/runs.ts';
import type { OwnActs } from './acts.ts';
import type { Core } from './core.ts';
import { inSlices } from './inSlices.ts';
import type { OfficeRuns } from './officeRunTypes.ts';
import type { SessionError } from './types.ts';

/** Marks what the coordinator did to the proposal by hand. */
const BY_HAND = 'by hand';

interface Means {
  readonly core: Pick<Core, 'clock' | 'random' | 'match'>;
  readonly office: OfficeDocument;
  readonly mode: () => SafeguardingMode;
  readonly match: OfficeRuns['match'];
  readonly saved: () => Promise<Result<void, SessionError>>;
  readonly know: (made: RunWithCards) => void;
  readonly keeper: Keeper;
}

type ByHand = Pick<
  OfficeRuns,
  'refuse' | 'change' | 'together' | 'takeApart' | 'couldBe' | 'fitting' | 'leaves' | 'returns'
>;

export function officeByHand({ core, office, mode, match, saved, know, keeper }: Means): ByHand {
  /** The proposal before it, repaired around the change: over who is there now, by the rules of now. */
  async function repair(change: Change, note: () => void): Promise<Result<void, SessionError>> {
    const kept = proposalOf(office);
    if (kept?.run.version === 1) {
      note();
      const made = await match();
      return made.ok ? ok(undefined) : made;
    }
    const now = core.clock();
    const seed = kept?.run.rules.seed ?? new DataView(core.random(4).buffer).getUint32(0);
    const rules = rulesOf(office, seed, mode(), now);
    // Before a run the proposal is pairs made by hand and nobody else: the others are matched when the coordinator says so.
    const hand = kept === undefined || kept.hand === true;
    const pins = changed(rules, change).pins;
    const over = hand ? onlyThese(candidatesOf(office, now), pins) : candidatesOf(office, now);
    if (hand && pins.length === 0) {
      office.doc.transact(() => {
        note();
        office.proposal.clear();
      }, BY_HAND);
      return saved();
    }
    // A minimum is for the matching: pairs made one at a time reach it last.
    const ruled = hand ? { ...rules, minLoads: [] } : rules;
    const repaired = await core.match(over, ruled, now, {
      repair: { run: kept?.run ?? nobodyYet(ruled), change },
      keeper,
    });
    if (!repaired.ok) {
      const { error } = repaired;
      return err(error.tag === 'pin-refused' ? { tag: 'pair-refused', why: error.why } : failureIn(office, error));
    }
    // While it was made away from the page, another change was: this one would take it back.
    const isWanted = () => proposalOf(office) === kept;
    if (!isWanted()) return err({ tag: 'match-failed' });
    const run = repaired.value;
    const candidates = change.kind === 'leaves' ? over.filter(({ person }) => person !== change.person) : over;
    // Of two pins for one place the engine takes one: a pair that is kept does not give way to another.
    const held = new Set(run.pairs.map(pairName));
    const mentee = change.kind === 'leaves' ? null : change.pair.mentee;
    const givesWay = (pair: PairKey) => pair.mentee !== mentee && !held.has(pairName(pair));
    if (change.kind !== 'leaves' && kept?.run.pairs.some((pair) => office.pins.has(pairName(pair)) && givesWay(pair))) {
      return err({ tag: 'pair-refused', why: 'no-seat' });
    }
    know({ run, at: now, candidates });
    const made = { run, at: now, change, ...(hand && { hand }) };
    const isKept = await keepProposal(office, made, { breathe, origin: BY_HAND, note, isWanted });
    return isKept ? saved() : err({ tag: 'match-failed' });
  }

  const makePair = (pair: PairKey) => repair({ kind: 'together', pair }, () => repin(office, pair));

  return {
    async refuse(mentor, mentee) {
      const pair = { mentor, mentee };
      if (proposalOf(office) === undefined) return err({ tag: 'not-found' });
      return repair({ kind: 'apart', pair }, () => banPair(office, pair));
    },
    async change(mentee, mentor) {
      if (proposalOf(office) === undefined) return err({ tag: 'not-found' });
      return makePair({ mentor, mentee });
    },
    together: (mentor, mentee) => makePair({ mentor, mentee }),
    async takeApart(mentor, mentee) {
      if (proposalOf(office)?.hand !== true) return err({ tag: 'not-found' });
      // Nobody but their pairs is in it: a mentee without theirs is not in it either.
      return repair({ kind: 'leaves', person: mentee }, () => unpinPair(office, { mentor, mentee }));
    },

    async couldBe(mentor, mentee) {
      const { together } = await import('../matching/together.ts');
      const now = core.clock();
      const [one, other] = [mentor, mentee].map((person) => office.cards.get(person));
      if (one === undefined || other === undefined) return null;
      const said = together({ ...one, taken: 0 }, { ...other, taken: 0 }, rulesOf(office, 0, mode(), now), now);
      const { broken, score, reasons } = said;
      const refusedBefore = [...office.bans.values()].some((ban) => isOf(ban, mentor) && isOf(ban, mentee));
      return { broken, refusedBefore, fit: score === null ? null : Math.round(score / 10), reasons };
    },

    async fitting(mentee, mentors) {
      const { fittingMentors } = await import('../matching/together.ts');
      const now = core.clock();
      const candidateOf = (person: PersonId): Candidate[] => {
        const kept = office.cards.get(person);
        return kept === undefined ? [] : [{ ...kept, taken: 0 }];
      };
      const [asked] = candidateOf(mentee);
      if (asked === undefined) return [];
      const steps = fittingMentors(asked, mentors.flatMap(candidateOf), rulesOf(office, 0, mode(), now), now);
      const found = await inSlices(steps, core.clock);
      return found.map(({ person, score }) => ({ person, fit: Math.round(score / 10) }));
    },

    async leaves(person) {
      const note = () => office.left.set(person, core.clock());
      const run = proposalOf(office)?.run;
      const isIn = run?.pairs.some((pair) => isOf(pair, person)) === true;
      if (isIn || run?.unmatched.some((one) => one.person === person) === true)
        return repair({ kind: 'leaves', person }, note);
      note();
      return saved();
    },
    returns(person) {
      office.left.delete(person);
      return saved();
    },
  };
}

const isOf = ({ mentor, mentee }: PairKey, person: PersonId): boolean => mentor === person || mentee === person;

/** Why no run could be made; of a minimum that cannot be kept, whose. */
export function failureIn(office: OfficeDocument, failure: MatchImpossible | { readonly tag: string }): SessionError {
  const rule = 'rules' in failure ? failure.rules[0] : undefined;
  if (rule === undefined) return { tag: 'match-failed' };
  const { mentor, least, most } = rule;
  return { tag: 'least-impossible', name: office.cards.get(mentor)?.card.name ?? '', least, most };
}

/** Pins, bans, who has left, and the proposal go back together, as they were changed together. */
export function actsOf(office: OfficeDocument): { readonly acts: OwnActs; readonly forget: () => void } {
  const history = new Y.UndoManager([office.pins, office.bans, office.left, office.proposal], {
    trackedOrigins: new Set([BY_HAND]),
    captureTimeout: 0,
  });
  const past = changeable({ undo: 0, redo: 0 });
  const count = () => {
    const [undo, redo] = [history.undoStack.length, history.redoStack.length];
    if (undo !== past.get().undo || redo !== past.get().redo) past.set({ undo, redo });
  };
  history.on('stack-item-added', count);
  history.on('stack-item-popped', count);
  history.on('stack-cleared', count);
  return {
    acts: { past, undo: () => void history.undo(), redo: () => void history.redo() },
    forget: () => history.clear(),
  };
}
