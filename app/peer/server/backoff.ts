/**
 * Waits that double from `first` to `last` ms, each drawn between half of it and the whole:
 * devices cut by the same fault do not come back in the same instant.
 */
export interface Backoff {
  /** The next wait in ms. */
  next(): number;
  reset(): void;
}

export function backoff(first: number, last: number, random: (length: number) => Uint8Array): Backoff {
  let ceiling = first;
  return {
    next() {
      const wait = ceiling * (0.5 + fraction(random) / 2);
      ceiling = Math.min(last, ceiling * 2);
      return wait;
    },
    reset() {
      ceiling = first;
    },
  };
}

/** Uniform in [0, 1), 32 bits. */
export function fraction(random: (length: number) => Uint8Array): number {
  let value = 0;
  for (const byte of random(4)) value = value * 256 + byte;
  return value / 2 ** 32;
}
