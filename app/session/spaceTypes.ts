/** What the screens see of a workspace: of two people, or of a circle. */

import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import type { PageEntry, RemovedPage } from '../document/notebook.ts';
import type { BoardChange, BoardDraft, BoardObject, BoardPoint } from '../model/board.ts';
import type { BoardId, BoardObjectId, Instant, InvitationId, PageId, PersonId, WorkspaceId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Brings, LineName, Mark, Mood, PlaceLink } from '../model/chatLine.ts';
import type { FileRef } from '../model/file.ts';
import type { Remark, Thread, WordName } from '../model/margin.ts';
import type { Observable } from '../model/observable.ts';
import type { PageNode } from '../model/pageNode.ts';
import type { CircleRole } from '../model/roster.ts';
import type { CheckState, LinkState } from '../peer/types.ts';
import type { OwnActs } from './acts.ts';
import type { Agenda } from './agendaTypes.ts';
import type { WorkspaceBundles } from './bundleTypes.ts';
import type { MeetByHand } from './byHand.ts';
import type { WorkspaceCalls } from './callTypes.ts';
import type { Draft } from './draft.ts';
import type { Files } from './fileTypes.ts';
import type { Following } from './followTypes.ts';
import type { Goals } from './goalTypes.ts';
import type { Journey } from './journeyTypes.ts';
import type { OwnProgramme } from './ownProgrammeTypes.ts';
import type { PairPact } from './pactTypes.ts';
import type { PartnerRecovery } from './partnerTypes.ts';
import type { Trust } from './trustTypes.ts';
import type { DeliveryState, SessionError } from './types.ts';

export type PageSummary = PageEntry;
export type { RemovedPage } from '../document/notebook.ts';

/** A page open for editing. Close it when the screen leaves. */
export interface OpenPage {
  readonly id: PageId;
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  /** Cursors of this page only; null on a private note. */
  readonly awareness: Awareness | null;
  readonly title: Observable<string>;
  readonly delivery: Observable<DeliveryState>;
  /** What is said beside the text; null on a private note. */
  readonly margin: Margin | null;
  readonly history: PageHistory;
  /** The text as it is now. */
  read(): PageNode[];
  retitle(title: string): void;
  close(): void;
}

export interface RemarkView extends Remark {
  readonly authorName: string;
  readonly mine: boolean;
}

export interface ThreadView extends Omit<Thread, 'remarks'> {
  readonly remarks: readonly RemarkView[];
  /** The name of who settled it. */
  readonly settledBy: string | null;
}

/**
 * Comments on a page, each signed by who says it. Never takes a recovery phrase, as the chat. To settle and to remove
 * can be undone while the page is open.
 */
export interface Margin extends OwnActs {
  readonly threads: Observable<readonly ThreadView[]>;
  comment(
    on: { readonly start: string; readonly end: string; readonly quote: string },
    text: string,
  ): Promise<Result<void, SendRefusal>>;
  reply(to: WordName, text: string): Promise<Result<void, SendRefusal>>;
  settle(to: WordName, done: boolean): void;
  /** Of mine; of anybody else's nothing happens. */
  remove(to: WordName): void;
  /** Says, signed, that I bring this file into the page: only then is it given to others on and on. */
  picture(file: FileRef): void;
}

export interface PageVersion {
  readonly id: string;
  readonly at: Instant;
  /** As it is kept. */
  readonly bytes: number;
}

/** How the page was, as this device saw it. */
export interface PageHistory {
  /** Oldest first. */
  readonly versions: Observable<readonly PageVersion[]>;
  /** Keeps the page as it is now, unless the newest version is the same. */
  keep(): Promise<void>;
  read(id: string): Promise<Result<readonly PageNode[], SessionError>>;
}

/** What a page says, a line a block, and what is said beside it. */
export interface PageWords {
  readonly text: string;
  readonly threads: readonly ThreadView[];
}

/** A tree of pages: private notes, or a workspace's notebook. To move a page and to take one off can be undone. */
export interface Notebook extends OwnActs {
  /** In reading order: each before those below it. */
  readonly pages: Observable<readonly PageSummary[]>;
  /** Below `parent`, or at the top. */
  addPage(title?: string, parent?: PageId | null): PageId;
  /** As the `index`th below `parent`, not counting itself. False: it would stand below itself, or too deep. */
  movePage(id: PageId, parent: PageId | null, index: number): boolean;
  /** Off the tree, for all who read it. For a day it can be brought back. */
  removePage(id: PageId): void;
  /** Those that were taken off, by whomever, and are not erased yet; the last one first. */
  readonly removed: Observable<readonly RemovedPage[]>;
  restorePage(id: PageId): void;
  /** One that was taken off: from every disk, for good. */
  erasePage(id: PageId): void;
  openPage(id: PageId): Promise<Result<OpenPage, SessionError>>;
  /** For who looks through many: nobody is in it, and nothing is kept of its opening. */
  wordsOf(id: PageId): Promise<Result<PageWords, SessionError>>;
  /** A new page with this text, from a file. */
  importPage(title: string, text: readonly PageNode[]): Promise<Result<PageId, SessionError>>;
}

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
  /** Of two people: whether each lets the other see how far they have read. Both, or nobody sees anything. */
  readonly receipts: Observable<{ readonly mine: boolean; readonly theirs: boolean }>;
  letReadBeSeen(seen: boolean): void;
  /** What is there was in front. Nothing is said of it unless both let that be seen. */
  markRead(): void;
  /** The signed envelopes of those lines, their last wordings included, in order. */
  signedOf(lines: ReadonlySet<string>): readonly Uint8Array[];
}

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

export interface Member {
  readonly id: PersonId;
  readonly name: string;
  readonly me: boolean;
  /** What they told their programme; null where no programme introduced them. */
  readonly card: Card | null;
  readonly role: CircleRole;
  /** Not in the circle any more: named only beside what they wrote. */
  readonly former: boolean;
}

export type { CheckState };

/** A member who said that they have left; what they wrote stays. */
export interface Left {
  readonly person: PersonId;
  readonly at: Instant;
  /** The signed envelope. */
  readonly word: Uint8Array;
  /** Of the chapter in which it was said: who came again since has not left. */
  readonly chapter: number;
}

export interface Workspace {
  readonly id: WorkspaceId;
  /** Those of now; in a circle they change, see there. */
  readonly members: readonly Member[];
  readonly notebook: Notebook;
  readonly boards: Boards;
  readonly chat: Chat;
  /** What is begun and not sent. */
  readonly draft: Draft;
  readonly files: Files;
  readonly goals: Goals;
  readonly agenda: Agenda;
  readonly journey: Journey;
  /** Null where no programme invited this person. */
  readonly following: Following | null;
  /**
   * The text of a file by which anybody with this app can see who signed those lines of the chat (by ChatLine.id). With
   * the cards, where a programme made the pair, it shows whose keys they are.
   */
  report(lines: ReadonlySet<string>, withCards: boolean): string;
  readonly link: Observable<LinkState>;
  /** People whose device is there now, by their id (never me). */
  readonly present: Observable<readonly PersonId[]>;
  /** Changes of mine the other side is not known to hold. */
  readonly unsent: Observable<number>;
  /** For people side by side, without any server; null where nobody is to be met. */
  readonly byHand: MeetByHand | null;
  readonly left: Observable<readonly Left[]>;
  readonly calls: WorkspaceCalls;
  /** Null: two people, for good. */
  readonly circle: Circle | null;
  /** Of two people: what they have agreed. */
  readonly pact: PairPact | null;
  /** The programme that made it; null: none did. */
  readonly programme: OwnProgramme | null;
  /** Null while it is open. Closed, all of it can be read and nothing be written: what is tried changes nothing. */
  readonly archive: Archive | null;
}

/** A space that is only read. */
export interface Archive {
  /** Counts what was tried all the same, for the screen to say that it changed nothing. */
  readonly refused: Observable<number>;
  /** Brought back from a file: what it is called, and when that was. Null: it is the space itself. */
  readonly brought: { readonly title: string; readonly at: Instant } | null;
  /** This person keeps the other away: it is open again as soon as they no longer do. */
  readonly isBlocked: boolean;
}

/** Two people, and what is between them alone. */
export interface PairWorkspace extends Workspace {
  readonly circle: null;
  readonly pact: PairPact;
  readonly byHand: MeetByHand;
  /** Whether it is really them. */
  readonly trust: Trust;
  /**
   * A device nobody knows calls as the other person, after one of theirs was removed: whoever took that one can call too.
   * It waits outside until somebody who asked the person says yes.
   */
  readonly caller: Observable<string | null>;
  letIn(): Promise<Result<void, SessionError>>;
  sendAway(): void;
  /** For two people who are not online together. */
  readonly bundles: WorkspaceBundles;
  readonly recovery: PartnerRecovery;
}

/** What there is between me and one other member, for the screens that show whether it is really them. */
export type Acquaintance = Pick<PairWorkspace, 'id' | 'members' | 'present' | 'trust' | 'bundles'>;

/** Between two comings: what was written then is for those who were there. */
export interface ChapterView {
  readonly number: number;
  /** Who may read it; me included. */
  readonly people: readonly Member[];
  /** All who are in the circle now may. */
  readonly isForAll: boolean;
  /** Who came with it; nobody in the first. */
  readonly came: readonly Member[];
}

/** Up to twelve people. Who comes is given nothing of what was written before, unless it is shared with them. */
export interface Circle {
  readonly name: string;
  /** Everybody in it now, in the order in which they came; the first may take others out. */
  readonly members: Observable<readonly Member[]>;
  /** Also those who have left, as far as this device has heard of them. */
  readonly people: Observable<readonly Member[]>;
  /** Oldest first. */
  readonly chapters: Observable<readonly ChapterView[]>;
  chapterOf(page: PageId): number | null;
  with(person: PersonId): Acquaintance | null;
  /** Makes a link for one more person. */
  invite(draft: { words: string; days: number; role: CircleRole }): Promise<Result<InvitationId, SessionError>>;
  /** This person was taken out, by one of that name: what was written until then stays here, and what is written now reaches nobody. */
  readonly out: Observable<{ readonly by: string; readonly at: number } | null>;
  /** From now on without them. Only the first member may. */
  takeOut(person: PersonId): Promise<Result<void, SessionError>>;
  /** What was written in that chapter is everybody's who is here now. It cannot be taken back. */
  sharePast(chapter: number): Promise<Result<void, SessionError>>;
}
