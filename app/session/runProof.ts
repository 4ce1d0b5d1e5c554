/** Checks the file of a match run: worked out again from the cards in it, asking nobody. */
import { hash } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { verifyInSteps } from '../matching/verify.ts';
import { weekOf } from '../model/availability.ts';
import { readJson } from '../model/json.ts';
import { parseRunFile } from '../programme/runFile.ts';
import { inSlices } from './inSlices.ts';
import type { Proof, ProofFault } from './proofTypes.ts';

/** How such a file begins: what is cut short is no JSON any more. */
const BEGINS = /^\{"at":\d+,"run":/;

export async function readRun(text: string, clock: () => number): Promise<Result<Proof, ProofFault>> {
  const value = jsonIn(text);
  const published = parseRunFile(value);
  if (published === null) return err({ tag: isRun(value) || BEGINS.test(text) ? 'altered' : 'no-proof' });
  const { run, at, candidates, before } = published;
  // Few files have runs before theirs: what follows them is fetched then.
  const steps =
    before.length === 0
      ? verifyInSteps(run, candidates, at, hash)
      : (await import('../matching/followBack.ts')).followBack({ run, at, candidates }, before, hash);
  const checked = await inSlices(steps, clock);
  if (!checked.ok) return err({ tag: 'run-not-true', why: checked.error.tag });
  return ok({
    kind: 'run',
    week: weekOf(at),
    objective: run.rules.objective ?? 'total',
    repaired: checked.value.repaired,
    people: candidates.length,
    pairs: run.pairs.length,
    kept: run.pairs.filter(({ pinned }) => pinned).length,
    total: run.total,
    floor: run.version === 2 ? run.floor : null,
    blockingPairs: run.version === 2 ? run.blockingPairs : null,
    digest: run.version === 2 ? run.digest : run.inputs,
  });
}

/** A run whose shape is broken was changed, or cut short and mended; anything else is no run at all. */
const isRun = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'run' in value && 'candidates' in value;

/** 25,000 cards with every half-hour of a week, and seventy lists each; anything larger is no run of ours. */
const BOUNDS = { bytes: 64_000_000, deep: 16, values: 12_000_000, lists: 2_000_000 };

const jsonIn = (text: string): unknown => readJson(new TextEncoder().encode(text), BOUNDS);
