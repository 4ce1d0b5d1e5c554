/** Shapes of the file store: files of one workspace, kept sealed and in pieces. */
import type { FileOutline } from '../../../crypto/file.ts';
import type { Result } from '../../../crypto/result.ts';

export type FileStoreError =
  /** The browser gives no more room. */
  | { readonly tag: 'disk-full' }
  | { readonly tag: 'not-saved' }
  | { readonly tag: 'storage-unavailable' }
  /** A piece that does not open with this key: it counts as missing from now on. */
  | { readonly tag: 'damaged' }
  /** Bytes, or an outline, that are not this file's: nothing was kept. */
  | { readonly tag: 'not-genuine' }
  /** No such file, or not that piece of it. */
  | { readonly tag: 'missing' };

/** `made`: this device brought it. `wanted`: it was asked for, and comes from another. */
export type FileOrigin = 'made' | 'wanted';

/** What is here of a file. A new object whenever it changes. */
export interface HeldFile {
  readonly id: string;
  /** As it was announced; an outline of another size is not this file's. */
  readonly size: number;
  readonly origin: FileOrigin;
  readonly outline: FileOutline | null;
  /** Pieces that are here. */
  readonly pieces: ReadonlySet<number>;
  readonly complete: boolean;
}

type Done = Promise<Result<void, FileStoreError>>;

/**
 * Every write is durable when it resolves ok, and has left everything as it was when it does not; but a file that filled
 * the disk gives its last two megabytes back, so that there is room for what people write.
 */
export interface FileStore {
  get(id: string): HeldFile | null;
  list(): readonly HeldFile[];
  subscribe(listener: () => void): () => void;
  /** Plain bytes of the pieces that are here. */
  bytes(): number;
  /** Notes that this file is to be here. One that is known stays as it is. */
  begin(id: string, size: number, origin: FileOrigin): Done;
  /** What the file is made of; only what gives its id is taken. */
  outline(id: string, outline: FileOutline): Done;
  /** Only a piece whose hash is the outline's is taken. */
  append(id: string, index: number, bytes: Uint8Array): Done;
  read(id: string, index: number): Promise<Result<Uint8Array, FileStoreError>>;
  /** Every row of it is gone when it resolves ok. */
  forget(id: string): Done;
  close(): void;
}

/** Where a sealed row stands: heads are at piece -1. */
export type RowKey = readonly [file: string, piece: number];

export type RowsError = Extract<FileStoreError, { tag: 'disk-full' | 'not-saved' | 'storage-unavailable' }>;

/** Rows on a disk, sealed already. The store above knows what they mean. */
export interface Rows {
  /** One transaction; ok on its `complete`. */
  write(key: RowKey, bytes: Uint8Array): Promise<Result<void, RowsError>>;
  read(key: RowKey): Promise<Result<Uint8Array | null, RowsError>>;
  keys(): Promise<Result<readonly RowKey[], RowsError>>;
  /** Every row of one file from that piece on, its head included unless told, in one transaction. */
  erase(file: string, from?: number): Promise<Result<void, RowsError>>;
  close(): void;
}
