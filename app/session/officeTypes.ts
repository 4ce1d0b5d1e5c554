/** The coordinator's office, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { MatchRun, PairKey, Reason } from '../matching/types.ts';
import type { Instant, InvitationId, PersonId, ProgrammeId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { DeclineReason, InvitationStage, Wish } from '../model/invitation.ts';
import type { Observable } from '../model/observable.ts';
import type { Pack, PackFormat } from '../model/pack.ts';
import type { Programme } from '../model/programme.ts';
import type { Standing } from '../programme/directory.ts';
import type { ReportEntry } from '../programme/reports.ts';
import type { FollowBoard } from './followOfficeTypes.ts';
import type { OfficeCards } from './officeCardTypes.ts';
import type { OfficeChoices } from './officeChoiceTypes.ts';
import type { OfficeList } from './officeListTypes.ts';
import type { Moved, OfficeRuns } from './officeRunTypes.ts';
import type { OfficeTeam } from './officeTeamTypes.ts';
import type { Outreach } from './outreachTypes.ts';
import type { Proof, ProofFault } from './proofTypes.ts';
import type { SessionError } from './types.ts';

export type { ReportEntry } from '../programme/reports.ts';

export interface DirectoryEntry {
  readonly person: PersonId;
  readonly card: Card;
  readonly received: Instant;
  readonly standing: Standing;
  /** `ready`; anybody else is shown, not matched. */
  readonly active: boolean;
  /** How many people they are to have at least, as the coordinator said. */
  readonly least: number;
  /** Whom they named, where the coordinator lets it count. */
  readonly counts: PersonId | null;
}

export interface ProposedPair {
  readonly mentor: DirectoryEntry;
  readonly mentee: DirectoryEntry;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly commonMinutes: number;
  readonly pinned: boolean;
  /** Who is to accompany them; null: nobody yet. Of use where somebody must be able to see. */
  readonly third: DirectoryEntry | null;
}

export interface Proposal {
  readonly run: MatchRun;
  readonly pairs: readonly ProposedPair[];
  readonly unmatched: readonly DirectoryEntry[];
  readonly at: Instant;
  /** Whom the last change by hand moved; absent: nothing was changed since the run. */
  readonly moved?: Moved | undefined;
  /** Only pairs that were put together by hand: nobody else was matched yet. */
  readonly hand: boolean;
}

/** Somebody who was asked, and where they stand. */
export interface Asked {
  readonly person: PersonId;
  readonly name: string;
  readonly stage: InvitationStage;
  /** It was on their screen. */
  readonly opened: boolean;
  /** When they were last reminded, of this or another one; null: never. */
  readonly reminded: Instant | null;
  /** With a no: why, and what they would like then. */
  readonly reason: DeclineReason | null;
  readonly wish: Wish | null;
  readonly until: Instant | null;
}

export interface SentInvitation {
  readonly id: InvitationId;
  readonly mentor: Asked;
  readonly mentee: Asked;
  /** Who accompanies them; null: nobody. */
  readonly third: Asked | null;
  /** Of a circle: everybody but its host, who is `mentor`, and `mentee`. */
  readonly more: readonly Asked[];
  readonly format: PackFormat;
  readonly stage: InvitationStage;
  /** False while a letter waits on this device for the server. */
  readonly handedOver: boolean;
  readonly expires: Instant;
  /** With which others it was sent, and how many days all of them had. */
  readonly batch: { readonly at: Instant; readonly days: number };
  /** What a person wrote with their answer, if anything. */
  readonly words: readonly { readonly person: PersonId; readonly words: string }[];
}

export interface EditionView {
  /** Who applied before it changed, where nobody was told yet. */
  readonly waiting: number;
  /** Of the letters that bring it; null: none are on their way. */
  readonly round: { readonly reached: number; readonly missed: number; readonly done: boolean } | null;
}

export interface Office extends OfficeCards, OfficeChoices, OfficeList, OfficeRuns {
  readonly id: ProgrammeId;
  /** As people read it before they apply; another value after `changePack`. */
  readonly programme: Programme;
  /** What it is made of; null: a programme from before packs. */
  readonly pack: Observable<Pack | null>;
  /**
   * Puts another pack in its place and tells the server. `draft-invalid` names the field; who can read what is written
   * (`mode`) cannot change, and `too-large`: it does not fit what applicants are given.
   */
  changePack(pack: Pack): Promise<Result<void, SessionError>>;
  /** How many of those who are in have not been told of the pack as it is. */
  readonly edition: Observable<EditionView>;
  /** Brings it to every mailbox, now and as the server is there. `draft-invalid` `too-large`: it fits no letter. */
  tellPack(): Promise<Result<void, SessionError>>;
  /** The pack as a signed file, in text: to keep, hand on, fork. */
  packFile(): Promise<string>;
  /** To hand out: opens the application page. */
  readonly link: string;
  /** False until the server has registered the programme: the link does not work before. */
  readonly published: Observable<boolean>;
  readonly directory: Observable<readonly DirectoryEntry[]>;
  readonly proposal: Observable<Proposal | null>;
  readonly sent: Observable<readonly SentInvitation[]>;
  /** Who accompanies every pair that has nobody of its own. */
  readonly third: Observable<DirectoryEntry | null>;
  /** How the pairs are doing, as far as they tell. */
  readonly following: Observable<FollowBoard>;
  /** What people of the programme reported: those that wait first. */
  readonly reports: Observable<readonly ReportEntry[]>;
  /** Verifies each line of it, as whoever is given the file would. */
  readReport(id: string): Promise<Result<Proof, ProofFault>>;
  /** The report as the file that anybody can verify; null: it is not there. */
  reportFile(id: string): string | null;
  /** The coordinator is through with it, or not yet. */
  settleReport(id: string, done: boolean): void;
  /** Chooses who accompanies that pair, or all that have nobody of their own. */
  accompany(person: PersonId, pair?: PairKey): void;
  /**
   * Signs, seals and hands over one invitation a pair of the present proposal, or of those named: a batch, which has so
   * many days to answer (14). None where somebody must be able to see and a pair has nobody who does.
   */
  sendInvitations(batch?: Batch): Promise<Result<number, SessionError>>;
  /**
   * Invites these people into one circle, of three to twelve. `draft-invalid` `too-large`: their cards do not fit one letter.
   */
  inviteCircle(draft: CircleDraft): Promise<Result<void, SessionError>>;
  readonly outreach: Outreach;
  readonly team: OfficeTeam;
}

export interface Batch {
  /** All, where none are named. */
  readonly pairs?: readonly PairKey[] | undefined;
  readonly days: number;
  /** One of the pack's formats, but a circle; 'pair' where none is named. */
  readonly format?: Exclude<PackFormat, 'circle'> | undefined;
  /** Of a flash: one to three. */
  readonly sessions?: number | undefined;
}

export interface CircleDraft {
  /** They give the others the way in, and may take others out. */
  readonly host: PersonId;
  readonly others: readonly PersonId[];
  readonly days: number;
}
