/** Seals what a document wrote: short entries at once, long ones beside the page, which goes on meanwhile. */
import type { Random } from '../../crypto/index.ts';
import type { Timers } from './batcher.ts';
import type { Entry, EntryBox } from './entry.ts';
import { sealEntry, sealEntryAside } from './entry.ts';

export interface Sealing {
  seal(entry: Entry): void;
  /** Nothing is being sealed aside. */
  isIdle(): boolean;
  /** Resolves once all that was given so far is handed on. */
  settled(): Promise<void>;
  /** The page may end before what is aside comes back: seals it here, at once. */
  hurry(): void;
}

interface SealingOptions {
  readonly timers: Timers;
  readonly box: EntryBox;
  readonly random: Random;
  /** Takes each entry as it is ready. The order is that of `seal`, but for long ones: entries stand in any order. */
  readonly ready: (sealed: Uint8Array, entry: Entry) => void;
}

export function createSealing({ timers, box, random, ready }: SealingOptions): Sealing {
  const aside = new Map<Entry, Promise<void>>();

  function sealHere(entry: Entry): void {
    ready(sealEntry(entry, box, random), entry);
  }

  /** Exactly once for each entry, whoever is first. */
  function finish(entry: Entry, hand: () => void): void {
    if (aside.delete(entry)) hand();
  }

  return {
    seal(entry) {
      const sealing = sealEntryAside(entry, box, random);
      if (sealing === null) return sealHere(entry);
      const done = sealing.then(
        async (sealed) => {
          // Where the cipher answers at once it took its time on the page: what is done with it is another task.
          await new Promise<void>((resolve) => timers.set(resolve, 0));
          finish(entry, () => ready(sealed, entry));
        },
        // No memory, or an engine that refuses: the reference cipher can always do it.
        () => finish(entry, () => sealHere(entry)),
      );
      aside.set(entry, done);
    },
    isIdle: () => aside.size === 0,
    async settled() {
      await Promise.all(aside.values());
    },
    hurry() {
      for (const entry of [...aside.keys()]) finish(entry, () => sealHere(entry));
    },
  };
}
