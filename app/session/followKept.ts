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
  readonly outbox: Y.Map<KeptFollowLetter>;
}

export function followKept({ doc }: Pick<Self, 'doc'>): FollowKept {
  return {
    counters: doc.getMap<KeptCounters>('counters'),
    answers: doc.getMap<KeptAnswers>('evaluations'),
    told: doc.getMap<Instant>('assessed'),
    outbox: doc.getMap<KeptFollowLetter>('told'),
  };
}

/** What is kept of a workspace that was left; what waits for the server still goes there. */
export function forgetFollowed(self: Pick<Self, 'doc'>, id: WorkspaceId): void {
  const { counters, answers, told } = followKept(self);
  counters.delete(id);
  for (const map of [answers, told]) for (const name of map.keys()) if (name.startsWith(`${id} `)) map.delete(name);
}
