/** A report: signed lines as a file that others can verify. */
import { type SigningPair, sign, toText } from '../../crypto/index.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { encodeReport, type Told } from '../model/report.ts';
import type { Proof, ProvenPerson } from './proofTypes.ts';
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
  /** What is told to a programme with it; missing: it is for whoever is given the file. */
  readonly told?: Told | undefined;
}

/** The text of a report's file. */
export const makeReport = (input: ReportInput): string => reportFile(signReport(input));

export const reportFile = (envelope: Uint8Array): string => `${REPORT_HEAD}${toText(envelope)}\n`;

export function signReport({ workspace, people, cards, lines, author, at, told }: ReportInput): Uint8Array {
  const named = people.map(({ id, name }) => {
    const card = cards?.get(id);
    return { key: id, name, ...(card && { card: toText(card) }) };
  });
  const report = encodeReport({ version: 1, workspace, at, people: named, lines: lines.map(toText), told });
  return sign('report', report, author);
}

/** The same proof, with what people call themselves on cards that are known here and were signed with those keys. */
export function namedBy(proof: Proof, nameOf: (key: PersonId) => string | null): Proof {
  if (proof.kind !== 'report') return proof;
  const named = <P extends ProvenPerson | null>(person: P): P =>
    person === null ? person : { ...person, cardName: person.cardName ?? nameOf(person.key) };
  return { ...proof, by: named(proof.by), lines: proof.lines.map((line) => ({ ...line, by: named(line.by) })) };
}
