/** Short frames of one moment leave as one packet: each packet has some 65 bytes of headers, and is acknowledged by one of its own. */
import { severalFrame } from './frames.ts';

/** What fits into one packet of SCTP in every browser. */
const MOST_BYTES = 1_000;

export class Gathering {
  readonly #write: (frame: Uint8Array) => void;
  readonly #soon: (work: () => void) => void;
  #waiting: Uint8Array[] = [];
  #state: 'off' | 'greeting' | 'on' = 'off';
  /** Of what waits. */
  bytes = 0;

  /** `soon` runs work in a task of its own. */
  constructor(write: (frame: Uint8Array) => void, soon: (work: () => void) => void) {
    this.#write = write;
    this.#soon = soon;
  }

  begin(): void {
    if (this.#state === 'off') this.#state = 'greeting';
  }

  /** Keeps order. Written within this task; the first words, of which some come out of promises, within the next. */
  add(frame: Uint8Array): void {
    if (this.bytes + frame.length > MOST_BYTES) this.flush();
    if (this.#state === 'off' || frame.length > MOST_BYTES) {
      this.#write(frame);
      return;
    }
    this.bytes += frame.length;
    if (this.#waiting.push(frame) > 1) return;
    if (this.#state === 'on') queueMicrotask(() => this.flush());
    else this.#soon(() => this.flush());
    this.#state = 'on';
  }

  flush(): void {
    const [first, ...more] = this.#waiting;
    this.#waiting = [];
    this.bytes = 0;
    if (first !== undefined) this.#write(more.length === 0 ? first : severalFrame([first, ...more]));
  }
}
