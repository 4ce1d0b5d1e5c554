/** What the screens see of boards: their list, and one that is open. */
import type { Result } from '../../crypto/result.ts';
import type { BoardChange, BoardDraft, BoardObject, BoardPoint } from '../model/board.ts';
import type { BoardId, BoardObjectId, PersonId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { DeliveryState, SessionError } from './types.ts';

/** Somebody else on the same board. */
export interface BoardGuest {
  /** One a device. */
  readonly client: number;
  readonly person: PersonId;
  readonly at: BoardPoint | null;
  /** What they are drawing, until it has landed as an object. */
  readonly live: LiveStroke | null;
  /** What they are dragging, as it is now, until it has landed. Of a great many things, only some are told. */
  readonly moved: ReadonlyMap<BoardObjectId, BoardPlace>;
}

export type BoardPlace = Pick<BoardObject, 'box' | 'turn'>;

export interface LiveStroke {
  /** That of the object it will be. */
  readonly id: BoardObjectId;
  readonly kind: 'pen' | 'marker';
  readonly colour: number;
  readonly size: number;
  /** x, y and pressure of each point, in board units. */
  readonly points: readonly number[];
}

/** A board open for drawing. Close it when the screen leaves. */
export interface OpenBoard {
  /** In painting order. */
  readonly objects: Observable<readonly BoardObject[]>;
  readonly guests: Observable<readonly BoardGuest[]>;
  readonly delivery: Observable<DeliveryState>;
  /** What a newer version of the app wrote here: it is kept and not shown. */
  readonly beyond: Observable<{ readonly isNewer: boolean; readonly unknown: number }>;
  /** What this person, and nobody else, did since the board was opened. */
  readonly undoable: Observable<{ readonly undo: boolean; readonly redo: boolean }>;
  newId(): BoardObjectId;
  /** On top of all others. `step`: how fine a stroke is kept, in board units. */
  add(draft: BoardDraft, options?: { id?: BoardObjectId; step?: number }): BoardObjectId;
  change(changes: ReadonlyMap<BoardObjectId, BoardChange>): void;
  retext(id: BoardObjectId, text: string): void;
  remove(ids: Iterable<BoardObjectId>): void;
  /** Lays them before or behind all others, or no farther than `past`, in their own order. */
  stack(ids: ReadonlySet<BoardObjectId>, where: 'front' | 'back', past?: BoardObjectId): void;
  /** What `act` does is one change: told once, undone at once. */
  together(act: () => void): void;
  /** What follows is undone apart from what came before. */
  step(): void;
  undo(): void;
  redo(): void;
  /** Where my pointer is, and what I am drawing; sent a few times a second. */
  point(at: BoardPoint | null, live: LiveStroke | null): void;
  /** Where my pointer is, and what I am dragging; null when it was let go of. */
  drag(at: BoardPoint | null, moved: ReadonlyMap<BoardObjectId, BoardPlace> | null): void;
  close(): void;
}

/** Of which chapter a board is, and which of its boards. */
export interface BoardName {
  readonly chapter: number;
  readonly id: BoardId;
}

export interface BoardSummary extends BoardName {
  /** Empty: nobody has named it. */
  readonly title: string;
  /** Not listed any more; what was drawn is kept for when it is brought back. */
  readonly isRemoved: boolean;
}

/** Each chapter begins with one; more are added to the latest. */
export interface Boards {
  /** By chapter, and in each the first board first; with those that were removed. */
  readonly list: Observable<readonly BoardSummary[]>;
  add(title: string): BoardName;
  rename(board: BoardName, title: string): void;
  remove(board: BoardName): void;
  restore(board: BoardName): void;
  openBoard(board: BoardName): Promise<Result<OpenBoard, SessionError>>;
}
