/** Shapes of the bundles: what two devices tell each other when they are never online together. */
import type { Secret } from '../../../crypto/index.ts';

/** Why a bundle was refused. What it would have brought changed nothing here, but for `hostile` and `not-saved`. */
export type BundleRefusal =
  /** No bundle at all. */
  | { readonly tag: 'not-a-bundle' }
  /** Its end is missing. */
  | { readonly tag: 'cut' }
  /** Not the bytes that were sent. */
  | { readonly tag: 'altered' }
  /** Made by a newer app. */
  | { readonly tag: 'newer-version' }
  | { readonly tag: 'too-large' }
  /** Sealed for another workspace, or for another person. */
  | { readonly tag: 'not-for-you' }
  /** Made here, for the other one. */
  | { readonly tag: 'own' }
  /** Sealed with the workspace's key, but not signed by a member's certified device for this workspace and this person. */
  | { readonly tag: 'not-genuine' }
  /** Genuine, and its contents cannot be read. */
  | { readonly tag: 'malformed' }
  /** It would break the documents: nested too deeply, or against Yjs's own rules. */
  | { readonly tag: 'hostile' }
  /** Taken in, but this disk did not keep it: nothing of it is acknowledged, and it can be taken again. */
  | { readonly tag: 'not-saved' };

/** What one document is told about. */
export interface BundleDocument {
  readonly id: string;
  /** Encoded state vector of what is durably on the sender's disk. */
  readonly vector: Uint8Array;
  /** Digest of its delete set, which no vector shows. */
  readonly deletions: Uint8Array;
  /** Yjs v1 update: what the receiver is not known to hold. Null: nothing. */
  readonly update: Uint8Array | null;
}

export interface BundleContents {
  /** Of one device to one person, from 1. */
  readonly sequence: number;
  /** Hash of the bundle before; zeros in the first. */
  readonly previous: Uint8Array;
  /** ms. */
  readonly made: number;
  /** The highest sequence number taken, by the base64url key of the device that made it. */
  readonly seen: ReadonlyMap<string, number>;
  readonly documents: readonly BundleDocument[];
}

/** A bundle as opened: who made it is proven. */
export interface OpenedBundle extends BundleContents {
  /** base64url keys. */
  readonly person: string;
  readonly device: string;
  /** Of the whole file. */
  readonly hash: Uint8Array;
  /** Epochs that it brings along, still to be judged. */
  readonly epochs: Uint8Array | null;
  /** The key it was sealed under, of an epoch that may not be known here yet. */
  readonly key: Secret;
  /** Place of the latest epoch known here that its maker had. */
  readonly place: number;
}

/** What taking one in has done. */
export interface Taken {
  readonly person: string;
  readonly made: number;
  /** Documents that changed. */
  readonly changed: readonly string[];
  /** True for one that was taken before. */
  readonly known: boolean;
  /** How many of those made before it have not come so far. Most of what they held is in the later ones too. */
  readonly missing: number;
  /** It leans on something that never came here; the next one made here says where this side stands, and the other begins again from there. */
  readonly incomplete: boolean;
  /** Its number or its chain does not fit the ones before: that device was put back from an older copy, or somebody has it twice. */
  readonly forked: boolean;
}

export interface MadeBundle {
  readonly bytes: Uint8Array;
  readonly sequence: number;
  /** Documents of which it holds something the other side is not known to have. */
  readonly carries: readonly string[];
}
