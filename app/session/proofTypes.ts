/** What a badge, a report or a match run proves to somebody who was not there. */
import type { Objective } from '../matching/types.ts';
import type { VerifyError } from '../matching/verifyError.ts';
import type { Badge } from '../model/badge.ts';
import type { Instant, PersonId } from '../model/brand.ts';

export interface ProvenPerson {
  readonly key: PersonId;
  /** As whoever made the report calls them. */
  readonly name: string;
  /** As they call themselves on a card that they signed with this key; null where there is none. */
  readonly cardName: string | null;
  /** The programme that the report was told to has no card of this key: whatever name is put to it, it is nobody there. */
  readonly stranger?: true;
}

export interface ProvenLine {
  readonly by: ProvenPerson;
  readonly at: Instant;
  readonly text: string;
  /** Where it was edited: what was said first, and when it was changed. */
  readonly first: { readonly text: string; readonly changed: Instant } | null;
}

export type Proof =
  | ({ readonly kind: 'badge'; readonly by: PersonId } & Badge)
  | {
      readonly kind: 'report';
      /** Who chose the lines. */
      readonly by: ProvenPerson | null;
      readonly at: Instant;
      /** That it was told to; null: it is for whoever is given the file. */
      readonly programme: string | null;
      readonly lines: readonly ProvenLine[];
    }
  | {
      /** Worked out again from the cards in the file: every pair is allowed, and no other set of pairs is better, unless it was repaired. */
      readonly kind: 'run';
      /** When its week began: of the moment that its file names, only the week can be told from the cards. */
      readonly week: Instant;
      readonly objective: Objective;
      /**
       * It was repaired around a change by hand: as many are matched as can be, and no run of as many exceeds the bound. That as
       * few as could be were moved is proven where so many runs before it are `followed` in the file, back to one that was made
       * whole; else not.
       */
      readonly repaired: { readonly total: number; readonly bound: number; readonly followed?: number } | null;
      readonly people: number;
      readonly pairs: number;
      readonly kept: number;
      readonly total: number;
      readonly floor: number | null;
      readonly blockingPairs: number | null;
      /** Short, for two people to compare whether they have the same run. */
      readonly digest: string;
    };

export type ProofFault =
  | { readonly tag: 'no-proof' }
  /** Not a byte of it can be trusted: it was changed, or a part is missing. */
  | { readonly tag: 'altered' }
  /** A match run that is not what it says, and why. */
  | { readonly tag: 'run-not-true'; readonly why: VerifyError['tag'] }
  /** Whole, and signed by who made it, but this line of it is signed by nobody named there, or for another place. */
  | { readonly tag: 'line-not-genuine'; readonly line: number };
