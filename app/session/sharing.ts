/** The documents a room may sync: the fixed ones, held by its owner, and others, opened when the room asks. */
import type { Result } from '../../crypto/result.ts';
import type { DocumentSource, SharedDocument } from '../peer/types.ts';
import type { HeldDocument } from './documents.ts';
import type { SessionError } from './types.ts';

/**
 * A document may be asked for before the list that names it has arrived, or after it was removed from it; but each costs
 * a database on this disk, and the other side could ask without end.
 */
const UNLISTED = 64;

export interface SharingOptions {
  readonly fixed: ReadonlyMap<string, HeldDocument>;
  /** Ids of the others that both sides should hold. */
  readonly listed: () => readonly string[];
  /** Calls back when `listed` may have changed. */
  readonly observe: (listener: () => void) => () => void;
  /** Null: not the name of a document of this room. Ids from the other side come here as they are. */
  readonly hold: (id: string) => Promise<Result<HeldDocument, SessionError>> | null;
}

export interface Sharing {
  readonly source: DocumentSource;
  release(id: string): void;
  close(): void;
}

export const sharedOf = (one: HeldDocument): SharedDocument => ({
  doc: one.doc,
  durable: async () => (await one.vault.durable()).ok,
});

export function shareDocuments({ fixed, listed, observe, hold }: SharingOptions): Sharing {
  const opened = new Map<string, Promise<Result<HeldDocument, SessionError>>>();
  function release(id: string): void {
    void opened.get(id)?.then((held) => held.ok && held.value.release());
    opened.delete(id);
  }

  function mayOpen(id: string): boolean {
    const known = new Set(listed());
    return known.has(id) || [...opened.keys()].filter((each) => !known.has(each)).length < UNLISTED;
  }

  return {
    source: {
      list: () => [...fixed.keys(), ...listed()],
      subscribe: observe,
      async open(id) {
        const here = fixed.get(id);
        if (here !== undefined) return sharedOf(here);
        const known = opened.get(id);
        const opening = known ?? (mayOpen(id) ? hold(id) : null);
        if (opening === null) return null;
        opened.set(id, opening);
        const held = await opening;
        if (held.ok) return sharedOf(held.value);
        opened.delete(id);
        return null;
      },
    },
    release,
    close() {
      for (const id of [...opened.keys()]) release(id);
    },
  };
}
