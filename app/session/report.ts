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

/**
 * The same proof, with what people call themselves on the cards of a programme's directory, each signed with its key.
 * `nameOf`: '' of a card that was taken back, null where there is none. In a report that was told to this programme such a
 * key is a stranger's: everybody in its spaces has a card here, and a card that only the file brings anybody can make.
 */
export function namedBy(proof: Proof, programme: string, nameOf: (key: PersonId) => string | null): Proof {
  if (proof.kind !== 'report') return proof;
  const isTold = proof.programme === programme;
  const named = <P extends ProvenPerson | null>(person: P): P => {
    const name = person && nameOf(person.key);
    if (person === null || (name === null && !isTold)) return person;
    return { ...person, cardName: name || null, ...(name === null && { stranger: true }) };
  };
  return { ...proof, by: named(proof.by), lines: proof.lines.map((line) => ({ ...line, by: named(line.by) })) };
}
