import type { Instant, InvitationId, PersonId, ProgrammeId } from './brand.ts';
import type { SafeguardingMode } from './programme.ts';

/**
 * The introduction of two people, the same bytes for both, signed by the programme with label `invitation`,
 * then sealed to each. Its hash is the InvitationId and enters the derivation of the workspace secret.
 */
export interface Invitation {
  /** 2 where there is a third: an app that does not know of thirds must refuse it, and not open a space without them. */
  readonly version: 1 | 2;
  readonly programme: ProgrammeId;
  /** base64url signed card envelope of the mentor, then of the mentee. */
  readonly mentor: string;
  readonly mentee: string;
  /** And of who accompanies the two and can read everything; in mode `visible-third` only. */
  readonly third?: string | undefined;
  readonly purpose: string;
  readonly mode: SafeguardingMode;
  readonly format: 'pair';
  readonly months: number;
  readonly issued: Instant;
  readonly expires: Instant;
  /** 32 random bytes, base64url. */
  readonly nonce: string;
}

/** Sent to the programme's mailbox, sealed to it, signed by the person with label `answer`. */
export interface Answer {
  readonly version: 1;
  readonly invitation: InvitationId;
  readonly answer: 'accepted' | 'declined';
  /** Free words to the coordinator, at most 600 characters. */
  readonly words: string;
  readonly at: Instant;
}

/**
 * The programme's word that an invitation is over for somebody who did not end it: the other person said no.
 * Signed by the programme with label `withdrawal`, sealed to the person. It does not say why.
 */
export interface Withdrawal {
  readonly version: 1;
  readonly invitation: InvitationId;
  readonly at: Instant;
}

/**
 * The life of an invitation on any device. Reducer in app/invitation.
 * drafted → sent → (delivered) → accepted | declined | expired | revoked; accepted by all → joined.
 */
export type InvitationStage = 'drafted' | 'sent' | 'accepted' | 'declined' | 'expired' | 'revoked' | 'joined';

/** A letter is one of these, tagged, inside the seal. `card`, `answer` and `report` go to a programme, `invitation` to a person. */
export type LetterKind = 'card' | 'answer' | 'invitation' | 'withdrawal' | 'report';
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
