/**
 * When to ask "are you there?", and when silence means the connection is dead. Pure: told the
 * time, it answers. A fixed limit of 3 s cuts living 2G links, so the limit grows with the
 * measured round trip (RFC 6298's smoothing).
 */
const IDLE_MS = 5_000;
/** A page that has said nothing, or to which nothing was said, for so long. With 3 s for the answer it is absent within 15 s. */
const PAGE_MS = 9_000;
/** What the end that does not lead waits longer, so that one question serves both. */
const FOLLOW_MS = 1_500;
const REMEASURE_MS = 60_000;
/** A browser that tells what its own check took spares the question: a look sooner than it would go. */
const TOLD_MS = REMEASURE_MS - 5_000;
const SHORTEST_STALL_MS = 3_000;
const LONGEST_STALL_MS = 20_000;
const UNMEASURED_MS = 250;
/** A check this late means that the page was frozen, not that the other side fell silent. */
const FROZEN_MS = 4_000;

export class Heartbeat {
  #smoothed: number;
  #variation: number;
  #measured = false;
  #asked: { readonly id: number; at: number; readonly sentAt: number } | null = null;
  #lastId = 0;
  #lastAsked: number;
  #heardAt: number;
  /** Where the browser does not tell: never. */
  #reachedAt = Number.NEGATIVE_INFINITY;
  #saidAt: number;
  #checkedAt: number;
  readonly #pageWait: number;

  /** `guess`: a round trip to go by until one is measured. `leads`: true on one of the two ends. */
  constructor(now: number, guess = UNMEASURED_MS, leads = true) {
    this.#smoothed = guess;
    this.#variation = guess / 2;
    this.#heardAt = now;
    this.#saidAt = now;
    this.#checkedAt = now;
    this.#lastAsked = now;
    this.#pageWait = leads ? PAGE_MS : PAGE_MS + FOLLOW_MS;
  }

  /** The other page said something. */
  heard(now: number): void {
    this.#heardAt = now;
  }

  /** This page said something. */
  said(now: number): void {
    this.#saidAt = now;
  }

  /** Bytes of ours left the buffer, as the other browser acknowledged others: an open question may still wait behind them. */
  drained(now: number): void {
    this.#reachedAt = now;
    if (this.#asked !== null) this.#asked.at = now;
  }

  /** The other browser answered ours: its device is there. What its page does is not said, so no open question is answered. */
  reached(now: number): void {
    this.#reachedAt = now;
  }

  /** Begins a question and returns its number; null while one is open. */
  ask(now: number): number | null {
    if (this.#asked !== null) return null;
    this.#lastId = (this.#lastId + 1) >>> 0;
    this.#asked = { id: this.#lastId, at: now, sentAt: now };
    this.#lastAsked = now;
    return this.#lastId;
  }

  /** The answer to question `id`; any other is ignored. */
  answered(id: number, now: number): void {
    const asked = this.#asked;
    if (asked === null || asked.id !== id) return;
    this.#asked = null;
    this.measure(now - asked.sentAt);
  }

  /** What the browser's own check took, ms: taken in once a minute, in place of a question. */
  told(sample: number, now: number): void {
    if (this.#measured && now - this.#lastAsked < TOLD_MS) return;
    this.#lastAsked = now;
    this.measure(sample);
  }

  /** Takes in one round trip, ms. */
  measure(sample: number): void {
    if (!this.#measured) {
      this.#measured = true;
      this.#smoothed = sample;
      this.#variation = sample / 2;
      return;
    }
    this.#variation += (Math.abs(sample - this.#smoothed) - this.#variation) / 4;
    this.#smoothed += (sample - this.#smoothed) / 8;
  }

  roundTrip(): number {
    return this.#smoothed;
  }

  /** How long an open question may meet silence. */
  stallLimit(): number {
    const limit = 1_000 + 4 * (this.#smoothed + 4 * this.#variation);
    return Math.min(LONGEST_STALL_MS, Math.max(SHORTEST_STALL_MS, limit));
  }

  /** To be called about every second. */
  check(now: number): 'quiet' | 'ask' | 'dead' {
    if (now - this.#checkedAt > FROZEN_MS) {
      this.#heardAt = now;
      if (this.#asked !== null) this.#asked.at = now;
    }
    this.#checkedAt = now;
    if (this.#asked !== null) {
      const silence = now - Math.max(this.#asked.at, this.#heardAt);
      // Another connection would end at the same page: where only that hangs, it is given time to wake up.
      const isReached = now - this.#reachedAt < IDLE_MS;
      return silence > (isReached ? LONGEST_STALL_MS : this.stallLimit()) ? 'dead' : 'quiet';
    }
    const isSilent =
      now - Math.max(this.#heardAt, this.#reachedAt) >= IDLE_MS ||
      now - Math.min(this.#heardAt, this.#saidAt) >= this.#pageWait;
    return isSilent || now - this.#lastAsked >= REMEASURE_MS ? 'ask' : 'quiet';
  }
}
