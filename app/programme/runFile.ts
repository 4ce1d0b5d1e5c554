/**
 * A match run as a file that anybody can check, here or with `npm run match -- verify`: the run, the moment it was made at, and
 * whom it was made over. It holds the cards themselves, since without them nothing could be worked out again: it goes to whom
 * the coordinator trusts with them.
 */

import { cardsChanged } from '../matching/difference.ts';
import type { RunWithCards } from '../matching/followBack.ts';
import { parseOfficeFile } from '../matching/messages.ts';

export interface PublishedRun extends RunWithCards {
  /** Of a repaired run, those that it came from, the latest first; none where not all of them are known any more. */
  readonly before: readonly RunWithCards[];
}

export function runFile({ run, at, candidates, before }: PublishedRun): string {
  let after = candidates;
  const told = before.map((one) => {
    const difference = cardsChanged(after, one.candidates);
    after = one.candidates;
    return { at: one.at, run: one.run, ...difference };
  });
  return `${JSON.stringify({ at, run, candidates, ...(told.length > 0 && { before: told }) })}\n`;
}

/** `value`: of a file that somebody chose; anything may be in it. Null: no run of ours. What it claims is not believed yet. */
export function parseRunFile(value: unknown): PublishedRun | null {
  const parsed = parseOfficeFile(value);
  if (!parsed.ok || parsed.value.run === undefined) return null;
  const { run, at, candidates, before } = parsed.value;
  return { run, at, candidates, before };
}
