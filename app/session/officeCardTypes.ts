/** What the screens see of cards that come by hand. */
import type { Result } from '../../crypto/result.ts';
import type { CardTextFault } from './cardFile.ts';

export type CardByHand =
  /** `newer`: in the place of the one before. `lapsed`: kept, and not matched any more. */
  | { readonly tag: 'new' | 'newer' | 'lapsed'; readonly name: string }
  /** This very one is here; or a newer one of the same person. */
  | { readonly tag: 'known' | 'older'; readonly name: string }
  /** Its person takes it back. */
  | { readonly tag: 'taken-back'; readonly name: string }
  | { readonly tag: 'refused'; readonly why: CardTextFault['tag'] | 'not-for-here' | 'newer-version' };

export interface CardsTaken {
  readonly cards: readonly CardByHand[];
  /** Of a row of codes that is not whole yet. */
  readonly held: { readonly have: number; readonly of: number; readonly missing: readonly number[] } | null;
}

export interface OfficeCards {
  /** A file's text, a pasted one, or a code of a row. In any order, as often as it comes. */
  takeCards(input: string): Promise<Result<CardsTaken, { readonly tag: 'not-saved' }>>;
}
