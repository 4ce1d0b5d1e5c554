/** What runs over a carrier once both proofs hold: messages put together again, and the heartbeat. */
import type { Carrier } from './carrier.ts';
import { type Frame, Reassembly } from './frames.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Way } from './path.ts';

const QUESTION_BYTES = 4;

export interface FlowOptions {
  readonly carrier: Carrier;
  readonly clock: () => number;
  /** A first guess of the path, ms: the proofs' own trip, with the work of checking them. */
  readonly roundTrip: number;
  /** True on exactly one of the two ends. */
  readonly leads: boolean;
  /** False when the message is not one of that channel's. */
  readonly deliver: (channel: number, message: Uint8Array) => boolean;
}

export class Flow {
  readonly carrier: Carrier;
  readonly #clock: () => number;
  readonly #deliver: FlowOptions['deliver'];
  readonly #reassembly = new Reassembly();
  readonly #heartbeat: Heartbeat;
  #buffered = 0;
  #sent = 0;
  #answers = 0;
  #asked = false;
  #frames = 0;

  constructor({ carrier, clock, roundTrip, leads, deliver }: FlowOptions) {
    this.carrier = carrier;
    this.#clock = clock;
    this.#deliver = deliver;
    this.#heartbeat = new Heartbeat(clock(), roundTrip, leads);
  }

  signsOfLife(): number {
    return this.#frames;
  }

  roundTrip(): number {
    return this.#heartbeat.roundTrip();
  }

  /** False when the other end does not keep to the protocol. */
  take(frame: Frame): boolean {
    this.#heartbeat.heard(this.#clock());
    this.#frames += 1;
    if (frame.kind === 'control') return this.#answer(frame.control, frame.bytes);
    const taken = this.#reassembly.take(frame);
    if (!taken.ok) return false;
    return taken.value === null || this.#deliver(frame.channel, taken.value);
  }

  /** Asks for a sign of life; `beat` acts on its absence. */
  ask(): void {
    const question = this.#heartbeat.ask(this.#clock());
    if (question === null) return;
    const bytes = new Uint8Array(QUESTION_BYTES);
    new DataView(bytes.buffer).setUint32(0, question);
    this.carrier.control('ping', bytes);
  }

  /** What the browser knows of the way by now. */
  looked({ answers, roundTrip }: Way): void {
    const now = this.#clock();
    if (answers !== null && answers > this.#answers) {
      this.#heartbeat.reached(now);
      this.#answers = answers;
    }
    // A question costs bytes that the browser has spent already, where it says so.
    if (roundTrip !== null) this.#heartbeat.told(roundTrip, now);
    else if (!this.#asked) this.ask();
    this.#asked = true;
  }

  /** To be called about every second. False when the connection is dead. */
  beat(): boolean {
    const now = this.#clock();
    const buffered = this.carrier.buffered();
    if (buffered < this.#buffered) this.#heartbeat.drained(now);
    this.#buffered = buffered;
    if (this.carrier.sent > this.#sent) this.#heartbeat.said(now);
    this.#sent = this.carrier.sent;
    const verdict = this.#heartbeat.check(now);
    if (verdict === 'ask') this.ask();
    return verdict !== 'dead';
  }

  #answer(control: string, bytes: Uint8Array): boolean {
    if (bytes.length !== QUESTION_BYTES) return false;
    if (control === 'ping') this.carrier.control('pong', bytes);
    else if (control === 'pong') {
      const question = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0);
      this.#heartbeat.answered(question, this.#clock());
    } else return false;
    return true;
  }
}
