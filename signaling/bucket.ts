export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}
/** `over`: refuse this. `out`: what was refused alone has used up another burst; this is a flood. */
export type Spent = 'ok' | 'over' | 'out';

/** What one may spend: a burst at once, then a steady rate. */
export class Bucket {
  readonly #rate: Rate;
  #tokens: number;
  #filled: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filled = now;
  }

  take(cost: number, now: number): Spent {
    const { burst, perSecond } = this.#rate;
    const gained = (Math.max(0, now - this.#filled) / 1000) * perSecond; // the clock may jump back
    this.#tokens = Math.min(burst, this.#tokens + gained) - cost;
    this.#filled = now;
    return this.#tokens >= 0 ? 'ok' : this.#tokens >= -burst ? 'over' : 'out';
  }

  isFull(now: number): boolean {
    this.take(0, now);
    return this.#tokens === this.#rate.burst;
  }
}

/** A bucket for each who spends, such as a network address. It outlives the connection: coming back refills nothing. */
export class Buckets {
  readonly #rate: Rate;
  readonly #clock: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, clock: () => number) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Nobody in particular may always. */
  take(who: string | null, cost: number): Spent {
    if (who === null) return 'ok';
    const bucket = this.#buckets.get(who) ?? new Bucket(this.#rate, this.#clock());
    this.#buckets.set(who, bucket);
    return bucket.take(cost, this.#clock());
  }

  /** Forgets who owes nothing. */
  sweep(): void {
    for (const [who, bucket] of this.#buckets) if (bucket.isFull(this.#clock())) this.#buckets.delete(who);
  }
}
