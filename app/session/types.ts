/**
 * What the screens see of a session. Only values, observables and promises of results: no key, no socket, no vault.
 */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { CodeError, PhraseError, PhraseLanguage, Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { PageEntry } from '../document/notebook.ts';
import type { Reason } from '../matching/types.ts';
import type { Instant, InvitationId, PageId, PersonId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import type { Card, CardDraft } from '../model/card.ts';
import type { CircleOffer } from '../model/directCodec.ts';
import type { FileRef } from '../model/file.ts';
import type { InvitationStage } from '../model/invitation.ts';
import type { Observable } from '../model/observable.ts';
import type { Programme, ProgrammeDraft } from '../model/programme.ts';
import type { CircleRole } from '../model/roster.ts';
import type { CheckState, LinkState, ServerState } from '../peer/types.ts';
import type { PasskeyError } from '../vault/passkey.ts';
import type { VaultError } from '../vault/types.ts';
import type { ReceivedBundle, ReceiveError, WorkspaceBundles } from './bundleTypes.ts';
import type { MeetByHand } from './byHand.ts';
import type { DataUse } from './dataUse.ts';
import type { Files } from './fileTypes.ts';
import type { Helped, Helping } from './helping.ts';
import type { Arriving, Linking } from './linking.ts';
import type { Office } from './officeTypes.ts';
import type { DeviceView } from './ownDevices.ts';
import type { Profiles } from './profiles.ts';
import type { FileError } from './recovery.ts';
import type { Trust } from './trustTypes.ts';

export type { DataKind, DataMode, DataUse, MonthUse } from './dataUse.ts';
export type * from './fileTypes.ts';
export type { LinkingState } from './giving.ts';
export type { Helped, Helping } from './helping.ts';
export type { Arriving, ArrivingState, Linking } from './linking.ts';
export type * from './officeTypes.ts';
export type { DeviceView } from './ownDevices.ts';
export type * from './trustTypes.ts';

/** Why something could not be done. The words for each tag are in app/ui/words.ts. */
export type SessionError =
  | { readonly tag: 'server-unreachable' }
  | { readonly tag: 'link-malformed' }
  | { readonly tag: 'link-not-genuine' }
  | { readonly tag: 'programme-unknown' }
  | { readonly tag: 'not-saved' }
  /** The disk could not be read: the vault's own tag says how. */
  | { readonly tag: 'storage'; readonly why: VaultError['tag'] }
  | { readonly tag: 'draft-invalid'; readonly field: string }
  | { readonly tag: 'expired' }
  | { readonly tag: 'refused'; readonly code: string }
  | { readonly tag: 'match-failed' }
  /** Twelve people are in it. */
  | { readonly tag: 'circle-full' }
  /** This profile already belongs to somebody. */
  | { readonly tag: 'not-empty' }
  | { readonly tag: 'not-found' };

/** `saving` until the disk has it; `saved` here; `sent` on an open, proven link; `delivered` once the other device's disk has it. */
export type DeliveryState = 'saving' | 'saved' | 'not-saved' | 'sent' | 'delivered';

/** How this device stands with the signalling server, and a workspace with the other person's device. */
export type { LinkState, ServerState };

export type SessionStatus =
  | { readonly tag: 'opening' }
  | { readonly tag: 'ready' }
  /** There are several profiles on this device, and nobody has said which. */
  | { readonly tag: 'choosing' }
  | Locked
  /** Another tab of this browser holds the profile. `asked`: it was told to hand over; `silent`: and did not. */
  | { readonly tag: 'elsewhere'; readonly asked: 'no' | 'asked' | 'silent' }
  | { readonly tag: 'failed'; readonly why: 'storage-unavailable' | 'keyring-damaged' | 'newer-version' };

/** Nothing is open. With neither way nothing is asked: it was put away only. */
export interface Locked {
  readonly tag: 'locked';
  readonly passphrase: boolean;
  readonly passkey: boolean;
  /** Put away in a hurry: the screen shows nothing at all until somebody asks for more. */
  readonly hidden: boolean;
}

export type UnlockError = { readonly tag: 'wrong-passphrase' | 'not-saved' | PasskeyError['tag'] };

export type PageSummary = PageEntry;

/** A page open for editing. Close it when the screen leaves. */
export interface OpenPage {
  readonly id: PageId;
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  /** Cursors of this page only; null on a private note. */
  readonly awareness: Awareness | null;
  readonly title: Observable<string>;
  readonly delivery: Observable<DeliveryState>;
  retitle(title: string): void;
  close(): void;
}

/** A tree of pages: private notes, or a workspace's notebook. */
export interface Notebook {
  readonly pages: Observable<readonly PageSummary[]>;
  addPage(title?: string): PageId;
  removePage(id: PageId): void;
  openPage(id: PageId): Promise<Result<OpenPage, SessionError>>;
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
}

/** Why a line was not sent: it holds a recovery phrase, or it may and that could not be looked up. */
export type SendRefusal = { readonly tag: 'recovery-phrase' } | { readonly tag: 'unchecked' };

export interface Chat {
  readonly lines: Observable<readonly ChatLine[]>;
  /** With a file the text may be empty. Never sends a recovery phrase: whoever reads it could be this person. */
  send(text: string, file?: FileRef): Promise<Result<void, SendRefusal>>;
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
}

/** How it stands with my share, which the other person keeps. */
export type MyShare =
  | { readonly tag: 'none' }
  /** Kept here until they say yes. */
  | { readonly tag: 'asked' }
  | { readonly tag: 'declined' }
  /** They said yes; their device has not said that it has it. */
  | { readonly tag: 'given' }
  | { readonly tag: 'held'; readonly since: Instant };

/** And with theirs, which I keep. */
export type TheirShare =
  | { readonly tag: 'none' }
  | { readonly tag: 'asks' }
  | { readonly tag: 'awaited' }
  | { readonly tag: 'holding'; readonly since: Instant };

/** What each of the two keeps for the other: a sealed share that is useless without its owner's five words. */
export interface PartnerRecovery {
  readonly mine: Observable<MyShare>;
  readonly theirs: Observable<TheirShare>;
  /** Five words. Show them, keep them nowhere. */
  newCode(language: PhraseLanguage): Promise<Secret<string>>;
  /** Seals my seed under this code and asks the other to keep it. A former share stays with them until then. */
  ask(code: string): Promise<Result<void, SessionError | CodeError>>;
  takeBack(): void;
  /** No: also for one that I hold already. */
  answer(yes: boolean): void;
  /** They lost everything and speak to me. Cancel it when the screen leaves. */
  help(): Promise<Result<Helping, SessionError>>;
}

export interface Workspace {
  readonly id: WorkspaceId;
  /** Those of now; in a circle they change, see there. */
  readonly members: readonly Member[];
  readonly notebook: Notebook;
  readonly chat: Chat;
  readonly files: Files;
  readonly link: Observable<LinkState>;
  /** People whose device is there now, by their id (never me). */
  readonly present: Observable<readonly PersonId[]>;
  /** Changes of mine the other side is not known to hold. */
  readonly unsent: Observable<number>;
  /** For people side by side, without any server. */
  readonly byHand: MeetByHand;
  readonly left: Observable<readonly Left[]>;
  /** Null: two people, for good. */
  readonly circle: Circle | null;
}

/** Two people, and what is between them alone. */
export interface PairWorkspace extends Workspace {
  readonly circle: null;
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
  /** From now on without them. Only the first member may. */
  takeOut(person: PersonId): Promise<Result<void, SessionError>>;
  /** What was written in that chapter is everybody's who is here now. It cannot be taken back. */
  sharePast(chapter: number): Promise<Result<void, SessionError>>;
}

export interface GatheredPage {
  readonly title: string;
  readonly created: Instant;
  /** Null when it could not be opened. */
  readonly markdown: string | null;
}

export interface GatheredSpace {
  readonly members: readonly Member[];
  readonly programmeName: string;
  readonly pages: readonly GatheredPage[];
  readonly lines: readonly ChatLine[];
}

/** What can be read of a profile, or of one workspace in it, at the time of asking. */
export interface Gathered {
  readonly notes: readonly GatheredPage[];
  readonly spaces: readonly GatheredSpace[];
}

export interface WorkspaceSummary {
  readonly id: WorkspaceId;
  /** The other person's name, or the circle's. */
  readonly title: string;
  readonly isCircle: boolean;
  /** Another text: the space must be opened anew. */
  readonly turn: string;
  /** Null where no programme introduced them: they are two people who meet. */
  readonly programme: { readonly name: string; readonly role: 'mentor' | 'mentee'; readonly months: number } | null;
  readonly since: Instant;
}

export interface ApplicationSummary {
  readonly programme: ProgrammeId;
  readonly programmeName: string;
  /** `waiting`: kept here until the server can be reached; `sent`: the server has it. */
  readonly state: 'waiting' | 'sent';
  readonly at: Instant;
  readonly card: Card;
}

export interface InvitationView {
  readonly id: InvitationId;
  readonly stage: InvitationStage;
  readonly programmeName: string;
  readonly myRole: 'mentor' | 'mentee';
  readonly me: Card;
  readonly other: Card;
  /** Recomputed on this device from both cards. */
  readonly reasons: readonly Reason[];
  readonly commonMinutes: number;
  readonly months: number;
  readonly expires: Instant;
  /** Set once accepted. */
  readonly workspace: WorkspaceId | null;
}

/** An invitation without a programme, as it stands. */
export interface DirectView {
  readonly id: InvitationId;
  readonly role: 'inviter' | 'invited';
  /** Who it is with, once known. */
  readonly other: string | null;
  /** To hand to one person; null once it is of no more use, and on the other side. */
  readonly link: string | null;
  readonly stage: 'open' | 'accepted' | 'joined' | 'cancelled' | 'expired';
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
  | { readonly tag: 'accepted'; readonly name: string }
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
}

export interface Home {
  readonly name: string;
  /** Minutes without a touch after which it locks by itself; 0: never. */
  readonly autoLock: number;
  readonly applications: readonly ApplicationSummary[];
  readonly invitations: readonly InvitationView[];
  readonly directs: readonly DirectView[];
  readonly workspaces: readonly WorkspaceSummary[];
  readonly offices: readonly OfficeSummary[];
}

/** A programme as read from a link, before applying. */
export interface ProgrammeView {
  readonly id: ProgrammeId;
  readonly programme: Programme;
}

/** Why a recovery phrase or file was not taken. */
export type RestoreError = SessionError | PhraseError | FileError | CodeError | { readonly tag: 'wrong-code' };

export interface Devices {
  readonly list: Observable<readonly DeviceView[]>;
  rename(device: string, name: string): void;
  /** Takes another device out of every space: it keeps what it has, and learns nothing that is written from now on. */
  remove(device: string): Promise<Result<void, SessionError>>;
  /** Shows a link for one more device, good once and for ten minutes. */
  link(): Linking;
  /** `token`: the fragment of such a link. */
  arrive(token: string): Result<Arriving, SessionError>;
  /** Whether this device can become another person's: nobody has applied or met anybody here. */
  readonly mayReturn: Observable<boolean>;
  /** The 24 words that bring this person back. Show them, keep them nowhere. */
  phrase(language: PhraseLanguage): Promise<Secret<string>>;
  /** Ok: this device is that person's; close the session and open the app anew. */
  restorePhrase(text: string): Promise<Result<void, RestoreError>>;
  /** A sealed copy of the keys and of the list of spaces; what was written in them is not in it. */
  file(passphrase: string): Promise<Uint8Array>;
  restoreFile(file: Uint8Array, passphrase: string): Promise<Result<void, RestoreError>>;
  /** `spoken`: the twelve digits on a partner's screen. Cancel it when the screen leaves. */
  beHelped(spoken: string): Promise<Result<Helped, SessionError>>;
  /** When a way back was last kept: null while there is none. */
  readonly wayBack: Observable<WayBack>;
  noteWayBack(kind: 'phrase' | 'file'): void;
  /** Not now: asks again later, see WayBack. */
  postponeReminder(): void;
}

export interface WayBack {
  readonly phrase: Instant | null;
  readonly file: Instant | null;
  /** How many other devices are the person's too. */
  readonly devices: number;
  /** How many partners hold a share of mine. */
  readonly partners: number;
  /** It is time to remind: spaced 12 hours, 1, 3, 7 and 14 days, and never once there is a way back. */
  readonly due: boolean;
}

/** By which ways devices may connect. */
export interface Ways {
  /** Through a relay or not at all: the other side never sees this device's network address. */
  readonly relayOnly: boolean;
  /** Whether the server has a relay; null while it has not been asked. */
  readonly canRelay: boolean | null;
}

export interface Session {
  readonly status: Observable<SessionStatus>;
  readonly server: Observable<ServerState>;
  readonly home: Observable<Home>;
  /** True once a part of something kept here could not be read. The rest is open, and nothing was deleted. */
  readonly damaged: Observable<boolean>;
  /** Private notes of this device, before and beside any workspace. */
  readonly notes: Notebook;
  rename(name: string): void;
  /** False at once when a text surely holds no recovery phrase; otherwise looked up. A rejection means: not known. */
  looksLikePhrase(text: string): false | Promise<boolean>;
  unlock(passphrase: string): Promise<Result<void, UnlockError>>;
  unlockWithPasskey(): Promise<Result<void, UnlockError>>;
  /** Takes the screens away at once, then writes down, closes and drops the keys. `hidden`: see Locked. */
  lock(hidden: boolean): void;
  setAutoLock(minutes: number): void;
  /** Asks the tab that holds the profile to hand it over; `status` says what comes of it. */
  useHere(): void;
  readonly profiles: Profiles;
  /** One more profile; the page starts anew with it. Under a passphrase its keys are sealed from their first moment. */
  addProfile(label: string, passphrase: string | null): Promise<Result<void, { readonly tag: 'not-saved' }>>;
  /** The profile that is open, gone from this device: keys first. The page then starts anew. False: try again. */
  deleteProfile(): Promise<boolean>;
  readonly ways: Observable<Ways>;
  /** Open links are closed and made again accordingly. */
  chooseWays(relayOnly: boolean): void;
  /** Sets or (with null) removes the passphrase that seals the keyring. */
  protect(passphrase: string | null): Promise<Result<void, { readonly tag: 'not-saved' }>>;
  isProtected(): boolean;
  /** Whether a passkey can be offered beside the passphrase. */
  passkeyOffered(): Promise<boolean>;
  hasPasskey(): boolean;
  addPasskey(): Promise<Result<void, UnlockError>>;
  /** The passphrase is asked for: it is what opens from then on. */
  removePasskey(passphrase: string): Promise<Result<void, UnlockError>>;
  /** `token` is the fragment of a programme link, without '#'. */
  readProgramme(token: string): Promise<Result<ProgrammeView, SessionError>>;
  apply(programme: ProgrammeId, draft: CardDraft): Promise<Result<void, SessionError>>;
  accept(invitation: InvitationId): Promise<Result<WorkspaceId, SessionError>>;
  decline(invitation: InvitationId, words: string): Promise<Result<void, SessionError>>;
  /**
   * Takes a workspace off this device: its documents, its secret, and the invitation that would give it again. `told`:
   * the other person's device has the signed word that I left.
   */
  leaveWorkspace(id: WorkspaceId): Promise<Result<{ readonly told: boolean }, SessionError>>;
  /** Everything of one workspace, or (with null) of the profile. */
  gather(only: WorkspaceId | null): Promise<Result<Gathered, SessionError>>;
  /** Makes a link for one person, good for some days. */
  invite(draft: { name: string; words: string; days: number }): Promise<Result<InvitationId, SessionError>>;
  /** A circle with nobody in it but me. `name`: of the circle; `mine`: what the others call me. */
  createCircle(draft: { name: string; mine: string }): Promise<Result<WorkspaceId, SessionError>>;
  cancelInvite(id: InvitationId): Promise<Result<void, SessionError>>;
  /** `token`: the fragment of such a link. Close it when the screen leaves. */
  openInvite(token: string): Result<DirectOffer, SessionError>;
  openWorkspace(id: WorkspaceId): Promise<Result<Workspace, SessionError>>;
  /** What the devices' talk has cost, and whether it is spared. */
  readonly data: DataUse;
  /** A bundle's file, a text it stands in, or some of its codes: taken into the workspace it is for. */
  receiveBundle(input: Uint8Array | string): Promise<Result<ReceivedBundle, ReceiveError>>;
  /** The person's devices, and the ways back to their spaces from another one. */
  readonly devices: Devices;
  createProgramme(draft: ProgrammeDraft): Promise<Result<ProgrammeId, SessionError>>;
  openOffice(id: ProgrammeId): Promise<Result<Office, SessionError>>;
  /** Flushes every pending write; after it, this object is dead. */
  close(): Promise<void>;
}
