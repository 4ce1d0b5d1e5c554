/** Figures about a programme's people and about a proposal. Pure. */
import type { Role } from '../../model/card.ts';
import type { AboutRun, DirectoryEntry, Proposal } from '../../session/types.ts';

const ROLES: readonly Role[] = ['mentor', 'mentee', 'either', 'supervisor', 'staff', 'contact'];

/** How many cards there are of each role: each is counted once, who would be either as just that. */
export const roleCounts = (directory: readonly DirectoryEntry[]) =>
  ROLES.map((role) => ({ role, count: directory.filter(({ card }) => card.role === role).length }));

export interface ProposalFigures {
  /** Mentees given a mentor, of all in the run. */
  readonly covered: number;
  readonly mentees: number;
  /** 0 to 100. */
  readonly mean: number;
  readonly least: number;
  /** No other assignment under the same rules scores more: the bound of the dual prices equals the total. */
  readonly proven: boolean;
  /** The coordinator chose some pairs: the proof is over the others only. */
  readonly kept: boolean;
  /** Null where there are so many pairs that counting it would hold the page: the run's own measures tell it. */
  readonly medianMinutes: number | null;
}

/** Some tens of microseconds each. */
const MOST_COUNTED = 500;

/** Null without a pair: there is nothing to average. */
export function figuresOf({ run, pairs, unmatched }: Proposal): ProposalFigures | null {
  if (pairs.length === 0) return null;
  const scores = pairs.map((pair) => pair.score);
  const waiting = unmatched.filter(({ person, card }) => (run.sides[person] ?? card.role) === 'mentee').length;
  return {
    covered: pairs.length,
    mentees: pairs.length + waiting,
    mean: Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length),
    least: Math.min(...scores),
    proven: run.total === run.bound,
    kept: run.pairs.some((pair) => pair.pinned),
    medianMinutes: pairs.length > MOST_COUNTED ? null : medianOf(pairs.map((pair) => pair.commonMinutes)),
  };
}

/** The middle value, or the mean of the two in the middle; to the quarter of an hour for minutes. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const high = sorted[half] ?? 0;
  const low = sorted.length % 2 === 0 ? (sorted[half - 1] ?? high) : high;
  return Math.round((low + high) / 30) * 15;
}

/** How many mentors have how many people in a run, from none upwards; open invitations and pairs at work count. */
export function loadsIn(loads: AboutRun['loads']): readonly { readonly people: number; readonly mentors: number }[] {
  const counts = new Map<number, number>();
  for (const { pairs, taken } of loads) counts.set(pairs + taken, (counts.get(pairs + taken) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([people, mentors]) => ({ people, mentors }));
}
