/**
 * What the screens see of a session. Only values, observables and promises of results: no key, no socket, no vault.
 */
import type { Result } from '../../crypto/result.ts';
import type { PlainDocument } from '../document/plain.ts';
import type { RefusedPin } from '../matching/pins.ts';
import type { BoardObject } from '../model/board.ts';
import type { Instant, InvitationId, PageId, PersonId, ProgrammeId, WorkspaceId } from '../model/brand.ts';
import type { CardDraft } from '../model/card.ts';
import type { FileRef } from '../model/file.ts';
import type { Observable } from '../model/observable.ts';
import type { Pack } from '../model/pack.ts';
import type { Pact } from '../model/pactState.ts';
import type { PageNode } from '../model/pageNode.ts';
import type { ProgrammeDraft } from '../model/programme.ts';
import type { Cause } from '../model/rematch.ts';
import type { TakenSpace } from '../model/takenAlong.ts';
import type { LinkState, ServerState } from '../peer/types.ts';
import type { PasskeyError } from '../vault/passkey.ts';
import type { VaultError } from '../vault/types.ts';
import type { AgendaView } from './agendaTypes.ts';
import type { ReceivedBundle, ReceiveError } from './bundleTypes.ts';
import type { Calls } from './callTypes.ts';
import type { ChatLine } from './chatTypes.ts';
import type { DataUse } from './dataUse.ts';
import type { Devices } from './deviceTypes.ts';
import type { Files } from './fileTypes.ts';
import type { Finding, Searched } from './find.ts';
import type { GoalView } from './goalTypes.ts';
import type { DirectOffer, Home, No, ProgrammeView } from './homeTypes.ts';
import type { InboxEntry } from './inbox.ts';
import type { Notebook } from './notebookTypes.ts';
import type { JoiningOffice } from './officeTeamTypes.ts';
import type { Office } from './officeTypes.ts';
import type { OpenedPack, PackFault } from './packFile.ts';
import type { PresetId } from './preset.ts';
import type { Profiles } from './profiles.ts';
import type { Proof, ProofFault } from './proofTypes.ts';
import type { Workspace } from './spaceTypes.ts';

export type { OwnActs } from './acts.ts';
export type * from './agendaTypes.ts';
export type * from './boardTypes.ts';
export type * from './callTypes.ts';
export type * from './chatTypes.ts';
export type { DataKind, DataMode, DataUse, MonthUse } from './dataUse.ts';
export type * from './deviceTypes.ts';
export type * from './fileTypes.ts';
export type { Finding, Found, Hit, HitKind, Searched } from './find.ts';
export type * from './followOfficeTypes.ts';
export type * from './followTypes.ts';
export type { LinkingState } from './giving.ts';
export type {
  ApplicationShown,
  BoardShown,
  ChoiceShown,
  DirectShown,
  Glance,
  HomeShown,
  InvitationShown,
  NoteShown,
  WorkspaceShown,
} from './glance.ts';
export type * from './goalTypes.ts';
export type { Helped, Helping } from './helping.ts';
export type * from './homeTypes.ts';
export type { InboxEntry } from './inbox.ts';
export type * from './journeyTypes.ts';
export type { Arriving, ArrivingState, Linking } from './linking.ts';
export type * from './notebookTypes.ts';
export type * from './officeCardTypes.ts';
export type * from './officeChoiceTypes.ts';
export type * from './officeListTypes.ts';
export type * from './officeRunTypes.ts';
export type * from './officeTeamTypes.ts';
export type * from './officeTypes.ts';
export type * from './outreachTypes.ts';
export type { DeviceView } from './ownDevices.ts';
export type * from './ownProgrammeTypes.ts';
export type { OpenedPack, PackFault } from './packFile.ts';
export type * from './pactTypes.ts';
export type * from './partnerTypes.ts';
export type { PresetId } from './preset.ts';
export type * from './proofTypes.ts';
export type * from './spaceTypes.ts';
export type * from './trustTypes.ts';

/** Why something could not be done. The words for each tag are in app/ui/words.ts. */
export type SessionError =
  | { readonly tag: 'server-unreachable' }
  /** A part of the app that this device does not keep yet, and no network. */
  | { readonly tag: 'not-fetched' }
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
  /** How many people a mentor is to have at least cannot be kept: by name, and how many there can be. */
  | { readonly tag: 'least-impossible'; readonly name: string; readonly least: number; readonly most: number }
  /** A pair made by hand, and the rule that forbids it. */
  | { readonly tag: 'pair-refused'; readonly why: RefusedPin['why'] }
  /** Where somebody must be able to see, a pair has nobody who does. */
  | { readonly tag: 'third-missing' }
  /** This profile already belongs to somebody. */
  | { readonly tag: 'not-empty' }
  /** The pair has ended: what is there is read, and nothing is written. */
  | { readonly tag: 'closed' }
  | { readonly tag: 'not-found' };

/** `saving` until the disk has it; `saved` here; `sent` on an open, proven link; `delivered` once the other device's disk has it. */
export type DeliveryState = 'saving' | 'saved' | 'not-saved' | 'sent' | 'delivered';

/** How this device stands with the signalling server, and a workspace with the other person's device. */
export type { LinkState, ServerState };

/** `parts`: the same as QR codes, each to be shown; null where it is too long for it. */
export interface CardToGive {
  readonly text: string;
  readonly parts: readonly string[] | null;
}

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

export interface GatheredPage {
  readonly id: PageId;
  readonly title: string;
  readonly created: Instant;
  /** Read when it is written down: of many pages one is in memory. Null when it could not be opened. */
  read(): Promise<readonly PageNode[] | null>;
}

export interface GatheredBoard {
  /** Empty: nobody has named it. */
  readonly title: string;
  read(): Promise<readonly BoardObject[] | null>;
}

/** From where what is not on this device can come. */
export interface FileReach extends Pick<Files, 'state' | 'fetch'> {
  readonly present: Observable<readonly PersonId[]>;
}

export interface GatheredSpace {
  /** What it is and who is in it, as the file says it. */
  readonly about: Omit<TakenSpace, 'version' | 'documents' | 'files'>;
  readonly pages: readonly GatheredPage[];
  readonly lines: readonly ChatLine[];
  /** Those of this person that are private too. */
  readonly goals: readonly GoalView[];
  readonly agenda: AgendaView | null;
  /** Oldest chapter first, without those that were removed. */
  readonly boards: readonly GatheredBoard[];
  /** Of two people: what they agreed. */
  readonly pact: Pact | null;
  /** By name, sorted: what can be read back. One that is empty, or does not open, gives null. */
  readonly documents: readonly string[];
  readDocument(name: string): Promise<PlainDocument | null>;
  /** What messages brought, pages and boards show; by id, and twice where two places name one with two sizes. */
  readonly files: readonly FileRef[];
  /** Whole on this device, and as large as it says. */
  hasFile(file: FileRef): Promise<boolean>;
  /** Null: hasFile() is not so. */
  readFile(file: FileRef): Promise<Blob | null>;
  /** Null: from nowhere. */
  readonly reach: FileReach | null;
}

/** What can be read of a profile, or of one workspace in it, at the time of asking. The notes are a space of one. */
export interface Gathered {
  readonly spaces: readonly GatheredSpace[];
}

/** Why a file was not brought back. Nothing of it stays. */
export type BringBackError =
  | { readonly tag: 'not-ours' | 'newer' | 'damaged' | 'too-large' }
  /** A picture, a voice note or a file in it is not what its name says, or is cut. */
  | { readonly tag: 'file-damaged'; readonly name: string }
  | { readonly tag: 'not-saved' | 'disk-full' };

/** By which ways devices may connect. */
export interface Ways {
  /** Through a relay or not at all: the other side never sees this device's network address. */
  readonly relayOnly: boolean;
  /** Whether the server has a relay; null while it has not been asked. */
  readonly canRelay: boolean | null;
}

/** Another's device has the word that I left; it waits at the server, sealed; here, until the server can be reached. */
export type Told = 'now' | 'waits' | 'kept';

/** In which language an example is told, and the zone of its hours, by their names. */
export interface ExampleLanguage {
  readonly locale: string;
  readonly zone: string;
}

export interface Session {
  readonly status: Observable<SessionStatus>;
  readonly server: Observable<ServerState>;
  readonly home: Observable<Home>;
  /** What waits in each workspace, opened or not. */
  readonly inbox: Observable<ReadonlyMap<WorkspaceId, InboxEntry>>;
  /** Its messages are in front until the returned function is called: what is there counts as read. */
  showing(id: WorkspaceId): () => void;
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
  putFirstStepsAside(): void;
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
  /** As it was read last, also without a network. */
  knownProgramme(programme: ProgrammeId): Promise<Result<ProgrammeView, SessionError>>;
  apply(programme: ProgrammeId, draft: CardDraft): Promise<Result<void, SessionError>>;
  /** A module was gone through: kept, and told to the programme by a new card. */
  trained(programme: ProgrammeId, module: string): Promise<Result<void, SessionError>>;
  /** My card, signed anew: not to be matched before `until`; null: from now on. */
  pauseCard(programme: ProgrammeId, until: Instant | null): Promise<Result<void, SessionError>>;
  /** My card as it is, sealed to its programme, to be given by hand; nothing is sent. */
  cardByHand(programme: ProgrammeId): Promise<Result<CardToGive, SessionError>>;
  /** Takes my card back: the directory forgets what it held. Applying again is possible. */
  withdrawCard(programme: ProgrammeId): Promise<Result<void, SessionError>>;
  /** Null where the space opens by who accompanies the two, with their yes. */
  accept(invitation: InvitationId): Promise<Result<WorkspaceId | null, SessionError>>;
  /** Why, and what they would like then, goes to the programme alone. */
  decline(invitation: InvitationId, no: No): Promise<Result<void, SessionError>>;
  /** It is on the screen: the programme is told, once. */
  seen(invitation: InvitationId): Promise<void>;
  /** Asks the space's programme, privately, for somebody else. The other person is not told. */
  askForOther(
    id: WorkspaceId,
    why: { readonly cause: Cause; readonly words: string },
  ): Promise<Result<void, SessionError>>;
  takeAskingBack(id: WorkspaceId): Promise<Result<void, SessionError>>;
  /** Ranks mentors that a programme proposed, by their refs, the first choice first; none: none of them. Once a round. */
  choose(programme: ProgrammeId, ranked: readonly string[]): Promise<Result<void, SessionError>>;
  /** What that programme tells everybody was in front. */
  boardRead(programme: ProgrammeId): void;
  muteBoard(programme: ProgrammeId, muted: boolean): void;
  /**
   * Takes a workspace off this device: its documents, its secret, and the invitation that would give it again. The
   * signed word that I left stays for the others.
   */
  leaveWorkspace(id: WorkspaceId): Promise<Result<{ readonly told: Told }, SessionError>>;
  /**
   * The other of two people reaches this person no more, by no way, and is not told; or does again. What was written can
   * be read meanwhile. `not-found`: it is not a space of two.
   */
  block(id: WorkspaceId, blocked: boolean): Promise<Result<void, SessionError>>;
  /** Everything of one workspace or archive, or (with null) of the profile. */
  gather(only: WorkspaceId | null): Promise<Result<Gathered, SessionError>>;
  /** Reads a file that was taken along into archives of this device: all of it, or nothing. */
  bringBack(
    file: Blob,
    step: (done: number, of: number) => void,
  ): Promise<Result<readonly WorkspaceId[], BringBackError>>;
  /** A space of two with some weeks in it, to look at: marked, alone on this device, and taken off without a trace. */
  plantExample(language: ExampleLanguage): Promise<Result<WorkspaceId, SessionError>>;
  removeExample(id: WorkspaceId): Promise<Result<void, SessionError>>;
  /** The same of a programme: an office with thirty people. */
  plantProgramme(language: ExampleLanguage): Promise<Result<ProgrammeId, SessionError>>;
  removeProgramme(id: ProgrammeId): Promise<Result<void, SessionError>>;
  /** Takes an archive off this device. */
  removeArchive(id: WorkspaceId): Promise<void>;
  /** Makes a link for one person, good for some days. */
  invite(draft: { name: string; words: string; days: number }): Promise<Result<InvitationId, SessionError>>;
  /** A circle with nobody in it but me. `name`: of the circle; `mine`: what the others call me. */
  createCircle(draft: { name: string; mine: string }): Promise<Result<WorkspaceId, SessionError>>;
  cancelInvite(id: InvitationId): Promise<Result<void, SessionError>>;
  /** Of a yes that did not arrive: off the list, with what was kept for a space that never was. */
  forgetLost(id: InvitationId): Promise<Result<void, SessionError>>;
  /** `token`: the fragment of such a link. Close it when the screen leaves. */
  openInvite(token: string): Result<DirectOffer, SessionError>;
  /** Looks through everything of an open workspace, or of `notes`, that is on this device. Stop it when the screen leaves. */
  find(searched: Searched, query: string): Promise<Finding>;
  openWorkspace(id: WorkspaceId): Promise<Result<Workspace, SessionError>>;
  /** Somebody is in it until the returned function is called: what was opened stays open. Call it before opening. */
  stay(id: WorkspaceId): () => void;
  /** A badge's code, link or text, or a report's: who signed it, if it is whole. Of a match run: whether it holds. Asks nobody. */
  readProof(text: string): Promise<Result<Proof, ProofFault>>;
  /** What the devices' talk has cost, and whether it is spared. */
  readonly data: DataUse;
  readonly calls: Calls;
  /** At once, or when the call that is on has ended. */
  afterCall(work: () => void): void;
  /** A bundle's file, a text it stands in, or some of its codes: taken into the workspace it is for. */
  receiveBundle(input: Uint8Array | string): Promise<Result<ReceivedBundle, ReceiveError>>;
  /** The person's devices, and the ways back to their spaces from another one. */
  readonly devices: Devices;
  /** `pack`: what else it is made of, such as a preset; its face is the draft's. */
  createProgramme(draft: ProgrammeDraft, pack?: Pack): Promise<Result<ProgrammeId, SessionError>>;
  /** A pack that comes with the app, fetched when it is asked for. */
  preset(id: PresetId): Promise<Pack>;
  /** `text`: of a file that somebody chose. */
  readPackFile(text: string): Promise<Result<OpenedPack, PackFault>>;
  openOffice(id: ProgrammeId): Promise<Result<Office, SessionError>>;
  /** Into the office of a colleague, by the fragment of their link. Cancel it when the screen leaves. */
  joinOffice(token: string, name: string): Promise<Result<JoiningOffice, SessionError>>;
  /** Takes an office off the list of which this person was taken out. */
  dismissOffice(id: ProgrammeId): void;
  /** Flushes every pending write; after it, this object is dead. */
  close(): Promise<void>;
}
