/**
 * Whether deflating pays on this link. A millisecond of deflating spares some bytes, a millisecond of the link carries
 * some: on a slow path deflating is worth it, between two machines on one table it is what one waits for.
 * Both are measured as the work goes; until they are known, deflating is taken to pay.
 */
export interface Thrift {
  pays(length: number): boolean;
  /** So long did it take to make `after` bytes out of `before`. */
  deflated(before: number, after: number, took: number): void;
  /** Bytes on the wire that the other side has worked through, and how long that took. */
  arrived(bytes: number, took: number): void;
}

/** Shorter ones take no time worth measuring, and are always deflated. */
const LONG = 64 * 1024;
/** What is written may change, and deflate better: it is tried again after so many, and after twice as many each time it did not pay. */
const TRY_AGAIN = 16;
const TRY_AGAIN_LAST = 1024;

export function openThrift(): Thrift {
  let spared: number | null = null;
  let carried: number | null = null;
  let untried = 0;
  let patience = TRY_AGAIN;
  return {
    pays(length) {
      if (length < LONG || spared === null || carried === null || spared > carried) return true;
      untried += 1;
      if (untried < patience) return false;
      untried = 0;
      patience = Math.min(TRY_AGAIN_LAST, patience * 2);
      return true;
    },
    deflated(before, after, took) {
      if (before >= LONG) spared = Math.max(0, before - after) / Math.max(1, took);
    },
    arrived(bytes, took) {
      if (bytes >= LONG) carried = bytes / Math.max(1, took);
    },
  };
}
