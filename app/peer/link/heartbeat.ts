/**
 * When to ask "are you there?", and when silence means the connection is dead. Pure: told the
 * time, it answers. A fixed limit of 3 s cuts living 2G links, so the limit grows with the
 * measured round trip (RFC 6298's smoothing).
 */
const IDLE_MS = 5_000;
/** A page that hangs while its browser goes on answering. Longer than presence is silent, so that it costs nothing. */
const PAGE_MS = 20_000;
const REMEASURE_MS = 60_000;
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
  #reachedAt: number;
  #checkedAt: number;

  /** `guess`: a round trip to go by until one is measured. */
  constructor(now: number, guess = UNMEASURED_MS) {
    this.#smoothed = guess;
    this.#variation = guess / 2;
    this.#heardAt = now;
    this.#reachedAt = now;
    this.#checkedAt = now;
    this.#lastAsked = now;
  }

  /** Something arrived, or bytes of ours were acknowledged: the path works. */
  heard(now: number): void {
    this.#heardAt = now;
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
      return silence > this.stallLimit() ? 'dead' : 'quiet';
    }
    const isSilent = now - Math.max(this.#heardAt, this.#reachedAt) >= IDLE_MS || now - this.#heardAt >= PAGE_MS;
    return isSilent || now - this.#lastAsked >= REMEASURE_MS ? 'ask' : 'quiet';
  }
}
