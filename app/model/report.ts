/** Signed lines of a chat, taken out of it by somebody to be shown to others, and signed by them as a whole (label `report`). */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';

export const REPORT_LIMITS = { lines: 400, people: 32 } as const;

export interface ReportPerson {
  /** base64url of their key. */
  readonly key: string;
  /** As whoever made the report calls them. */
  readonly name: string;
  /** base64url of the card they signed for their programme, where it was put in. */
  readonly card?: string | undefined;
}

export interface Report {
  readonly version: 1;
  readonly workspace: string;
  readonly at: Instant;
  readonly people: readonly ReportPerson[];
  /** base64url of signed chat lines, the edits of a line after it. */
  readonly lines: readonly string[];
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const schema = v.object({
  version: v.literal(1),
  workspace: text(64),
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  people: v.pipe(
    v.array(v.object({ key: text(64), name: text(120), card: v.optional(text(40_000)) })),
    v.maxLength(REPORT_LIMITS.people),
  ),
  lines: v.pipe(v.array(text(80_000)), v.minLength(1), v.maxLength(2 * REPORT_LIMITS.lines)),
});

export function encodeReport(report: Report): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(report));
}

export function parseReport(bytes: Uint8Array): Result<Report, { readonly tag: 'malformed' }> {
  try {
    const parsed = v.safeParse(schema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
  } catch {
    // Neither UTF-8 nor JSON: both throw, and neither says more than this to the reader.
    return err({ tag: 'malformed' });
  }
}
