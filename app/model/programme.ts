import type { Instant, LanguageTag } from './brand.ts';

/** Who can read a workspace: the two people only, or the two and a named third who is always shown. */
export type SafeguardingMode = 'private-pair' | 'visible-third';

/** The public face of a programme: what a person reads before applying. Signed with label `programme`. */
export interface Programme {
  readonly version: 1;
  /** base64url X25519 public key to which cards and answers are sealed; the signer is the programme itself. */
  readonly box: string;
  readonly name: string;
  /** What it is for, at most 600 characters. */
  readonly purpose: string;
  readonly language: LanguageTag;
  readonly mode: SafeguardingMode;
  readonly months: number;
  readonly topics: readonly string[];
  /** First name of the person who answers for it. */
  readonly coordinator: string;
  readonly issued: Instant;
}

export type ProgrammeDraft = Omit<Programme, 'version' | 'box' | 'issued'>;
