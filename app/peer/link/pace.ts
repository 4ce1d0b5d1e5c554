/**
 * How much may wait inside the data channel. What is there cannot be overtaken: on a 64 kbit/s
 * path 256 KB would hold a keystroke back for half a minute, while on a fast one a small buffer
 * starves the wire. So the buffer follows the measured rate: about a tenth of a second of it.
 */
const SMALLEST = 32 * 1024;
const LARGEST = 4 * 1024 * 1024;
const AHEAD_MS = 100;

export class Pace {
  #high = 2 * SMALLEST;
  #filledAt = 0;
  #filled = 0;

  /** Stop handing over above this many bytes. */
  high(): number {
    return this.#high;
  }

  /** Begin again below this many. */
  low(): number {
    return this.#high >> 1;
  }

  /** The buffer has just been filled up to `bytes`. */
  filled(bytes: number, now: number): void {
    this.#filled = bytes;
    this.#filledAt = now;
  }

  /** It has just fallen to `bytes`: the limit moves towards the rate seen, at most twofold a step. */
  drained(bytes: number, now: number): void {
    if (this.#filled === 0) return;
    // Nearly empty before this page came round to filling it: the page was late, not the path slow.
    const starved = bytes < this.low() / 4;
    const rate = (this.#filled - bytes) / Math.max(1, now - this.#filledAt);
    this.#filled = 0;
    const wanted = Math.min(this.#high * 2, Math.max(this.#high / 2, starved ? LARGEST : rate * AHEAD_MS));
    this.#high = Math.round(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
  }
}
