/**
 * One person's word about another: what they did together, and when (label `badge`). It says by itself all that can be
 * said of it, so that a code on paper is enough; short, so that it fits one.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from './brand.ts';
import { parsePersonId } from './ids.ts';
import { readJson } from './json.ts';

export const BADGE_LIMITS = { what: 120, name: 60 } as const;

export interface Badge {
  readonly to: PersonId;
  readonly toName: string;
  readonly byName: string;
  readonly what: string;
  readonly at: Instant;
}

const said = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit));
const schema = v.tuple([
  v.literal(1),
  v.string(),
  said(BADGE_LIMITS.name),
  said(BADGE_LIMITS.name),
  said(BADGE_LIMITS.what),
  // Seconds, until the last one that a Date can hold.
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e12)),
]);

export function encodeBadge({ to, toName, byName, what, at }: Badge): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([1, to, toName, byName, what, Math.floor(at / 1000)]));
}

export function parseBadge(bytes: Uint8Array): Result<Badge, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  if (!parsed.success) return err({ tag: 'malformed' });
  const [, person, toName, byName, what, seconds] = parsed.output;
  const to = parsePersonId(person);
  return to.ok ? ok({ to: to.value, toName, byName, what, at: seconds * 1000 }) : err({ tag: 'malformed' });
}
