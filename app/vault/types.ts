/** Shapes of the vault's door. Sealed bytes on this device's disk, nothing else. */
import type * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import type { Secret } from '../../crypto/secret.ts';

export type VaultError =
  | { readonly tag: 'storage-unavailable' }
  | { readonly tag: 'not-saved' }
  /** The entry numbered `at` does not open with this key: the others are still applied. */
  | { readonly tag: 'damaged'; readonly at: number }
  | { readonly tag: 'wrong-key' }
  | { readonly tag: 'wrong-passphrase' }
  | { readonly tag: 'newer-version' };

export type SaveState = 'saved' | 'saving' | 'not-saved';

export interface DocumentVaultOptions {
  /** Database name; says nothing about the content. */
  readonly name: string;
  /** The live document: what was kept is applied to it, its later updates are appended. */
  readonly doc: Y.Doc;
  readonly key: Secret;
  readonly random: (length: number) => Uint8Array;
  readonly pace?: Partial<VaultPace>;
}

/** How long things may wait; the tests shorten it. */
export interface VaultPace {
  /** Milliseconds an update waits for others before it is sealed. */
  readonly batch: number;
  /** Milliseconds until what was deleted is gone from the disk too. */
  readonly erasure: number;
  /** Entries after the snapshot, and their bytes, that make a compaction due. */
  readonly entries: number;
  readonly bytes: number;
  /** It then waits until nothing was written for `quiet` ms, but no longer than `latest`. */
  readonly quiet: number;
  readonly latest: number;
}

/** One document kept sealed. Updates are sealed within 100 ms and on pagehide. */
export interface DocumentVault {
  /** What did not open. It stays on the disk, everything else was applied, and what is written now is kept. */
  readonly damaged: readonly { readonly tag: 'damaged'; readonly at: number }[];
  get(): SaveState;
  subscribe(listener: () => void): () => void;
  /** Resolves once all that the document held at the call is durably written (transaction complete), or says it was not. */
  durable(): Promise<Result<void, VaultError>>;
  /** Replaces the log by one sealed snapshot. Done by itself after 500 entries or 256 KB, once writing pauses, and within a minute after a deletion. */
  compact(): Promise<Result<void, VaultError>>;
  /** Destroys the database. */
  forget(): Promise<Result<void, VaultError>>;
  /** Writes what is pending and lets go of the document. An erasure that is owed goes on behind it: see `ended`. */
  close(): Promise<Result<void, VaultError>>;
  /** Resolves once nothing more will be written here: before another tab may open it. */
  ended(): Promise<void>;
}
/** openDocumentVault(options): Promise<Result<DocumentVault, VaultError>> resolves when what was kept has been applied. */

/** Named secrets of this device, sealed as one record by a device key or by a passphrase (argon2id in a worker). */
export interface Keyring {
  get(name: string): Secret | null;
  names(): readonly string[];
  /** Resolves after the durable write. */
  put(name: string, secret: Secret): Promise<Result<void, VaultError>>;
  remove(name: string): Promise<Result<void, VaultError>>;
  isProtected(): boolean;
  /** Seals under the passphrase from now on, or with null under the device key; rewrites the record durably. */
  protect(passphrase: string | null): Promise<Result<void, VaultError>>;
  hasPasskey(): boolean;
  /**
   * Lets a passkey open it too. A second way only: `wrong-passphrase` where there is no passphrase. Any `protect` after
   * it, also with the same passphrase, ends it.
   */
  addPasskey(made: MadePasskey): Promise<Result<void, VaultError>>;
}

/** A passkey and what it gave for `salt`. */
export interface MadePasskey {
  readonly credential: Uint8Array;
  readonly salt: Uint8Array;
  readonly output: Secret;
}

/** A keyring that is there and shut. Each opening reads what the disk held when it was looked at. */
export interface LockedKeyring {
  readonly tag: 'locked';
  unlock(passphrase: string): Promise<Result<Keyring, VaultError>>;
  /** Null when only the passphrase opens it. */
  readonly passkey: {
    readonly credential: Uint8Array;
    readonly salt: Uint8Array;
    unlock(output: Secret): Result<Keyring, VaultError>;
  } | null;
}
/**
 * openKeyring({ name, random, stretch? }): Promise<Result<OpenedKeyring, VaultError>>
 * A new, empty keyring under the device key is made on first opening.
 */
export type OpenedKeyring = { readonly tag: 'open'; readonly keyring: Keyring } | LockedKeyring;
