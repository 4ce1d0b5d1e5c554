/**
 * A match run as a file that anybody can check: the run, the moment it was made at, and whom it was made over. It holds the
 * cards themselves, since without them nothing could be worked out again: it goes to whom the coordinator trusts with them.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Hash } from '../matching/inputs.ts';
import { parseRun, parseToWorker } from '../matching/messages.ts';
import type { Candidate, MatchRun } from '../matching/types.ts';
import { type VerifyError, verifyInSteps } from '../matching/verify.ts';
import type { Instant } from '../model/brand.ts';

const HEAD = 'run 1';

export interface PublishedRun {
  readonly run: MatchRun;
  readonly at: Instant;
  readonly candidates: readonly Candidate[];
}

export const runFile = ({ run, at, candidates }: PublishedRun): string =>
  `${JSON.stringify({ binome: HEAD, at, run, candidates })}\n`;

/** `value`: of a file that somebody chose; anything may be in it. Null: no run of ours. What it claims is not believed yet. */
export function parseRunFile(value: unknown): PublishedRun | null {
  const isOurs = typeof value === 'object' && value !== null && 'binome' in value && value.binome === HEAD;
  if (!isOurs || !('at' in value && 'run' in value && 'candidates' in value)) return null;
  const run = parseRun(value.run);
  const cards = parseToWorker({ type: 'cards', candidates: value.candidates });
  const { at } = value;
  if (!run.ok || !cards.ok || cards.value.type !== 'cards') return null;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || Math.abs(at) > 8.64e15) return null;
  return { run: run.value, at, candidates: cards.value.candidates };
}

/** Worked out again from the cards, a little at a time; and why, where it is not what it says. */
export function* checkRunInSteps(
  { run, at, candidates }: PublishedRun,
  hash: Hash,
): Generator<void, Result<void, VerifyError>> {
  // Two cards of one person are no candidates of any run.
  if (new Set(candidates.map(({ person }) => person)).size < candidates.length) return err({ tag: 'other-inputs' });
  const checked = yield* verifyInSteps(run, candidates, at, hash);
  return checked.ok ? ok(undefined) : checked;
}
