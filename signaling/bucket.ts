export interface BucketLimits {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one connection may spend: a burst at once, then a steady rate. Bigger messages cost more. */
export type Bucket = ReturnType<typeof newBucket>;

export function newBucket({ burst, perSecond }: BucketLimits, clock: () => number) {
  let tokens = burst;
  let filled = clock();
  return {
    /** `over`: refuse this message. `out`: refused messages alone have used up another burst; the connection is a flood. */
    take(cost: number): 'ok' | 'over' | 'out' {
      const now = clock();
      tokens = Math.min(burst, tokens + (Math.max(0, now - filled) / 1000) * perSecond); // the clock may jump back
      filled = now;
      tokens -= cost;
      if (tokens >= 0) return 'ok';
      return tokens >= -burst ? 'over' : 'out';
    },
  };
}
