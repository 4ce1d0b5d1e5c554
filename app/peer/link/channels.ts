/** The send side of the numbered channels: queues, priorities, back-pressure. Outlives the connection it writes to. */
import { CHANNEL_COUNT, cutFrame, MAX_MESSAGE_BYTES, MAX_PENDING_BYTES } from './frames.ts';
import { Pace } from './pace.ts';

/** Below this a channel counts as drained. */
export const LOW_WATER_BYTES = 256 * 1024;

/** The part of an open RTCDataChannel the queues need. */
export interface Wire {
  send(frame: Uint8Array): void;
  buffered(): number;
  /** Ask for a call of `flush` when no more than this is buffered. */
  wakeAt(bytes: number): void;
}

class Queue {
  readonly messages: Uint8Array[] = [];
  taken = 0;
  bytes = 0;
  readonly waiting: (() => void)[] = [];

  settle(): void {
    if (this.bytes > LOW_WATER_BYTES) return;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

export class SendQueues {
  readonly #queues: readonly Queue[] = Array.from({ length: CHANNEL_COUNT }, () => new Queue());
  readonly #clock: () => number;
  #wire: Wire | null = null;
  #pace = new Pace();
  /** Lengths of the messages begun and not finished: the receiver bounds their sum. */
  #announced = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** From now on write here; whatever was queued for the wire before is gone. Null: there is none. */
  attach(wire: Wire | null): void {
    this.#wire = null;
    for (const queue of this.#queues) {
      queue.messages.length = 0;
      queue.taken = 0;
      queue.bytes = 0;
      queue.settle();
    }
    this.#announced = 0;
    this.#pace = new Pace();
    this.#wire = wire;
    wire?.wakeAt(this.#pace.low());
  }

  /** Queues one message. Without a wire it is dropped: the one above begins again when there is a new one. Throws over 64 MB. */
  push(channel: number, message: Uint8Array): void {
    const queue = this.#queue(channel);
    if (message.length > MAX_MESSAGE_BYTES)
      throw new RangeError(`A message of ${message.length} bytes is over the link's limit`);
    if (this.#wire === null) return;
    queue.messages.push(message);
    queue.bytes += message.length;
    this.flush();
  }

  queued(channel: number): number {
    return this.#queue(channel).bytes;
  }

  drained(channel: number): Promise<void> {
    const queue = this.#queue(channel);
    if (queue.bytes <= LOW_WATER_BYTES) return Promise.resolve();
    return new Promise((resolve) => queue.waiting.push(resolve));
  }

  /** The wire fell under the mark asked for. */
  wake(): void {
    if (this.#wire === null) return;
    this.#pace.drained(this.#wire.buffered(), this.#clock());
    this.flush();
  }

  /** Hands over as much as the wire should hold, lowest channel first. */
  flush(): void {
    const wire = this.#wire;
    if (wire === null) return;
    const high = this.#pace.high();
    let buffered = wire.buffered();
    for (const [channel, queue] of this.#queues.entries()) {
      let message = queue.messages[0];
      while (message !== undefined && buffered < high && this.#mayBegin(queue, message)) {
        const cut = cutFrame(channel, message, queue.taken);
        wire.send(cut.frame);
        // The wire may have died while sending, and taken the queues with it.
        if (this.#wire !== wire) return;
        buffered += cut.frame.length;
        if (queue.taken === 0) this.#announced += message.length;
        queue.bytes -= cut.taken - queue.taken;
        queue.taken = cut.taken;
        if (cut.taken === message.length) {
          this.#announced -= message.length;
          queue.messages.shift();
          queue.taken = 0;
        }
        message = queue.messages[0];
      }
      queue.settle();
    }
    if (buffered >= high) {
      wire.wakeAt(this.#pace.low());
      this.#pace.filled(buffered, this.#clock());
    }
  }

  #mayBegin(queue: Queue, message: Uint8Array): boolean {
    return queue.taken > 0 || this.#announced + message.length <= MAX_PENDING_BYTES;
  }

  #queue(channel: number): Queue {
    const queue = this.#queues[channel];
    if (queue === undefined) throw new RangeError(`There is no channel ${channel}`);
    return queue;
  }
}
