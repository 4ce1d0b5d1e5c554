/** What a badge or a report proves to somebody who was not there. */
import type { Badge } from '../model/badge.ts';
import type { Instant, PersonId } from '../model/brand.ts';

export interface ProvenPerson {
  readonly key: PersonId;
  /** As whoever made the report calls them. */
  readonly name: string;
  /** As they call themselves on a card that they signed with this key; null where there is none. */
  readonly cardName: string | null;
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
      readonly lines: readonly ProvenLine[];
    };

export type ProofFault =
  | { readonly tag: 'no-proof' }
  /** Not a byte of it can be trusted: it was changed, or a part is missing. */
  | { readonly tag: 'altered' }
  /** Whole, and signed by who made it, but this line of it is signed by nobody named there, or for another place. */
  | { readonly tag: 'line-not-genuine'; readonly line: number };
