/** What the screens see of bundles: files that carry what a link would have. */
import type { Result } from '../../crypto/result.ts';
import type { Instant, WorkspaceId } from '../model/brand.ts';
import type { BundleRefusal, MakeError } from '../peer/bundle/index.ts';

export type { MakeError };

/** A bundle made here, in every shape in which it can leave. */
export interface ReadyBundle {
  readonly bytes: Uint8Array;
  /** Of the file; says nothing. */
  readonly name: string;
  readonly text: string;
  /** One QR code each; null when it is too long for that. */
  readonly parts: readonly string[] | null;
  /** Of what I wrote, not known to be there: how many lines, and pages changed. */
  readonly lines: number;
  readonly pages: number;
}

export interface WorkspaceBundles {
  make(): Promise<Result<ReadyBundle, MakeError>>;
}

/** What a bundle has brought. */
export interface ReceivedBundle {
  readonly workspace: WorkspaceId;
  readonly from: string;
  /** When the other side made it. */
  readonly made: Instant;
  readonly lines: number;
  readonly pages: number;
  /** True when it was taken before. */
  readonly known: boolean;
  /** How many made before it have not come. */
  readonly missing: number;
  /** It leans on something that is not here yet. */
  readonly incomplete: boolean;
  /** It does not fit the ones before. */
  readonly forked: boolean;
}

export type ReceiveError =
  | BundleRefusal
  /** Some of a row of codes; `missing` are their numbers. */
  | { readonly tag: 'more-parts'; readonly have: number; readonly of: number; readonly missing: readonly number[] };
