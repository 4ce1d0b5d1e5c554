import type { Instant, InvitationId, PersonId, ProgrammeId } from './brand.ts';
import type { PackFormat } from './pack.ts';
import type { SafeguardingMode } from './programme.ts';

/**
 * The introduction of two people, the same bytes for both, signed by the programme with label `invitation`,
 * then sealed to each. Its hash is the InvitationId and enters the derivation of the workspace secret.
 */
export interface Invitation {
  /**
   * 2 where there is a third: an app that does not know of thirds must refuse it, and not open a space without them.
   * 3 in any other format than a pair, for the same reason.
   */
  readonly version: 1 | 2 | 3;
  readonly programme: ProgrammeId;
  /** base64url signed card envelope of the mentor, then of the mentee. */
  readonly mentor: string;
  readonly mentee: string;
  /** And of who accompanies the two and can read everything; in mode `visible-third` only. */
  readonly third?: string | undefined;
  /** Of a circle, whose first is `mentor`, the host, and whose second is `mentee`: everybody else. */
  readonly more?: readonly string[] | undefined;
  readonly purpose: string;
  readonly mode: SafeguardingMode;
  /** In `reverse` the mentor is who applied as the mentee. */
  readonly format: PackFormat;
  /** Of a flash: after so many meetings it closes itself. */
  readonly sessions?: number | undefined;
  readonly months: number;
  readonly issued: Instant;
  readonly expires: Instant;
  /** 32 random bytes, base64url. */
  readonly nonce: string;
}

/** What settles an invitation for one of those asked. */
export type Said = 'accepted' | 'declined';

/** Why somebody says no, from a short list; for the coordinator alone. */
export const DECLINE_REASONS = ['no-time', 'not-now', 'other-wish', 'know-them', 'too-far', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** What who said no would like then: another invitation soon, none before a day, or none any more: their card goes. */
export const WISHES = ['again', 'pause', 'stop'] as const;
export type Wish = (typeof WISHES)[number];

/**
 * Sent to the programme's mailbox, sealed to it, signed by the person with label `answer`. `opened` settles nothing: the
 * invitation was on their screen.
 */
export interface Answer {
  /** 2 where it says more than yes, no and a few words. */
  readonly version: 1 | 2;
  readonly invitation: InvitationId;
  readonly answer: Said | 'opened';
  /** Free words to the coordinator, at most 600 characters. */
  readonly words: string;
  readonly at: Instant;
  /** With a no. */
  readonly reason?: DeclineReason | undefined;
  readonly wish?: Wish | undefined;
  /** Until when they would rather not be asked; with `pause` only. */
  readonly until?: Instant | undefined;
}

/**
 * The programme's word that an invitation is over for somebody who did not end it: the other person said no; or (`ended`)
 * that a pair at work is one no more. Signed by the programme with label `withdrawal`, sealed to the person. It does not
 * say why, nor who asked for it: the same for both of a pair.
 */
export interface Withdrawal {
  /** 2 where a pair at work ends: no app takes the one for the other. */
  readonly version: 1 | 2;
  readonly invitation: InvitationId;
  readonly at: Instant;
  readonly ended?: true | undefined;
}

/**
 * The life of an invitation on any device. Reducer in app/invitation.
 * drafted → sent → (delivered) → accepted | declined | expired | revoked; accepted by all → joined → ended.
 */
export type InvitationStage = 'drafted' | 'sent' | 'accepted' | 'declined' | 'expired' | 'revoked' | 'joined' | 'ended';

/** A letter is one of these, tagged, inside the seal. */
export type LetterKind =
  /** To a programme. */
  | 'card'
  | 'answer'
  | 'rematch'
  | 'counters'
  | 'assessment'
  | 'confided'
  | 'choice'
  | 'report'
  /** To a person. */
  | 'invitation'
  | 'withdrawal'
  | 'reminder'
  | 'announcement'
  | 'profiles'
  | 'edition';
export interface Letter {
  readonly kind: LetterKind;
  /** The signed envelope. */
  readonly envelope: Uint8Array;
}

/** A person inside a verified invitation. */
export interface Invited {
  readonly person: PersonId;
  readonly name: string;
}

/** How long an invitation that is over is news where its date had passed before: its place went to somebody else. */
export const OVER_IS_NEWS = 7 * 24 * 3_600_000;
