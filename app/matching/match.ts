/**
 * Cards and rules in, a match run out, with the proof that no other is better: as many mentees matched as the rules allow;
 * then, by the objective, the greatest total, or the highest worst pair and the greatest total over it, or nobody who would
 * rather swap. Among equals the seed decides, through the order in which people are treated; the order in which candidates
 * arrive never does.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import { findRun } from './findRun.ts';
import { type Hash, hashInputs } from './inputs.ts';
import { costIn } from './pool/pool.ts';
import { prepare } from './prepare.ts';
import { Remembered } from './remembered.ts';
import { SCORES } from './tableRows.ts';
import type { Candidate, MatchImpossible, MatchRules, SecondRun } from './types.ts';
import { certifyRun, type DraftRun, writeRun } from './writeRun.ts';

/** Pauses that a run of this size has, roughly. */
const pausesIn = (mentees: number): number => 4 + mentees / 40;

/**
 * The run in steps: yields how much is done, 0 to 1 (a guess: the end is not known before), often enough to stop in between.
 * Repairs of it are quick with what is `remembered`.
 */
export function* matchInSteps(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  remembered: Remembered = new Remembered(),
): Generator<number, Result<DraftRun, MatchImpossible>> {
  yield 0;
  const prepared = prepare(candidates, rules, at, {}, remembered.profilesAt(at));
  if (prepared.impossible.length > 0) return err({ tag: 'match-impossible', rules: prepared.impossible });
  const table = remembered.tableOf(prepared.mentees, prepared.mentors, prepared.rules, at);
  const finding = findRun(prepared, table);
  let pauses = 0;
  const all = pausesIn(table.mentees);
  let found = finding.next();
  for (; found.done !== true; found = finding.next()) {
    pauses += 1;
    yield 0.9 * (pauses / (pauses + 0.3 * all));
  }
  const { level } = found.value;
  const without = costIn(table.mentees, SCORES);
  const writing = writeRun(prepared, table, found.value, { without, level, stay: null }, null);
  for (let written = writing.next(); ; written = writing.next()) {
    if (written.done === true) {
      yield 1;
      return written.value;
    }
    yield 0.95;
  }
}

/**
 * The best run over these candidates. Fails when a minimum cannot be kept, and names it. Throws the signal's reason when it
 * is aborted from within `onProgress`, and on a candidate given twice.
 */
export function match(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  hash: Hash,
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Result<SecondRun, MatchImpossible> {
  const steps = matchInSteps(candidates, rules, at);
  for (let step = steps.next(); ; step = steps.next()) {
    signal?.throwIfAborted();
    if (step.done !== true) onProgress?.(step.value);
    else if (!step.value.ok) return step.value;
    else return ok(certifyRun(step.value.value, hashInputs(candidates, rules, at, hash), hash));
  }
}
