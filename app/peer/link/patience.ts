/** How long the Link tries before it closes and lets y-webrtc announce again. Pure: told the time. */
const GIVE_UP_MS = 8_000;
const NEVER_HEARD_MS = 4_000;
/** However often the other side begins again, this is the end. */
const LONGEST_MS = 24_000;
const BACK_OFF_MS = 250;
/** An attempt in which the other side has not taken part: what was said was lost on the way, or is slow. Twice as long each time. */
const UNANSWERED_MS = 2_500;

export class Patience {
  #since: number;
  #deadline: number;
  #failures = 0;
  #unanswered = UNANSWERED_MS;

  constructor(now: number) {
    this.#since = now;
    this.#deadline = now + GIVE_UP_MS;
  }

  /** A good connection is lost. */
  lost(now: number): void {
    this.#since = now;
    this.#deadline = now + GIVE_UP_MS;
    this.#failures = 0;
    this.#unanswered = UNANSWERED_MS;
  }

  /** The other side began again: it is worth waiting for. */
  paired(now: number): void {
    this.#deadline = Math.min(now + GIVE_UP_MS, this.#since + LONGEST_MS);
  }

  /** An attempt failed; how long to wait before the next. Endless quick failures would fill the signalling. */
  failed(): number {
    this.#failures += 1;
    return BACK_OFF_MS * this.#failures;
  }

  /** True once an attempt has been left unanswered for too long; the next is given more time. */
  unanswered(since: number, now: number): boolean {
    if (now - since < this.#unanswered) return false;
    this.#unanswered *= 2;
    return true;
  }

  ended(now: number, heard: boolean): boolean {
    return now >= (heard ? this.#deadline : Math.min(this.#deadline, this.#since + NEVER_HEARD_MS));
  }
}
