/** Reports that people made to the coordinator, as they were signed: what the office says of them is read from that. */
import type { Instant, PersonId } from '../model/brand.ts';
import type { ReportReason } from '../model/report.ts';
import type { OfficeDocument } from './office.ts';

export interface KeptReport {
  readonly person: PersonId;
  /** Signed by that person. */
  readonly envelope: Uint8Array;
  readonly about: string;
  readonly reason: ReportReason;
  readonly words: string;
  readonly at: Instant;
  /** How many signed messages are with it. */
  readonly lines: number;
  readonly received: Instant;
  /** When the coordinator was through with it. */
  readonly settled: Instant | null;
}

/** From one person: who sends more is known already, and cannot fill the office's disk. */
export const MOST_REPORTS = 40;

/**
 * Only of people of this programme: its link is public, and anybody else's word about its pairs is none. `id` names
 * it by its bytes. Returns whether it is here now; the same one again changes nothing.
 */
export function keepReport(office: OfficeDocument, id: string, report: KeptReport): boolean {
  if (!office.cards.has(report.person)) return false;
  if (office.reports.has(id)) return true;
  if ([...office.reports.values()].filter(({ person }) => person === report.person).length >= MOST_REPORTS)
    return false;
  office.reports.set(id, report);
  return true;
}

export interface ReportEntry {
  readonly id: string;
  readonly person: PersonId;
  /** As their cards say; '' where there is none any more. */
  readonly name: string;
  readonly about: string;
  readonly reason: ReportReason;
  readonly words: string;
  readonly at: Instant;
  /** How many signed messages are with it. */
  readonly lines: number;
  readonly settled: Instant | null;
}

/** Those that wait first, and of each kind the latest first. */
export function reportsOf(office: OfficeDocument): ReportEntry[] {
  const nameOf = (person: string): string => office.cards.get(person)?.card.name ?? '';
  return [...office.reports]
    .map(([id, report]): ReportEntry => {
      const { person, reason, words, at, lines, settled } = report;
      const [name, about] = [nameOf(person), nameOf(report.about)];
      return { id, person, name, about, reason, words, at, lines, settled };
    })
    .sort((a, b) => Number(a.settled !== null) - Number(b.settled !== null) || b.at - a.at);
}

export function settleReport({ reports }: OfficeDocument, id: string, at: Instant | null): void {
  const kept = reports.get(id);
  if (kept !== undefined) reports.set(id, { ...kept, settled: at });
}
