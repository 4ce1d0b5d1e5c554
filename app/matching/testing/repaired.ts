/** What the worker does with a request to repair, at once: for tests of who asks it. */
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { MatchFailure, MatchOptions } from '../client.ts';
import type { Hash } from '../inputs.ts';
import { repairRun } from '../repairRun.ts';
import type { Candidate, MatchRules, SecondRun } from '../types.ts';

export function repaired(
  { run, change }: NonNullable<MatchOptions['repair']>,
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: number,
  hash: Hash,
): Result<SecondRun, MatchFailure> {
  const made = repairRun({ ...run, rules }, candidates, change, at, hash);
  if (made.ok) return ok(made.value.run);
  return err(made.error.tag === 'first-kind' ? { tag: 'match-failed' } : made.error);
}
