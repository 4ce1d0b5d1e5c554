/** A report: signed lines as a file that others can verify. */
import { type SigningPair, sign, toText } from '../../crypto/index.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { encodeReport } from '../model/report.ts';
import type { Member } from './types.ts';

/** How a report's file begins; its signed envelope follows, in base64url. */
export const REPORT_HEAD = 'binome report 1\n';

export interface ReportInput {
  readonly workspace: string;
  readonly people: readonly Member[];
  readonly cards: ReadonlyMap<PersonId, Uint8Array> | null;
  readonly lines: readonly Uint8Array[];
  readonly author: SigningPair;
  readonly at: Instant;
}

export function makeReport({ workspace, people, cards, lines, author, at }: ReportInput): string {
  const named = people.map(({ id, name }) => {
    const card = cards?.get(id);
    return { key: id, name, ...(card && { card: toText(card) }) };
  });
  const report = encodeReport({ version: 1, workspace, at, people: named, lines: lines.map(toText) });
  return `${REPORT_HEAD}${toText(sign('report', report, author))}\n`;
}
