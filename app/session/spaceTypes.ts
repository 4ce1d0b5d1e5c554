/** What the screens see of a workspace: of two people, or of a circle. */
import type { Result } from '../../crypto/result.ts';
import type { Instant, InvitationId, PageId, PersonId, WorkspaceId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Observable } from '../model/observable.ts';
import type { CircleRole } from '../model/roster.ts';
import type { CheckState, LinkState } from '../peer/types.ts';
import type { Agenda } from './agendaTypes.ts';
import type { Boards } from './boardTypes.ts';
import type { WorkspaceBundles } from './bundleTypes.ts';
import type { MeetByHand } from './byHand.ts';
import type { WorkspaceCalls } from './callTypes.ts';
import type { Chat } from './chatTypes.ts';
import type { Draft } from './draft.ts';
import type { Files } from './fileTypes.ts';
import type { Following } from './followTypes.ts';
import type { Goals } from './goalTypes.ts';
import type { Journey } from './journeyTypes.ts';
import type { Notebook } from './notebookTypes.ts';
import type { OwnProgramme } from './ownProgrammeTypes.ts';
import type { PairPact } from './pactTypes.ts';
import type { PartnerRecovery } from './partnerTypes.ts';
import type { Trust } from './trustTypes.ts';
import type { SessionError } from './types.ts';

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
