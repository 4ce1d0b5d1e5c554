/**
 * What this device remembers of the bundles of one workspace, in a local document of the vault: the number and hash of
 * the last it made, what it took of each other device, and how each document stands.
 */
import type * as Y from 'yjs';

/** The last bundle made here. */
export interface MadePlace {
  readonly sequence: number;
  readonly hash: Uint8Array;
}

/** What came of one device. */
export interface TakenPlace {
  /** The highest number taken, and the hash of that one. */
  readonly sequence: number;
  readonly hash: Uint8Array;
  /** Numbers below it that have not come. */
  readonly missing: readonly number[];
  /** Beginnings of the hashes of the last ones taken: what comes again is known. */
  readonly recent: readonly string[];
}

export interface DocumentPlace {
  /** Digest of the delete set that the other side last said. */
  readonly said: Uint8Array | null;
  /** The vector to send from, when it last said that it stands at less than it was thought to. */
  readonly again: Uint8Array | null;
  /** This side lacks something that the other has. */
  readonly behind: boolean;
  /** How this side stood when it last said so, hashed, and the number of the first bundle that said it. */
  readonly told: string;
  readonly since: number;
}

export interface BundleBook {
  made(): MadePlace | null;
  /** The highest of our numbers that the other side said it has taken. */
  seen(): number;
  taken(device: string): TakenPlace | null;
  /** The highest number taken, by device. */
  highest(): ReadonlyMap<string, number>;
  document(id: string): DocumentPlace;
  keepMade(place: MadePlace): void;
  keepSeen(sequence: number): void;
  keepTaken(device: string, place: TakenPlace): void;
  keepDocument(id: string, place: DocumentPlace): void;
  /** Forgets documents that are no more. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** True once all of it is on the disk. */
  durable(): Promise<boolean>;
}

const NEW: DocumentPlace = { said: null, again: null, behind: false, told: '', since: 0 };

/**
 * The document is this device's own, sealed by the vault: what stands in it was written here. Where there are more than
 * two there is a book for each `person`, since each has a chain of their own.
 */
export function bookIn(doc: Y.Doc, durable: () => Promise<boolean>, person = ''): BundleBook {
  const name = (of: string): string => `bundles ${of}${person === '' ? '' : ` ${person}`}`;
  const made = doc.getMap<MadePlace>(name('made'));
  const seen = doc.getMap<number>(name('seen'));
  const taken = doc.getMap<TakenPlace>(name('taken'));
  const documents = doc.getMap<DocumentPlace>(name('documents'));
  return {
    made: () => made.get('last') ?? null,
    seen: () => seen.get('last') ?? 0,
    taken: (device) => taken.get(device) ?? null,
    highest: () => new Map([...taken].map(([device, { sequence }]) => [device, sequence])),
    document: (id) => documents.get(id) ?? NEW,
    keepMade: (place) => void made.set('last', place),
    keepSeen(sequence) {
      if (sequence > (seen.get('last') ?? 0)) seen.set('last', sequence);
    },
    keepTaken: (device, place) => void taken.set(device, place),
    keepDocument(id, place) {
      const known = documents.get(id) ?? NEW;
      if (JSON.stringify(known) !== JSON.stringify(place)) documents.set(id, place);
    },
    keepOnly(ids) {
      for (const id of [...documents.keys()]) if (!ids.has(id)) documents.delete(id);
    },
    durable,
  };
}
