/** Shapes of the transfer of files between the devices of one workspace. */
import type { FileOutline } from '../../../crypto/file.ts';

/** What came of what the other side sent: `wrong` when it is not the file's, and somebody lies. */
export type Kept = 'kept' | 'wrong' | 'not-wanted' | 'disk-full' | 'not-saved';

/** The room asks; the session owns. Ids from the other side come here unverified. */
export interface FileShelf {
  /** What a file is made of, when it is whole here and may be given to the members of this workspace. */
  offers(id: string): Promise<FileOutline | null>;
  read(id: string, index: number): Promise<Uint8Array | null>;
  /** What is here of a file that was asked for. Null: not noted as wanted. */
  held(id: string): { readonly outline: FileOutline | null; readonly pieces: ReadonlySet<number> } | null;
  /** Both check what they are given against the id before it touches the disk, and are durable at `kept`. */
  keepOutline(id: string, outline: FileOutline): Promise<Kept>;
  keepPiece(id: string, index: number, bytes: Uint8Array): Promise<Kept>;
  /** A device of this person says that it has the file whole. True: that was worth knowing, and need not be asked again. */
  given(id: string, person: string): boolean;
}

/** Why this side closed a link over the files channel. */
export type FileProblem = {
  readonly tag: 'malformed' | 'too-large' | 'flood' | 'wrong-outline' | 'wrong-piece';
};

/** `waiting`: nobody who has it is there. `disk-full`, `not-saved`: given up until it is asked for again. */
export type TransferState = 'idle' | 'waiting' | 'fetching' | 'disk-full' | 'not-saved';

export interface FileTransfers {
  state(id: string): TransferState;
  subscribe(listener: () => void): () => void;
  /** Fetches what is missing of a file that the shelf holds as wanted, from whoever has it, over any number of cuts. */
  want(id: string, size: number): void;
  stop(id: string): void;
  /** Asks every device that is there, and that comes, whether it has the file whole, until one says so. */
  trace(id: string): void;
}
