/** Why a letter or an invitation is refused. Closed; what a person reads is written once, in app/ui/words.ts. */
export type InvitationError =
  /** Sealed to somebody else, cut, or altered. */
  | { readonly tag: 'cannot-open' }
  /** A signature in it does not hold, or is not by who it must be. */
  | { readonly tag: 'not-genuine' }
  /** Genuine, but not well formed inside. */
  | { readonly tag: 'malformed' }
  | { readonly tag: 'newer-version' }
  | { readonly tag: 'not-for-me' }
  /** A card of another programme, lapsed, or in a role its author did not offer; or two cards of one person. */
  | { readonly tag: 'wrong-cards' }
  /** No minors where only two can read, and none as the third. */
  | { readonly tag: 'not-adult' }
  | { readonly tag: 'expired' }
  /** A key in it that no honest device makes. */
  | { readonly tag: 'bad-key' };
