/**
 * Who in this page has which database open. Two openings of one name do not corrupt each other, their logs are merged
 * as Yjs documents; but the second must find what the first was about to write, and forgetting must reach both.
 */
import type { Result } from '../../crypto/result.ts';
import type { VaultError } from './types.ts';

interface Occupant {
  /** Settles when what it holds is written, or its closing is over. */
  settle(): Promise<Result<void, VaultError>>;
  /** Lets go without writing. */
  abandon(): Promise<void>;
}

export interface Place {
  occupy(occupant: Occupant): void;
  leave(): void;
  /** Every occupant of the name lets go, this one included. */
  abandonAll(): Promise<void>;
}

const occupants = new Map<string, Set<Occupant>>();

/** Waits until those who have `name` open have written what they hold. */
export async function enterRegistry(name: string): Promise<Place> {
  const here = occupants.get(name) ?? new Set();
  occupants.set(name, here);
  await Promise.all([...here].map((one) => one.settle()));
  let mine: Occupant | null = null;
  return {
    occupy(occupant) {
      mine = occupant;
      here.add(occupant);
    },
    leave() {
      if (mine !== null) here.delete(mine);
    },
    async abandonAll() {
      const all = [...here];
      here.clear();
      await Promise.all(all.map((one) => one.abandon()));
    },
  };
}
