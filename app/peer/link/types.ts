/** What a Link promises to the room above it, once both devices have proved themselves. */
import type { SigningPair } from '../../../crypto/index.ts';

/** Channels are numbered; each keeps order. Lower priority value goes first. */
export const Channel = { root: 0, documents: 1, files: 2, check: 3, epoch: 4, call: 5 } as const;

export interface LinkChannel {
  /** Queues one message of any size up to the link's limit; framed at 16 KB, reassembled whole on the other side. */
  send(message: Uint8Array): void;
  /** Bytes queued here and not yet handed to the data channel. */
  queued(): number;
  /** Resolves when the queue is under the low-water mark; rejects never: resolves also on close. */
  drained(): Promise<void>;
  /** One listener a channel. */
  receive(listener: (message: Uint8Array) => void): void;
}

/** A connection whose other end proved a device certified by a member, bound to both DTLS fingerprints. */
export interface ProvenLink {
  /** base64url Ed25519 keys of the other end. */
  readonly person: string;
  readonly device: string;
  /** True on exactly one of the two ends. */
  readonly leads: boolean;
  channel(number: number): LinkChannel;
  /** By which way the packets go; null until it is known. */
  path(): LinkPath | null;
  onPath(listener: () => void): () => void;
  /** Smoothed round trip in ms, from heartbeats. */
  roundTrip(): number;
  /** Rises with each frame from the other page. What its browser answers for it does not count: the page may hang. */
  signsOfLife(): number;
  /** The way, or the page at its end, is taken for dead; another is being tried beside it. */
  isSilent(): boolean;
  /** Bytes carried so far, payload and framing. */
  meter(): {
    readonly sent: number;
    readonly received: number;
    /** Of both ways together, the messages of each numbered channel. */
    readonly channels: ReadonlyMap<number, number>;
  };
  /** For sound and pictures beside the channels; another one after each `onRestart`, null between two. */
  connection(): RTCPeerConnection | null;
  /** The inner connection was replaced: same two devices, all channels empty again, in-flight messages lost. */
  onRestart(listener: () => void): () => void;
  onClose(listener: () => void): () => void;
  /** Something seems stuck: asks for an answer soon, and replaces the inner connection if none comes. */
  probe(): void;
  /** Both ends agreed to part: when the connection goes it is not repaired, and this Link closes. */
  leave(): void;
  close(): void;
}

/** Given to y-webrtc as `peerOpts.link`; the Link reads it in place of simple-peer's own options. */
export interface LinkContext {
  /** Binds proofs to this workspace. */
  readonly workspace: string;
  readonly device: SigningPair;
  /** certifyDevice() of this device by its person. */
  readonly certificate: Uint8Array;
  /** base64url person keys who may enter. */
  readonly members: () => ReadonlySet<string>;
  /** False: this device of a member was removed. Absent: none was. base64url keys. */
  readonly admits?: (person: string, device: string) => boolean;
  readonly random: (length: number) => Uint8Array;
  readonly clock: () => number;
  /** Read anew for each connection: credentials and choices change. */
  readonly configuration: () => RTCConfiguration;
  /** True while people carry the signals: no Link gives up for want of an answer. */
  readonly isPatient?: () => boolean;
  /** Called once for each Link when both proofs hold, before any byte of a document is carried. */
  readonly onProven: (link: ProvenLink) => void;
  /** The other side took part in making a connection, begun at `since`, and none was possible. How long to rest before this side tries again, ms. */
  readonly onUnreached?: (since: number) => number;
  /** A peer that reached us and failed the proof; for tests and for the person ("someone without a right tried"). */
  readonly onRefused?: (why: LinkRefusal) => void;
}

/** `relayed`: through a TURN server, which sees sealed packets and both addresses. */
export type LinkPath = 'direct' | 'relayed';

export type LinkRefusal = 'not-a-member' | 'removed' | 'bad-certificate' | 'bad-proof' | 'timeout' | 'malformed';
