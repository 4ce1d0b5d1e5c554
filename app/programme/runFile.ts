/**
 * A match run as a file that anybody can check, here or with `npm run match -- verify`: the run, the moment it was made at, and
 * whom it was made over. It holds the cards themselves, since without them nothing could be worked out again: it goes to whom
 * the coordinator trusts with them.
 */
import { parseOfficeFile } from '../matching/messages.ts';
import type { Candidate, MatchRun } from '../matching/types.ts';
import type { Instant } from '../model/brand.ts';

export interface PublishedRun {
  readonly run: MatchRun;
  readonly at: Instant;
  readonly candidates: readonly Candidate[];
}

export const runFile = ({ run, at, candidates }: PublishedRun): string =>
  `${JSON.stringify({ at, run, candidates })}\n`;

/** `value`: of a file that somebody chose; anything may be in it. Null: no run of ours. What it claims is not believed yet. */
export function parseRunFile(value: unknown): PublishedRun | null {
  const parsed = parseOfficeFile(value);
  if (!parsed.ok || parsed.value.run === undefined) return null;
  const { run, at, candidates } = parsed.value;
  return { run, at, candidates };
}
