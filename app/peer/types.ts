/** Shapes of the peer room's door. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { SigningPair } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { Secret } from '../../crypto/secret.ts';
import type { Observable } from '../model/observable.ts';
import type { ByHand } from './byHand/byHand.ts';
import type { Check } from './check/checks.ts';
import type { Deliveries } from './documents/deliveries.ts';
import type { SyncProblem } from './documents/sync.ts';
import type { FileProblem, FileShelf, FileTransfers } from './files/types.ts';
import type { LinkRefusal, ProvenLink } from './link/types.ts';

export { Channel } from './link/types.ts';
export type { ProvenLink };

export type ServerError =
  | { readonly tag: 'unreachable' }
  | { readonly tag: 'unknown-programme' }
  /** The server's own code, from the closed list of signaling/protocol.ts. */
  | { readonly tag: 'refused'; readonly code: string }
  | { readonly tag: 'closed' };

export interface ReceivedLetter {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** When the server took it, ms. */
  readonly at: number;
}

/** `idle`: nothing is wanted of the server, so there is no connection. */
export type ServerState = 'idle' | 'connecting' | 'connected' | 'offline';

/** What our server names for finding a way between two networks. */
export interface Relays {
  /** For RTCPeerConnection, with a credential of at most an hour. */
  readonly servers: readonly RTCIceServer[];
  /** True when one of them relays (TURN), false when they only tell a device its own address (STUN) or there are none. */
  readonly canRelay: boolean;
}

export interface TopicListener {
  /** The topic was proven and subscribed to (true), or the connection was lost (false). */
  ready(up: boolean): void;
  /** Bytes another subscriber published; anyone who knows the topic's key may have sent them. */
  receive(sealed: Uint8Array): void;
}

export interface Topic {
  /** False when nothing left: not connected, or not proven yet. */
  publish(sealed: Uint8Array): boolean;
  leave(): void;
}

/** openServer({ url, clock, random, WebSocket? }): the one socket of this tab: letters, notices and introductions. Reconnects by itself, with jittered back-off, and at once on `online` and visibility. */
export interface Server {
  get(): ServerState;
  subscribe(listener: () => void): () => void;
  register(programme: SigningPair, notice: Uint8Array): Promise<Result<void, ServerError>>;
  read(programme: string): Promise<Result<Uint8Array, ServerError>>;
  /** Durable on the server when it resolves ok. Idempotent. `unreachable` at once when there is no connection within a few seconds: the caller keeps the letter and tries again on the next `connected`. */
  deposit(letter: {
    readonly to: string;
    readonly bytes: Uint8Array;
    readonly from?: SigningPair;
  }): Promise<Result<void, ServerError>>;
  /** Delivers each letter of this mailbox, now and later, one at a time; true from the handler means durably kept: it is acknowledged (and deleted there); `last`, also that the mailbox has served, and takes no other. Survives reconnection. Returns the stop. */
  collect(mailbox: SigningPair, handler: (letter: ReceivedLetter) => Promise<boolean | 'last'>): () => void;
  /** Takes part in a topic, again after each reconnection. What is published is opaque here: seal it first. */
  join(topic: SigningPair, listener: TopicListener): Topic;
  /** Null until the first topic was joined: nobody is asked before somebody is to be met. */
  readonly relays: Observable<Relays | null>;
  /** Bytes of the frames that went both ways since it was opened. */
  carried(): number;
  /** Try to connect now. */
  retry(): void;
  close(): void;
}

/** What a room wants of the server: letters and programmes are not its affair. */
export type RoomServer = Pick<Server, 'get' | 'subscribe' | 'join' | 'relays' | 'retry'>;

/** A document the room may sync. */
export interface SharedDocument {
  readonly doc: Y.Doc;
  /** True once everything the document holds at the call is durably on disk; false when it could not be written. */
  durable(): Promise<boolean>;
}

/** The room asks; the session owns. */
export interface DocumentSource {
  /** Ids both sides should hold, besides the root. */
  list(): readonly string[];
  /** Called when list() may have changed. */
  subscribe(listener: () => void): () => void;
  /** Opens (from disk if needed). Null: not a document of this workspace; the request is refused. Ids from the other side come here unverified. */
  open(id: string): Promise<SharedDocument | null>;
}

/** What the other side is known to hold of a document; kept by the session across restarts. */
export interface Acknowledged {
  /** Encoded state vector durably held there. Null: nothing known. */
  readonly vector: Uint8Array | null;
  /** Encoded state vector of what came from there, which it need not acknowledge. */
  readonly held?: Uint8Array;
  /** True: something was written here that the vector cannot show (a deletion) and that was not acknowledged yet. */
  readonly pending: boolean;
  /** Digest of the delete set when nothing was pending. Another one at the next opening: a crash took `pending` along. */
  readonly deletions?: Uint8Array;
}

export interface Delivery {
  /** How much of a client's writing left on an open link / is durably held there: Yjs client id → clock. */
  readonly sent: ReadonlyMap<number, number>;
  readonly delivered: ReadonlyMap<number, number>;
  /** True when nothing written here is unacknowledged, deletions included. */
  readonly complete: boolean;
}

/** Bytes carried both ways over links since the last time; `other` is presence, the root, heartbeats and framing. */
export interface LinkTraffic {
  readonly path: 'direct' | 'relayed';
  readonly documents: number;
  readonly files: number;
  readonly other: number;
  /** Sound and pictures: counted while a call is on, not by the room. */
  readonly calls?: number;
}

export interface RoomOptions {
  readonly server: RoomServer;
  readonly workspace: string;
  readonly topic: SigningPair;
  readonly introductions: Secret;
  readonly root: Y.Doc;
  readonly device: SigningPair;
  readonly certificate: Uint8Array;
  readonly members: () => ReadonlySet<string>;
  /** False: this device of a member was removed; it gets no link. Asked again when the room moves. */
  readonly admits?: (person: string, device: string) => boolean;
  /** While true, answers devices that call and never calls: for a place that was left, where somebody may still look for us. */
  readonly passive?: () => boolean;
  /** A link was proven, before any document goes over it. */
  readonly onLink?: (link: ProvenLink) => void;
  /** Whose devices are the other side: only they make the room `direct` and a document delivered. Absent: all are. */
  readonly isOther?: (person: string) => boolean;
  readonly documents: DocumentSource;
  /** Whether that person's devices (base64url key) are given the document at all. Absent: each may have each. */
  readonly mayHave?: (person: string, document: string) => boolean;
  /** Without it no file is asked for, and none is given. */
  readonly files?: FileShelf;
  readonly recall: (document: string) => Acknowledged;
  readonly remember: (document: string, acknowledged: Acknowledged) => void;
  /** Of each of the others alone, where there are more than two. Absent: the other side is one. */
  readonly acknowledgedBy?: (person: string) => Pick<RoomOptions, 'recall' | 'remember'>;
  /** True: connect through a relay or not at all, so that the other side never sees this device's network address. */
  readonly relayOnly: Observable<boolean>;
  /** True: connect, sync, close. Absent: never. */
  readonly low?: () => boolean;
  /** The others are to be reached now, whatever it costs: a call begins, or is on. */
  readonly isWanted?: () => boolean;
  /** Told of the bytes that links carried, about once a second. */
  readonly onTraffic?: (traffic: LinkTraffic) => void;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  /** Somebody was refused, or a link was closed because of what came over it. */
  readonly onProblem?: (problem: RoomProblem) => void;
}

export type RoomProblem = SyncProblem | FileProblem | { readonly tag: 'refused-peer'; readonly why: LinkRefusal };

export type { FileShelf, FileTransfers };

/**
 * `resting`: all is delivered, and to spare data the two are apart until one of them has something new.
 * `relayed`: connected, through a relay that carries sealed packets. `blocked`: the other device is online, and the two
 * networks let no connection through. `no-relay`: connecting only through a relay was chosen, and the server has none.
 */
export type LinkState =
  | 'offline'
  | 'searching'
  | 'connecting'
  | 'direct'
  | 'resting'
  | 'relayed'
  | 'blocked'
  | 'no-relay';

/** openRoom(options): keeps trying to reach the other members' devices until closed. */
export interface Room {
  get(): LinkState;
  subscribe(listener: () => void): () => void;
  readonly awareness: Awareness;
  /** base64url person keys of the other side's proven links now alive. */
  present(): readonly string[];
  /** base64url device keys of all proven links now alive, one's own other devices included. */
  devices(): readonly string[];
  /** Who proved to be present under this Yjs client id; null: nobody now. What an awareness state says of its own name is a claim. */
  personOf(client: number): string | null;
  /** Null where the room was opened without a shelf of files. */
  readonly files: FileTransfers | null;
  /** Whether it is really this person (base64url key), with nobody between: check/machine.ts says how. */
  checkWith(person: string): Check;
  delivery(document: string): { get(): Delivery; subscribe(listener: () => void): () => void };
  /** What every document has come to on the other side: bundles acknowledge into it as links do. */
  readonly deliveries: Deliveries;
  /** Without any server: the letters that two people show each other. */
  readonly byHand: Pick<ByHand, 'begin' | 'take'>;
  /** From now on meets at another topic, under another secret; every link is made anew, and asked whether it may. */
  move(place: Pick<RoomOptions, 'topic' | 'introductions'>): Promise<void>;
  /** For tests and the supervisor's own use: close every link as a network failure would. */
  drop(): void;
  close(): Promise<void>;
}

export type { Check, CheckState } from './check/checks.ts';
