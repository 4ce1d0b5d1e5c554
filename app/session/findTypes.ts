/** What a search looks through, and what it finds. */
import type { BoardObjectId, GoalId, MeetingId, PageId } from '../model/brand.ts';
import type { BoardName, Workspace } from './types.ts';

interface About {
  readonly title: string;
  readonly text: string;
  /** 0: of no time. */
  readonly at: number;
}

/** Each kind is shown by itself; a new tool adds its own here and a source in findPieces.ts. */
export type Hit =
  | ({ readonly kind: 'message' | 'file'; readonly line: string } & About)
  | ({ readonly kind: 'page'; readonly page: PageId } & About)
  /** Beside a page; `thread` is the key of what it was said in. */
  | ({ readonly kind: 'comment'; readonly page: PageId; readonly thread: string } & About)
  | ({ readonly kind: 'goal'; readonly goal: GoalId } & About)
  | ({ readonly kind: 'meeting'; readonly meeting: MeetingId } & About)
  /** `object` null: the board itself, by its name. */
  | ({ readonly kind: 'board'; readonly board: BoardName; readonly object: BoardObjectId | null } & About)
  /** Of the agreement, and of the way together: each is one screen. */
  | ({ readonly kind: 'pact' | 'way' } & About);
export type HitKind = Hit['kind'];

/** What is looked through: a workspace, or one's own notes, which are pages alone. */
export type Searched = Pick<Workspace, 'notebook'> &
  Partial<Pick<Workspace, 'chat' | 'goals' | 'agenda' | 'boards' | 'journey' | 'pact'>> & {
    /** As the screens call them: a workspace keeps no words of its missions. */
    readonly missions?: readonly { readonly title: string; readonly how: string }[];
  };

export interface Piece {
  readonly kind: HitKind;
  /** Folded, as it is looked through. */
  readonly folded: string;
  readonly hit: (words: readonly string[]) => Hit;
}
