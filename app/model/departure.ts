/** The word of somebody who leaves a workspace, as they sign it (label `left`): the others learn it from nobody else. */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import { readJson } from './json.ts';

export interface Departure {
  readonly version: 1;
  /** Binds it to its workspace: the same word is worth nothing in another one. */
  readonly workspace: string;
  readonly at: Instant;
}

const schema = v.object({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  // The last instant a Date can hold: past it, the screens' own formatting would throw.
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
});

export function encodeDeparture(departure: Departure): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(departure));
}

export function parseDeparture(bytes: Uint8Array): Result<Departure, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}
