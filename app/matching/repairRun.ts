/**
 * What becomes of a run when somebody leaves, or a pair is made or parted by hand: as many mentees as can be, the fewest of the
 * other pairs moved, then the greatest total. The outcome is a run over what is true now, whose prices prove all three.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { keyTextOf } from '../model/ids.ts';
import { type Change, changed, isSame, lessWhoLeaves } from './change.ts';
import type { Hash } from './inputs.ts';
import { byPerson } from './order.ts';
import type { RefusedPin } from './pins.ts';
import { costIn } from './pool/pool.ts';
import { GONE, repairOf, worthOfStaying } from './pool/repair.ts';
import { finish } from './pool/rows.ts';
import { prepare } from './prepare.ts';
import { Remembered } from './remembered.ts';
import { SCORES, tableRows } from './tableRows.ts';
import type { Candidate, MatchImpossible, MatchRun, MovedMentee, PairKey, SecondRun } from './types.ts';
import { certifyRun, type DraftRun, writeRun } from './writeRun.ts';

export interface Repaired {
  readonly run: SecondRun;
  /** Whom the run is over, and by which rules: what `verifyRun` needs. */
  readonly candidates: readonly Candidate[];
  /** Whose mentor is another than before; those included whom the change itself moved. */
  readonly moved: readonly MovedMentee[];
}

interface Drafted {
  readonly draft: DraftRun;
  readonly over: readonly Candidate[];
  readonly moved: readonly MovedMentee[];
}

export type RepairFailure =
  | MatchImpossible
  /** A run of the first kind: match again. */
  | { readonly tag: 'first-kind' }
  /** The pair cannot be made, and why. */
  | { readonly tag: 'pin-refused'; readonly why: RefusedPin['why'] };

/** `candidates` as they were for `run`; who leaves is taken out here. `remembered`: what `run` left, where it was made here. */
export function repairRun(
  run: MatchRun,
  candidates: readonly Candidate[],
  change: Change,
  at: Instant,
  hash: Hash,
  remembered: Remembered = new Remembered(),
): Result<Repaired, RepairFailure> {
  const repaired = repairDraft(run, candidates, change, at, remembered);
  if (!repaired.ok) return repaired;
  const { draft, over, moved } = repaired.value;
  const inputs = keyTextOf(hash(remembered.inputBytes(over, draft.rules, at)));
  return ok({ run: certifyRun(draft, inputs, hash), candidates: over, moved });
}

/** The same before anything is hashed: where SHA-256 is asynchronous. `over`: whom the repaired run is over. */
export function repairDraft(
  run: MatchRun,
  candidates: readonly Candidate[],
  change: Change,
  at: Instant,
  remembered: Remembered = new Remembered(),
): Result<Drafted, RepairFailure> {
  if (run.version === 1) return err({ tag: 'first-kind' });
  const left = lessWhoLeaves(byPerson(candidates), change);
  const rules = changed(run.rules, change);
  const prepared = prepare(left, rules, at, run.sides, remembered.profilesAt(at));
  const refused =
    change.kind === 'together' ? prepared.pins.refused.find((pin) => isSame(pin, change.pair)) : undefined;
  if (refused !== undefined) return err({ tag: 'pin-refused', why: refused.why });
  if (prepared.impossible.length > 0) return err({ tag: 'match-impossible', rules: prepared.impossible });
  const { mentees, mentors, openSeats, least } = prepared;
  const table = remembered.tableOf(mentees, mentors, prepared.rules, at);
  const { people, rowOf } = prepared;
  const had = mentorsOf(people, run.pairs);
  const columns = new Map<PersonId, number>(mentors.map(({ person }, column) => [person, column]));
  const before = new Int32Array(mentees.length).fill(-1);
  for (const [place, mentor] of had.entries()) {
    const row = rowOf[place] ?? -1;
    if (row >= 0 && mentor !== undefined) before[row] = columns.get(mentor) ?? GONE;
  }
  const rows = tableRows(table, openSeats, least);
  const prices = mentors.map(({ person }) => run.prices?.[person] ?? 0);
  const found = finish(repairOf(rows, before, prices, costBefore(run, rows)));
  const { staying, without } = worthOfStaying(rows);
  const pinned = new Map(prepared.pins.kept.map(({ mentee, mentor }) => [mentee, mentor]));
  const moved: MovedMentee[] = [];
  for (const [place, mentee] of people.entries()) {
    const column = found.mentorOf[rowOf[place] ?? -1] ?? -1;
    const [now, was] = [mentors[column]?.person ?? pinned.get(mentee), had[place]];
    if (now !== was) moved.push({ mentee, before: was ?? null });
  }
  const written = finish(
    writeRun(
      prepared,
      table,
      { ...found, above: null, level: SCORES.lowest },
      { without, level: SCORES.lowest, stay: { before, bonus: staying } },
      { run: run.digest, moved },
    ),
  );
  if (!written.ok) return written;
  return ok({ draft: written.value, over: left, moved });
}

/** The mentor of each of `people`, who stand by their ids as mentees do in a run. */
function mentorsOf(people: readonly PersonId[], pairs: readonly PairKey[]): readonly (PersonId | undefined)[] {
  let at = 0;
  return people.map((person) => {
    let pair = pairs[at];
    while (pair !== undefined && pair.mentee !== person && pair.mentee < person) {
      at += 1;
      pair = pairs[at];
    }
    return pair?.mentee === person ? pair.mentor : undefined;
  });
}

/** What leaving one out cost when the prices of a run were found. */
export const costBefore = (run: MatchRun, { mentees }: { readonly mentees: number }): number =>
  run.version === 2 && run.repaired !== null
    ? worthOfStaying({ mentees, range: SCORES }).without
    : costIn(mentees, SCORES);
