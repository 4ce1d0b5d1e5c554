/** What the screens see on Today: what there is, what waits, what was offered. */
import type { Result } from '../../crypto/result.ts';
import type { Reason } from '../matching/types.ts';
import type { Announcement } from '../model/announcement.ts';
import type { Instant, InvitationId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { MentorProfile } from '../model/choosing.ts';
import type { CircleOffer } from '../model/directCodec.ts';
import type { DeclineReason, InvitationStage, Wish } from '../model/invitation.ts';
import type { Observable } from '../model/observable.ts';
import type { Pack, PackFormat } from '../model/pack.ts';
import type { Programme } from '../model/programme.ts';
import type { Soon } from './soon.ts';
import type { SessionError } from './types.ts';

/** What this person is in what a programme brought together. */
export type MyRole = 'mentor' | 'mentee' | 'supervisor';

export interface WorkspaceSummary {
  readonly id: WorkspaceId;
  /** The other person's name, or the circle's. */
  readonly title: string;
  readonly isCircle: boolean;
  /** Another number: the space must be opened anew. */
  readonly turn: number;
  /** Null where no programme introduced them: they are two people who meet. */
  readonly programme: {
    readonly name: string;
    readonly role: MyRole;
    readonly months: number;
    /** Absent: a pair. */
    readonly format?: PackFormat | undefined;
  } | null;
  readonly since: Instant;
  readonly soon: Soon;
  /** This person keeps the other away. */
  readonly blocked: boolean;
  /** Written by the app, to be looked at, and to be removed. */
  readonly example?: true | undefined;
}

/** A space that a file brought back, to be read. */
export interface ArchiveSummary extends WorkspaceSummary {
  /** A person's own notes. */
  readonly isNotes: boolean;
  /** When it was brought back. */
  readonly brought: Instant;
}

export interface ApplicationSummary {
  readonly programme: ProgrammeId;
  readonly programmeName: string;
  /** `waiting`: kept here until the server can be reached; `sent`: the server has it. */
  readonly state: 'waiting' | 'sent';
  readonly at: Instant;
  readonly card: Card;
  /** Modules to go through before the programme matches this person. */
  readonly toTrain: readonly { readonly id: string; readonly minutes: number }[];
}

export interface InvitationView {
  readonly id: InvitationId;
  readonly stage: InvitationStage;
  readonly programmeName: string;
  /** First name of who answers for the programme. */
  readonly coordinator: string;
  readonly myRole: MyRole;
  readonly me: Card;
  /** Of the two, the one whom this person is not; to the third, the mentee. */
  readonly other: Card;
  readonly mentor: Card;
  readonly mentee: Card;
  /** Who accompanies the two, and can read everything; null: nobody but the two. */
  readonly third: Card | null;
  /** Of a circle: everybody but its host, who is `mentor`, and `mentee`. */
  readonly more: readonly Card[];
  readonly format: PackFormat;
  /** Of a flash: after so many meetings it closes itself. */
  readonly sessions: number | null;
  /** Recomputed on this device from both cards. */
  readonly reasons: readonly Reason[];
  readonly commonMinutes: number;
  readonly months: number;
  readonly expires: Instant;
  /** The programme's last reminder; `longer`: there is more time than at first. */
  readonly reminded: { readonly at: Instant; readonly longer: boolean } | null;
  /** The programme is told that it was on the screen. */
  readonly seen: boolean;
  /** When the programme said that it is over; null: it has not. */
  readonly over: Instant | null;
  /** Set once accepted. */
  readonly workspace: WorkspaceId | null;
}

/** A no to an invitation, as only its programme reads it. */
export interface No {
  readonly reason: DeclineReason | undefined;
  readonly words: string;
  readonly wish: Wish;
  /** With a pause. */
  readonly until: Instant | undefined;
}

/** What this person asked of their programme about a pair, or that the programme ended it. The other is not told. */
export interface PairChange {
  readonly workspace: WorkspaceId;
  readonly state: 'asked' | 'ended';
  readonly coordinator: string;
  readonly programmeName: string;
  readonly at: Instant;
  /** What was asked waits on this device for the server. */
  readonly isWaiting: boolean;
}

/** Mentors, or mentees, whom a programme proposes to this person, without their names. */
export interface ChoosingView {
  readonly programme: ProgrammeId;
  readonly programmeName: string;
  readonly coordinator: string;
  readonly of: 'mentors' | 'mentees';
  readonly expires: Instant;
  readonly profiles: readonly (MentorProfile & { readonly reasons: readonly Reason[] })[];
  /** Refs, the first choice first; null: not chosen yet. */
  readonly ranked: readonly string[] | null;
  /** The choice waits on this device for the server. */
  readonly isWaiting: boolean;
}

/** What a programme tells all its people. */
export interface ProgrammeBoard {
  readonly programme: ProgrammeId;
  readonly programmeName: string;
  readonly coordinator: string;
  /** It comes in, and no dot says so. */
  readonly muted: boolean;
  readonly unread: number;
  /** The newest first. */
  readonly items: readonly Announcement[];
}

/** An invitation without a programme, as it stands. */
export interface DirectView {
  readonly id: InvitationId;
  readonly role: 'inviter' | 'invited';
  /** Who it is with, once known. */
  readonly other: string | null;
  /** To hand to one person; null once it is of no more use, and on the other side. */
  readonly link: string | null;
  /** The same for the other's camera: read off this screen within a week, it shows each who the other is. */
  readonly shown: string | null;
  readonly stage: 'open' | 'accepted' | 'joined' | 'cancelled' | 'expired' | 'lost';
  readonly expires: Instant;
  /** A letter of it waits on this device for the server. */
  readonly isWaiting: boolean;
  readonly workspace: WorkspaceId | null;
  /** The circle it leads into; null: a space for two. */
  readonly circle: WorkspaceId | null;
}

export type DirectOfferState =
  /** Nothing was found yet: the server may be away, or there is nothing any more. */
  | { readonly tag: 'looking' }
  | {
      readonly tag: 'open';
      readonly name: string;
      readonly words: string;
      readonly expires: Instant;
      readonly circle: CircleOffer | null;
    }
  /** One's own link, opened by oneself. */
  | { readonly tag: 'mine' }
  /** This person said yes, now or before. */
  | {
      readonly tag: 'accepted';
      readonly name: string;
      readonly circle: string | null;
      /** Once it is among the spaces, it is open. */
      readonly workspace: WorkspaceId | null;
    }
  | { readonly tag: 'ended'; readonly why: 'taken' | 'cancelled' | 'expired' };

/** An opened link: who invites, before anything is accepted. */
export interface DirectOffer {
  readonly state: Observable<DirectOfferState>;
  accept(name: string): Promise<Result<void, SessionError>>;
  close(): void;
}

export interface OfficeSummary {
  readonly id: ProgrammeId;
  readonly name: string;
  readonly cards: number;
  readonly pairs: number;
  /** This person was taken out of it: when, and by whom. */
  readonly out?: { readonly at: Instant; readonly by: string } | undefined;
  /** Written by the app, to be looked at, and to be removed. */
  readonly example?: true | undefined;
}

export interface Home {
  readonly name: string;
  /** Minutes without a touch after which it locks by itself; 0: never. */
  readonly autoLock: number;
  /** Of the first steps: somebody was checked and found to be who they say; and: not to be shown any more. */
  readonly first: { readonly checked: boolean; readonly aside: boolean };
  readonly applications: readonly ApplicationSummary[];
  readonly invitations: readonly InvitationView[];
  readonly directs: readonly DirectView[];
  readonly workspaces: readonly WorkspaceSummary[];
  readonly choices: readonly ChoosingView[];
  readonly changes: readonly PairChange[];
  readonly boards: readonly ProgrammeBoard[];
  readonly archives: readonly ArchiveSummary[];
  readonly offices: readonly OfficeSummary[];
}

/** A programme as read from a link, before applying. */
export interface ProgrammeView {
  readonly id: ProgrammeId;
  readonly programme: Programme;
  /** Its questions, training and tip sheets; null: it has none. */
  readonly pack: Pack | null;
}
