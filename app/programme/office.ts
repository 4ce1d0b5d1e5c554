/**
 * The coordinator's office as a Yjs document: the directory, the rules, the proposal, the invitations out.
 * Letters are opened and verified by the session before anything enters here.
 */
import type * as Y from 'yjs';
import type { Change } from '../matching/change.ts';
import type { MenteeRequest } from '../matching/requests.ts';
import type { MatchRun, MinLoad, PairKey, Ranked, SecondRun } from '../matching/types.ts';
import type { Announcement } from '../model/announcement.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { DeclineReason, Said, Wish } from '../model/invitation.ts';
import type { Module, Pack, PackFormat } from '../model/pack.ts';
import type { Programme } from '../model/programme.ts';
import type { Rematch } from '../model/rematch.ts';
import type { PaperField } from './csvColumns.ts';
import type { KeptPaper } from './paper.ts';
import type { KeptReport } from './reports.ts';

export interface KeptCard {
  readonly person: PersonId;
  readonly card: Card;
  /** The signed envelope: goes into invitations as it came. */
  readonly envelope: Uint8Array;
  readonly received: Instant;
}

export interface KeptProposal {
  readonly run: MatchRun;
  readonly at: Instant;
  /** How long it took to make, in milliseconds. */
  readonly ms?: number | undefined;
  /** What the coordinator changed by hand, where the run before was repaired around it. */
  readonly change?: Change | undefined;
  /** Only pairs that the coordinator put together: nobody else was matched yet. */
  readonly hand?: true | undefined;
}

/** A proposal but for the people of its run, who are in pieces: see proposals.ts. */
export interface PiecedProposal extends KeptProposal {
  readonly run: SecondRun;
  /** By their names, in order. */
  readonly pieces: readonly string[];
}

export interface KeptSent extends PairKey {
  readonly id: InvitationId;
  /** Who accompanies the two. */
  readonly third?: PersonId | undefined;
  /** Of a circle: everybody but its host, who is `mentor`, and its second, who is `mentee`. */
  readonly more?: readonly PersonId[] | undefined;
  /** Absent: a pair. */
  readonly format?: Exclude<PackFormat, 'pair'> | undefined;
  readonly envelope: Uint8Array;
  readonly issued: Instant;
  /** Until when they may answer: later than what was signed first, where more time was given. */
  readonly expires: Instant;
  /** With which others it was sent, and how many days all of them had. */
  readonly batch?: KeptBatch | undefined;
  /** When a choice had passed by the one who was asked, or a place went to somebody else, and they were told that it is over. */
  readonly passed?: Instant | undefined;
}

export interface KeptBatch {
  readonly at: Instant;
  readonly days: number;
}

export interface KeptAnswer {
  readonly invitation: InvitationId;
  readonly person: PersonId;
  readonly answer: Said;
  readonly words: string;
  readonly at: Instant;
  /** With a no. */
  readonly reason?: DeclineReason | undefined;
  readonly wish?: Wish | undefined;
  readonly until?: Instant | undefined;
}

/** What one of a pair asks privately, the last of it. */
export interface KeptRematch extends Pick<Rematch, 'invitation' | 'step' | 'cause' | 'words' | 'at'> {
  readonly person: PersonId;
  readonly received: Instant;
}

/** How far a letter to everybody has got: in the order of the people's ids, the last who was reached or passed. */
export interface Progress {
  readonly after: PersonId | '';
  readonly reached: number;
  readonly missed: number;
  readonly done: boolean;
}

export interface KeptEdition extends Progress {
  /** Of the programme as it was then. */
  readonly issued: Instant;
}

/** Nobody is asked for a module that their app cannot show: who applied before that date goes by this. */
export interface KeptUntold {
  readonly at: Instant;
  readonly training: readonly Pick<Module, 'id' | 'audience'>[];
}

/** An announcement on its way to every mailbox, in the order of the people's ids. */
export interface KeptAnnouncement {
  readonly announcement: Announcement;
  /** Signed; sealed to each when it is their turn. */
  readonly envelope: Uint8Array;
  /** Whose devices bring it, where several coordinate. */
  readonly by?: PersonId | undefined;
  /** Whose turn was last; empty before the first. */
  readonly after: PersonId | '';
  /** Mailboxes that have it, and those that could not take it. */
  readonly reached: number;
  readonly missed: number;
  readonly done: boolean;
}

/** A sealed letter that the server has not taken yet. */
export interface OutgoingLetter {
  /** That it is about, if any. */
  readonly invitation?: InvitationId | undefined;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** People proposed without a name to one person, and what became of it: see choosing.ts. */
export interface KeptRound {
  readonly round: string;
  /** Who is proposed; absent: mentors, to a mentee. In a round of mentees `mentor` below is a mentee. */
  readonly of?: 'mentees' | undefined;
  readonly proposed: readonly { readonly ref: string; readonly mentor: PersonId }[];
  /** Whom they were shown before and did not get: they are not shown again. */
  readonly before: readonly PersonId[];
  readonly issued: Instant;
  /** Until when they may choose. */
  readonly expires: Instant;
  /** When their choice came; null: it has not. */
  readonly chosen: Instant | null;
  /** In a round of mentees, whom the mentor chose, the first first: until the coordinator lets them be asked. */
  readonly wanted?: readonly PersonId[] | undefined;
}

export interface OfficeDocument {
  readonly doc: Y.Doc;
  readonly cards: Y.Map<KeptCard>;
  readonly pins: Y.Map<PairKey>;
  readonly bans: Y.Map<PairKey>;
  /** By mentor: how many people at least, those included whom they have. */
  readonly least: Y.Map<MinLoad>;
  /** When the coordinator took somebody out of the matching: until another card of theirs comes. */
  readonly left: Y.Map<Instant>;
  /** By person, of whom they named on their card: whom the coordinator lets count, where runs are by preference. */
  readonly hints: Y.Map<Ranked>;
  /** Who accompanies which pair: see thirds.ts. */
  readonly thirds: Y.Map<PersonId>;
  /** Under `run`, or in pieces under `pieced`; read and written by proposals.ts alone. */
  readonly proposal: Y.Map<KeptProposal | PiecedProposal>;
  readonly pieces: Y.Map<string>;
  readonly sent: Y.Map<KeptSent>;
  readonly answers: Y.Map<KeptAnswer>;
  readonly outbox: Y.Map<OutgoingLetter>;
  /** By whoever chooses: the last who were proposed to them. */
  readonly rounds: Y.Map<KeptRound>;
  /** By whoever chooses: whom their choice is before. */
  readonly requests: Y.Map<MenteeRequest>;
  /** By the hash of their bytes: see reports.ts. */
  readonly reports: Y.Map<KeptReport>;
  /** What the programme is made of, under `pack`. */
  readonly pack: Y.Map<Pack>;
  /** When somebody had an invitation on their screen, by its id and theirs. */
  readonly opened: Y.Map<Instant>;
  /** When somebody was last reminded. */
  readonly reminded: Y.Map<Instant>;
  /** By the invitation's id and the person's: see rematches.ts. */
  readonly rematches: Y.Map<KeptRematch>;
  /** By person: what they told up to then was taken back with their card, and comes back by no replay. */
  readonly before: Y.Map<Instant>;
  /** When a pair at work was ended, by its invitation. */
  readonly ended: Y.Map<Instant>;
  /** By their number. */
  readonly announcements: Y.Map<KeptAnnouncement>;
  /** Under `last`: the pack that people were told of, and how far the round has got. */
  readonly editions: Y.Map<KeptEdition>;
  /** Under `training`: what was asked of those who are in before a change that they were not told of. */
  readonly untold: Y.Map<KeptUntold>;
  /** People on the coordinator's list who need not have applied: see paper.ts. */
  readonly paper: Y.Map<KeptPaper>;
  /** What a column of such a file was said to be, by its folded heading; '': left out. */
  readonly columns: Y.Map<PaperField | ''>;
  /** The programme as people read it, under `programme`, where several coordinate: the newest issued counts. */
  readonly face: Y.Map<Programme>;
  /** When a coordinator's device last had the office open, by their key. */
  readonly seen: Y.Map<Instant>;
}

export function officeOf(doc: Y.Doc): OfficeDocument {
  return {
    doc,
    cards: doc.getMap<KeptCard>('cards'),
    pins: doc.getMap<PairKey>('pins'),
    bans: doc.getMap<PairKey>('bans'),
    hints: doc.getMap<Ranked>('hints'),
    least: doc.getMap<MinLoad>('least'),
    left: doc.getMap<Instant>('left'),
    thirds: doc.getMap<PersonId>('thirds'),
    proposal: doc.getMap<KeptProposal | PiecedProposal>('proposal'),
    pieces: doc.getMap<string>('pieces'),
    sent: doc.getMap<KeptSent>('sent'),
    answers: doc.getMap<KeptAnswer>('answers'),
    outbox: doc.getMap<OutgoingLetter>('outbox'),
    rounds: doc.getMap<KeptRound>('rounds'),
    requests: doc.getMap<MenteeRequest>('requests'),
    reports: doc.getMap<KeptReport>('reports'),
    pack: doc.getMap<Pack>('pack'),
    opened: doc.getMap<Instant>('opened'),
    reminded: doc.getMap<Instant>('reminded'),
    rematches: doc.getMap<KeptRematch>('rematches'),
    before: doc.getMap<Instant>('before'),
    ended: doc.getMap<Instant>('ended'),
    announcements: doc.getMap<KeptAnnouncement>('announcements'),
    editions: doc.getMap<KeptEdition>('editions'),
    untold: doc.getMap<KeptUntold>('untold'),
    paper: doc.getMap<KeptPaper>('paper'),
    columns: doc.getMap<PaperField | ''>('columns'),
    face: doc.getMap<Programme>('face'),
    seen: doc.getMap<Instant>('seen'),
  };
}

/** A clock may be ahead by so much; a date beyond would make every later word an older one. */
export const AHEAD = 24 * 3_600_000;

export const pairName = (pair: PairKey): string => `${pair.mentor} ${pair.mentee}`;
