/**
 * Signed lines of a chat, taken out of it by somebody to be shown to others, and signed by them as a whole (label
 * `report`). Told to a programme it says why, and may be without lines: what happened need not have been written.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import { type JsonBounds, readJson } from './json.ts';
import { LIMITS } from './limits.ts';

const REPORT_LIMITS = { lines: 400, people: 32 } as const;

/** What of a code of conduct was not kept. `absence`: again and again somebody does not come. */
export const REPORT_REASONS = ['danger', 'harassment', 'disrespect', 'money', 'absence', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What is said to the programme with it. */
export interface Told {
  /** Whose coordinator it is for. */
  readonly programme: string;
  /** base64url of the key of the person it is about. */
  readonly about: string;
  readonly reason: ReportReason;
  readonly words: string;
}

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
  /** Missing: it is for whoever is given the file. */
  readonly told?: Told | undefined;
}

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const told = v.object({
  programme: text(64),
  about: text(64),
  reason: v.picklist(REPORT_REASONS),
  words: text(LIMITS.words),
});
const report = v.object({
  version: v.literal(1),
  workspace: text(64),
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  people: v.pipe(
    v.array(v.object({ key: text(64), name: text(120), card: v.optional(text(40_000)) })),
    v.maxLength(REPORT_LIMITS.people),
  ),
  lines: v.pipe(v.array(text(80_000)), v.maxLength(2 * REPORT_LIMITS.lines)),
  told: v.optional(told),
});
const schema = v.pipe(
  report,
  v.check(({ lines, told: said }) => lines.length > 0 || said !== undefined),
);

export function encodeReport(report: Report): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(report));
}

/** The longest lines there can be, and what is told with them. */
const BOUNDS: JsonBounds = { bytes: 72_000_000, deep: 16, values: 10_000 };

export function parseReport(bytes: Uint8Array): Result<Report, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes, BOUNDS));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}
