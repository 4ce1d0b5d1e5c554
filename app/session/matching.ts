/** The matching, away from the screens' thread. */
import { hash } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { match } from '../matching/match.ts';
import type { Candidate, MatchRules, MatchRun } from '../matching/types.ts';

export async function matchInWorker(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: number,
): Promise<Result<MatchRun, { readonly tag: 'match-failed' }>> {
  const run = match(candidates, rules, at, hash);
  return run === null ? err({ tag: 'match-failed' }) : ok(run);
}
