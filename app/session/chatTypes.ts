/** What the screens see of a conversation. */
import type { Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Brings, LineName, Mark, Mood, PlaceLink } from '../model/chatLine.ts';
import type { FileRef } from '../model/file.ts';
import type { Observable } from '../model/observable.ts';
import type { OwnActs } from './acts.ts';
import type { Member } from './spaceTypes.ts';
import type { DeliveryState } from './types.ts';

export interface ChatLine {
  readonly id: string;
  /** Null when the line is not genuine. */
  readonly author: PersonId | null;
  readonly authorName: string;
  readonly mine: boolean;
  readonly text: string;
  readonly at: Instant;
  readonly delivery: DeliveryState;
  /** False when no member's signature stands behind it: its text is not shown, but that it is there is. */
  readonly genuine: boolean;
  /** What the line brings. Where nothing was written beside it, the text is its name. */
  readonly file?: FileRef | undefined;
  /** In a circle, of the epoch since which everybody in it may read the line. */
  readonly chapter: number;
  /** In a circle, of a line of mine: how many of those who may read it have it on a device's disk. */
  readonly reached: { readonly have: number; readonly of: number } | null;
  /** Of a line of mine, where both let that be seen: the other person has read up to here. */
  readonly read?: boolean | undefined;
  readonly link?: PlaceLink | undefined;
  readonly mood?: Mood | undefined;
  /** Whom it is for above all. */
  readonly mentioned?: readonly Member[] | undefined;
  /** By which it is answered, edited and deleted; missing where nothing can be done with it. */
  readonly name?: LineName | undefined;
  /** The text is not what was first written. */
  readonly edited?: boolean | undefined;
  /** Of an edited line: the first wording. */
  readonly first?: string | undefined;
  /** Its author took it back: the words are gone, that there were some is not. */
  readonly deleted?: true | undefined;
  /** Of a deleted line: the id of the file it brought. */
  readonly gone?: string | undefined;
  /** The line it answers; perhaps one that is not here. */
  readonly reply?: LineName | undefined;
  readonly reactions?: readonly Reaction[] | undefined;
}

/** Who answered a line with that mark. */
export interface Reaction {
  readonly mark: Mark;
  readonly people: readonly Member[];
  readonly mine: boolean;
}

/** Why a line was not sent: it holds a recovery phrase, or it may and that could not be looked up; or the pair has ended. */
export type SendRefusal =
  | { readonly tag: 'recovery-phrase' }
  | { readonly tag: 'unchecked' }
  /** The space is closed. */
  | { readonly tag: 'closed' };

export interface Chat {
  readonly lines: Observable<readonly ChatLine[]>;
  /** With a file the text may be empty. Never sends a recovery phrase: whoever reads it could be this person. */
  send(text: string, file?: FileRef, reply?: LineName, brings?: Brings): Promise<Result<void, SendRefusal>>;
  /** True once the lines that were there at the opening are all verified; before, the newest are there first. */
  readonly settled: Observable<boolean>;
  /** Other words for a line of mine. Of anybody else's, or one that is gone, nothing happens; so for remove(). */
  edit(line: LineName, text: string): Promise<Result<void, SendRefusal>>;
  /** One mark a person and line; null takes it back. */
  react(line: LineName, mark: Mark | null): void;
  /** For everybody: the words leave every device that hears of it. */
  remove(line: LineName): void;
  /** Other words and marks of mine; what was sent, and what was deleted, is answered by another word. */
  readonly acts: OwnActs;
  /** Of two people: whether each lets the other see how far they have read. Both, or nobody sees anything. */
  readonly receipts: Observable<{ readonly mine: boolean; readonly theirs: boolean }>;
  letReadBeSeen(seen: boolean): void;
  /** What is there was in front. Nothing is said of it unless both let that be seen. */
  markRead(): void;
  /** The signed envelopes of those lines, their last wordings included, in order. */
  signedOf(lines: ReadonlySet<string>): readonly Uint8Array[];
}
