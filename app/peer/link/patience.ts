/** How long the Link tries before it closes and lets y-webrtc announce again. Pure: told the time. */
const GIVE_UP_MS = 8_000;
const NEVER_HEARD_MS = 4_000;
/** However often the other side begins again, this is the end. */
const LONGEST_MS = 24_000;
const BACK_OFF_MS = 250;

export class Patience {
  #since: number;
  #deadline: number;
  #failures = 0;

  constructor(now: number) {
    this.#since = now;
    this.#deadline = now + GIVE_UP_MS;
  }

  /** A good connection is lost. */
  lost(now: number): void {
    this.#since = now;
    this.#deadline = now + GIVE_UP_MS;
    this.#failures = 0;
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

  ended(now: number, heard: boolean): boolean {
    return now >= (heard ? this.#deadline : Math.min(this.#deadline, this.#since + NEVER_HEARD_MS));
  }
}
