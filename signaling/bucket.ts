export interface BucketLimits {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one may spend: a burst at once, then a steady rate. */
export class Bucket {
  readonly #limits: BucketLimits;
  #tokens: number;
  #filled: number;

  constructor(limits: BucketLimits, now: number) {
    this.#limits = limits;
    this.#tokens = limits.burst;
    this.#filled = now;
  }

  /** `over`: refuse this. `out`: what was refused alone has used up another burst; this is a flood. */
  take(cost: number, now: number): 'ok' | 'over' | 'out' {
    const { burst, perSecond } = this.#limits;
    const gained = (Math.max(0, now - this.#filled) / 1000) * perSecond; // the clock may jump back
    this.#tokens = Math.min(burst, this.#tokens + gained) - cost;
    this.#filled = now;
    return this.#tokens >= 0 ? 'ok' : this.#tokens >= -burst ? 'over' : 'out';
  }

  isFull(now: number): boolean {
    return this.#tokens + ((now - this.#filled) / 1000) * this.#limits.perSecond >= this.#limits.burst;
  }
}

/** A bucket for each who spends, such as a network address. It outlives the connection: coming back refills nothing. */
export class Buckets {
  readonly #limits: BucketLimits;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: BucketLimits) {
    this.#limits = limits;
  }

  /** Nobody in particular may always. */
  take(who: string | null, cost: number, now: number): 'ok' | 'over' | 'out' {
    if (who === null) return 'ok';
    const bucket = this.#buckets.get(who) ?? new Bucket(this.#limits, now);
    this.#buckets.set(who, bucket);
    return bucket.take(cost, now);
  }

  /** Forgets who owes nothing. */
  sweep(now: number): void {
    for (const [who, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(who);
  }
}
