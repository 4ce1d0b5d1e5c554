/** Randomness that a seed decides: the same on every machine. */

/** mulberry32: small, seeded, good enough to draw an order of events. Gives numbers from 0 up to `below`. */
export function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

export function pickFrom<T>(draw: (below: number) => number, list: readonly T[]): T {
  const picked = list[Math.floor(draw(list.length))];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

export function bytesFrom(draw: (below: number) => number): (length: number) => Uint8Array {
  return (length) => Uint8Array.from({ length }, () => Math.floor(draw(256)));
}
