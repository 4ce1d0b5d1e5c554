/** Files of a workspace, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { FileRef } from '../model/file.ts';
import type { Observable } from '../model/observable.ts';

/** Why a file could not be brought in or read. The words for each tag are in app/ui/workspace/files/fileWords.ts. */
export type FileFault = {
  readonly tag:
    | 'empty'
    | 'too-large'
    /** The device does not give its bytes: moved, changed meanwhile, or in a cloud. */
    | 'unreadable'
    /** Nothing of it was kept, and what was there before is as it was. */
    | 'disk-full'
    | 'not-saved'
    | 'storage-unavailable'
    /** Not here, or not whole: it is being fetched again. */
    | 'missing'
    /** The space is closed. */
    | 'closed';
};

export type FileState =
  /** The disk has not answered yet. */
  | { readonly tag: 'looking' }
  /** Whole on this device's disk. `given`: another member's device said that it has it too. */
  | { readonly tag: 'here'; readonly given: boolean }
  /** Not asked for: on demand. */
  | { readonly tag: 'offered' }
  /** Asked for; no device that has it is there. Goes on by itself. */
  | { readonly tag: 'waiting'; readonly percent: number }
  | { readonly tag: 'fetching'; readonly percent: number }
  | { readonly tag: 'too-large' }
  /** Given up until it is fetched again; what came is kept. */
  | { readonly tag: 'disk-full' | 'not-saved' | 'storage-unavailable' }
  /** What stands behind its id is not what the line says. */
  | { readonly tag: 'unfit' }
  /** In an archive: it was not in the file that this came from. */
  | { readonly tag: 'left-out' };

/** Something a person chose, as the browser gives it: read piece by piece, never whole. */
export interface FileSource {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** The files of a workspace. They live beside its documents: sealed on each device, fetched on demand. */
export interface Files {
  state(file: FileRef): Observable<FileState>;
  /** Durable here when it resolves ok; sent to nobody before a line refers to it. */
  keep(source: FileSource, about: Omit<FileRef, 'id' | 'size'>): Promise<Result<FileRef, FileFault>>;
  /** A page or a board that the members share shows it: it is given to them, and comes by itself when it is small. */
  refer(file: FileRef): void;
  /** Asks for it, or again. Goes on after a cut and after the app was closed. */
  fetch(file: FileRef): void;
  /** Whether it is whole on this device, and as large as it says. */
  has(file: FileRef): Promise<boolean>;
  /** The whole file in memory. Its type is the reference's only where the app may show it; else it is plain bytes. */
  read(file: FileRef): Promise<Result<Blob, FileFault>>;
}
