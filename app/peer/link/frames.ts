/**
 * The words on the data channel. Every frame is at most 16 KB, so that none is refused by any
 * browser (plain y-webrtc throws above 256 KB) and a keystroke never waits behind a whole document.
 *
 *   byte 0 = kind << 4 | number        number: the channel, or for a control frame its code
 *   whole    bytes                     a message that fits
 *   first    length u32, bytes         the start of a longer one; always a full frame
 *   next     bytes                     the following part; full, unless it is the last
 *   control  bytes                     proofs and heartbeats
 *   several  (length u16, frame)...    short ones of one moment in one packet; none of them is several
 *
 * Each channel keeps order on an ordered, reliable wire, so a part needs no message number.
 */
import { err, ok, type Result } from '../../../crypto/result.ts';

export const FRAME_BYTES = 16 * 1024;
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** What all half-received messages together may announce; a sender keeps to it too. */
export const MAX_PENDING_BYTES = 2 * MAX_MESSAGE_BYTES;
export const CHANNEL_COUNT = 16;

const FIRST_HEADER = 5;
const Kind = { whole: 0, first: 1, next: 2, control: 3, several: 4 } as const;
const LENGTH_BYTES = 2;
const CONTROLS = ['prove', 'welcome', 'ping', 'pong'] as const;

export type Control = (typeof CONTROLS)[number];

export type Frame =
  | { readonly kind: 'whole'; readonly channel: number; readonly bytes: Uint8Array }
  | { readonly kind: 'next'; readonly channel: number; readonly bytes: Uint8Array }
  | { readonly kind: 'first'; readonly channel: number; readonly length: number; readonly bytes: Uint8Array }
  | { readonly kind: 'control'; readonly control: Control; readonly bytes: Uint8Array };

export type FrameError =
  | { readonly tag: 'malformed' }
  | { readonly tag: 'too-large' }
  | { readonly tag: 'out-of-order' };

export interface Cut {
  readonly frame: Uint8Array;
  /** How much of the message has been cut off so far, this frame included. */
  readonly taken: number;
}

/** Cuts the next frame of a message from `taken` on. The last one is reached when `taken` equals its length. */
export function cutFrame(channel: number, message: Uint8Array, taken: number): Cut {
  const fits = message.length <= FRAME_BYTES - 1;
  const header = taken === 0 && !fits ? FIRST_HEADER : 1;
  const end = Math.min(message.length, taken + FRAME_BYTES - header);
  const frame = new Uint8Array(header + end - taken);
  const kind = fits ? Kind.whole : taken === 0 ? Kind.first : Kind.next;
  frame[0] = (kind << 4) | channel;
  if (header === FIRST_HEADER) new DataView(frame.buffer).setUint32(1, message.length);
  frame.set(message.subarray(taken, end), header);
  return { frame, taken: end };
}

export function controlFrame(control: Control, bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(1 + bytes.length);
  frame[0] = (Kind.control << 4) | CONTROLS.indexOf(control);
  frame.set(bytes, 1);
  return frame;
}

/** One frame for the given ones, which are whole frames themselves. */
export function severalFrame(frames: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(frames.reduce((sum, frame) => sum + LENGTH_BYTES + frame.length, 1));
  const view = new DataView(all.buffer);
  all[0] = Kind.several << 4;
  let at = 1;
  for (const frame of frames) {
    view.setUint16(at, frame.length);
    all.set(frame, at + LENGTH_BYTES);
    at += LENGTH_BYTES + frame.length;
  }
  return all;
}

/** The frames that arrived as one, in order. All or none: never throws, shares memory with `bytes`. */
export function readFrames(bytes: Uint8Array): Result<readonly Frame[], FrameError> {
  if (bytes[0] !== Kind.several << 4 || bytes.length > FRAME_BYTES) {
    const frame = readFrame(bytes);
    return frame.ok ? ok([frame.value]) : frame;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Frame[] = [];
  let at = 1;
  while (at < bytes.length) {
    const end = at + LENGTH_BYTES <= bytes.length ? at + LENGTH_BYTES + view.getUint16(at) : Number.POSITIVE_INFINITY;
    const frame =
      end <= bytes.length ? readFrame(bytes.subarray(at + LENGTH_BYTES, end)) : err({ tag: 'malformed' } as const);
    if (!frame.ok) return frame;
    frames.push(frame.value);
    at = end;
  }
  return frames.length > 0 ? ok(frames) : err({ tag: 'malformed' });
}

/** Reads one frame of any bytes; never throws. The result shares memory with `bytes`. */
export function readFrame(bytes: Uint8Array): Result<Frame, FrameError> {
  const head = bytes[0];
  if (head === undefined || bytes.length > FRAME_BYTES) return err({ tag: 'malformed' });
  const number = head & 15;
  switch (head >> 4) {
    case Kind.whole:
      return ok({ kind: 'whole', channel: number, bytes: bytes.subarray(1) });
    case Kind.first: {
      // A full frame, or it would not have been cut: short parts would make a list of crumbs cost far more memory than bytes sent.
      if (bytes.length !== FRAME_BYTES) return err({ tag: 'malformed' });
      const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1);
      if (length > MAX_MESSAGE_BYTES) return err({ tag: 'too-large' });
      if (length < FRAME_BYTES) return err({ tag: 'malformed' });
      return ok({ kind: 'first', channel: number, length, bytes: bytes.subarray(FIRST_HEADER) });
    }
    case Kind.next:
      return ok({ kind: 'next', channel: number, bytes: bytes.subarray(1) });
    case Kind.control: {
      const control = CONTROLS[number];
      return control === undefined
        ? err({ tag: 'malformed' })
        : ok({ kind: 'control', control, bytes: bytes.subarray(1) });
    }
    default:
      return err({ tag: 'malformed' });
  }
}

interface Partial {
  readonly length: number;
  received: number;
  readonly parts: Uint8Array[];
}

/** Puts messages together again, one at a time a channel. Holds no more than what has really arrived. */
export class Reassembly {
  readonly #partials = new Map<number, Partial>();
  #announced = 0;

  /** The whole message when this frame ends one, null when more is to come. After an error the wire is not to be trusted any more. */
  take(frame: Exclude<Frame, { kind: 'control' }>): Result<Uint8Array | null, FrameError> {
    const partial = this.#partials.get(frame.channel);
    if (frame.kind === 'next') return partial === undefined ? err({ tag: 'out-of-order' }) : this.#grow(frame, partial);
    if (partial !== undefined) return err({ tag: 'out-of-order' });
    if (frame.kind === 'whole') return ok(frame.bytes);
    if (this.#announced + frame.length > MAX_PENDING_BYTES) return err({ tag: 'too-large' });
    this.#announced += frame.length;
    this.#partials.set(frame.channel, { length: frame.length, received: frame.bytes.length, parts: [frame.bytes] });
    return ok(null);
  }

  /** Bytes held for messages that are not complete. */
  held(): number {
    let sum = 0;
    for (const partial of this.#partials.values()) sum += partial.received;
    return sum;
  }

  #grow(
    frame: { readonly channel: number; readonly bytes: Uint8Array },
    partial: Partial,
  ): Result<Uint8Array | null, FrameError> {
    partial.received += frame.bytes.length;
    partial.parts.push(frame.bytes);
    if (partial.received > partial.length) return err({ tag: 'malformed' });
    if (partial.received < partial.length)
      return frame.bytes.length < FRAME_BYTES - 1 ? err({ tag: 'malformed' }) : ok(null);
    this.#partials.delete(frame.channel);
    this.#announced -= partial.length;
    const message = new Uint8Array(partial.length);
    let at = 0;
    for (const part of partial.parts) {
      message.set(part, at);
      at += part.length;
    }
    return ok(message);
  }
}
