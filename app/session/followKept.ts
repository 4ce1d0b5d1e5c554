/**
 * What a person has told their programmes of their pairs, in their own document: what was said last, and the letters that
 * the server has not taken yet, as bytes, so that a retry deposits the same one.
 */
import type * as Y from 'yjs';
import type { Instant, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import type { CountersWord } from '../model/counters.ts';
import type { Answers, Round } from '../model/evaluation.ts';
import type { Self } from './self.ts';

export interface KeptCounters {
  /** The last that was signed. */
  readonly word: CountersWord;
  /** Once a month another one leaves by itself. */
  readonly monthly: boolean;
}

/** What this person answered, by its commitment: nobody else has it before the other has answered. */
export interface KeptAnswers {
  readonly round: Round;
  readonly to: string;
  readonly nonce: string;
  readonly answers: Answers;
  /** The other's commitment that was there when this was shown; null: not shown yet. */
  readonly knowing: string | null;
  readonly at: Instant;
}

export interface KeptFollowLetter {
  readonly programme: ProgrammeId;
  readonly bytes: Uint8Array;
}

export interface FollowKept {
  /** By the workspace's id. */
  readonly counters: Y.Map<KeptCounters>;
  /** By the workspace's id, and the commitment. */
  readonly answers: Y.Map<KeptAnswers>;
  /** Which rounds' answers were told to the programme, and when, by the workspace's id and the round. */
  readonly told: Y.Map<Instant>;
  /** When something was told that was not taken back, by the workspace's id and that date: two devices add, neither overwrites. */
  readonly dates: Y.Map<Instant>;
  readonly outbox: Y.Map<KeptFollowLetter>;
}

export function followKept({ doc }: Pick<Self, 'doc'>): FollowKept {
  return {
    counters: doc.getMap<KeptCounters>('counters'),
    answers: doc.getMap<KeptAnswers>('evaluations'),
    told: doc.getMap<Instant>('assessed'),
    dates: doc.getMap<Instant>('told dates'),
    outbox: doc.getMap<KeptFollowLetter>('told'),
  };
}

const ofSpace = (map: Pick<Y.Map<unknown>, 'keys'>, id: WorkspaceId): string[] =>
  [...map.keys()].filter((name) => name.startsWith(`${id} `));

/** The last letter of any kind from this workspace to its programme, taken back or not; -1: there was none. */
export function lastDate({ counters, told, dates }: FollowKept, id: WorkspaceId): Instant {
  const all = [told, dates].flatMap((map) => ofSpace(map, id).map((name) => map.get(name) ?? -1));
  return Math.max(-1, counters.get(id)?.word.at ?? -1, ...all);
}

/**
 * For a letter signed now: later than the last of any kind, whatever the clock says. The office deletes what is not later
 * than the word that takes it back.
 */
export const nextDate = (kept: FollowKept, id: WorkspaceId, now: Instant): Instant =>
  Math.max(now, lastDate(kept, id) + 1);

export function keepDate({ dates }: FollowKept, id: WorkspaceId, at: Instant): void {
  for (const name of ofSpace(dates, id)) dates.delete(name);
  dates.set(`${id} ${at}`, at);
}

export function forgetTold({ told, dates }: FollowKept, id: WorkspaceId): void {
  for (const map of [told, dates]) for (const name of ofSpace(map, id)) map.delete(name);
}

/** What is kept of a workspace that was left; what waits for the server still goes there. */
export function forgetFollowed(self: Pick<Self, 'doc'>, id: WorkspaceId): void {
  const kept = followKept(self);
  kept.counters.delete(id);
  for (const name of ofSpace(kept.answers, id)) kept.answers.delete(name);
  forgetTold(kept, id);
}
