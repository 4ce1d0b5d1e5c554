/**
 * Drops repeats of introductions. The server, or a listener on it, can play any sealed frame again without reading it:
 * an old announce would make y-webrtc build a peer for nobody, over and over. A frame seen lately is dropped by its
 * nonce; frames older than this memory are slowed by a ration on names not met before. (The Link itself refuses
 * replays of signals by session number and counter.)
 */
import { toText } from '../../crypto/index.ts';
import type { Introduction } from './introduction.ts';

const REMEMBERED = 2_048;
/** New names at once, then one each `REFILL` ms. A reload is one new name. */
const RATION = 24;
const REFILL = 2_000;

export interface Freshness {
  /** False for a frame seen before. */
  isNew(sealed: Uint8Array): boolean;
  /** False when too many names came that were never met before. */
  admits(introduction: Introduction): boolean;
}

export function keepFreshness(clock: () => number): Freshness {
  const seen = new Set<string>();
  const names = new Set<string>();
  let ration = RATION;
  let refilled = clock();

  function remember(set: Set<string>, value: string): void {
    set.add(value);
    const oldest = set.size > REMEMBERED ? set.values().next().value : undefined;
    if (oldest !== undefined) set.delete(oldest);
  }

  return {
    isNew(sealed) {
      // Version byte and nonce: 24 random bytes differ between any two frames made honestly.
      const mark = toText(sealed.subarray(0, 25));
      if (seen.has(mark)) return false;
      remember(seen, mark);
      return true;
    },
    admits({ from }) {
      if (names.has(from)) return true;
      const now = clock();
      ration = Math.min(RATION, ration + Math.max(0, now - refilled) / REFILL);
      refilled = now;
      if (ration < 1) return false;
      ration -= 1;
      remember(names, from);
      return true;
    },
  };
}
