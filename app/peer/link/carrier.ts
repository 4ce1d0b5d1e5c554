/**
 * One connection of one pair of sessions: a simple-peer, the data channel under it, and the state
 * of the two proofs. It is never repaired; the Link makes another.
 */
import SimplePeer from 'simple-peer';
import type { Wire } from './channels.ts';
import { type Control, controlFrame, FRAME_BYTES, type Frame, readFrames } from './frames.ts';
import { Gathering } from './gathering.ts';
import type { Session } from './negotiate.ts';
import { chosenWay, type Way } from './path.ts';
import { type End, fingerprints } from './proof.ts';
import { relayedOnly } from './relayOnly.ts';
import { type InnerSignal, parseInner } from './signal.ts';

/** A proof and a welcome; nothing else may come that early. */
const MAX_EARLY = 2;

/** Without the stream that simple-peer also is: node/stream.ts carries nothing. */
type Inner = Pick<InstanceType<typeof SimplePeer>, 'on' | 'signal' | 'destroy'>;

let accepted = '[]';

/** Servers that this browser refuses must not keep apart two devices on one network: without them, then. */
function acceptable(config: RTCConfiguration): RTCConfiguration {
  const servers = JSON.stringify(config.iceServers ?? []);
  if (servers === accepted) return config;
  try {
    new RTCPeerConnection(config).close();
    accepted = servers;
    return config;
  } catch {
    return { ...config, iceServers: [] };
  }
}

/** Unlike a timer, not slowed to once a second in a hidden tab. */
function inAnotherTask(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work();
  };
  port2.postMessage(null);
}

export interface CarrierEvents {
  /** To be told to the other side. */
  readonly signal: (inner: InnerSignal) => void;
  /** The wire is open, nobody has proved anything yet. */
  readonly open: () => void;
  readonly frame: (frame: Frame) => void;
  /** What arrived is not a frame. */
  readonly malformed: () => void;
  readonly wake: () => void;
  /** The path may be interrupted. */
  readonly doubt: () => void;
  readonly close: () => void;
}

export interface CarrierOptions {
  readonly initiator: boolean;
  readonly local: Session;
  readonly remote: Session;
  readonly config: RTCConfiguration;
  readonly events: CarrierEvents;
}

export class Carrier implements Wire {
  readonly local: Session;
  readonly remote: Session;
  sent = 0;
  received = 0;
  readonly #events: CarrierEvents;
  readonly #inner: Inner;
  #connection: RTCPeerConnection | null = null;
  #channel: RTCDataChannel | null = null;
  #ends: { readonly local: End; readonly remote: End } | null = null;
  readonly #relayOnly: boolean;
  readonly #early: unknown[] = [];
  readonly #gathering = new Gathering((frame) => this.#write(frame), inAnotherTask);
  #closed = false;

  constructor({ initiator, local, remote, config, events }: CarrierOptions) {
    this.local = local;
    this.remote = remote;
    this.#events = events;
    this.#relayOnly = config.iceTransportPolicy === 'relay';
    const carrier = this;
    // simple-peer's own door for another WebRTC: it lets us hold the connection and its channel without reaching into its privates.
    class Connection extends RTCPeerConnection {
      override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
        const channel = super.createDataChannel(label, options);
        carrier.#connection = this;
        carrier.#channel = channel;
        return channel;
      }
    }
    this.#inner = new SimplePeer({
      initiator,
      config: acceptable(config),
      // The same channel made by both ends: with an announced one, two initiators each listen to a channel the other does not read.
      channelConfig: { negotiated: true, id: 0 },
      channelName: 'link',
      wrtc: { RTCPeerConnection: Connection, RTCSessionDescription, RTCIceCandidate },
    });
    this.#listen();
  }

  signal(inner: InnerSignal): void {
    if (this.#closed) return;
    if ('sdp' in inner && this.#ends !== null) {
      // Once bound, a new description may change tracks, never the certificate that was proved.
      if (JSON.stringify(fingerprints(inner.sdp)) !== JSON.stringify(this.#ends.remote.fingerprints)) return;
    }
    this.#inner.signal(inner as Parameters<Inner['signal']>[0]);
  }

  /** Both ends with their certificates, as soon as the wire is open. */
  ends(): { readonly local: End; readonly remote: End } | null {
    return this.#ends;
  }

  /** The other side has taken part in making this very connection. */
  answered(): boolean {
    return (this.#connection?.remoteDescription ?? null) !== null;
  }

  /** The connection itself, for tracks. What describes them goes over the proven channel, never through simple-peer. */
  connection(): RTCPeerConnection | null {
    return this.#closed ? null : this.#connection;
  }

  /** Null when the browser does not say, or no longer. */
  way(): Promise<Way | null> {
    return this.#connection === null ? Promise.resolve(null) : chosenWay(this.#connection);
  }

  send(frame: Uint8Array): void {
    if (!this.#closed) this.#gathering.add(frame);
  }

  /** The other end reads several frames in one: from now on short ones of one moment leave together. */
  gather(): void {
    this.#gathering.begin();
  }

  #write(frame: Uint8Array): void {
    const channel = this.#channel;
    if (this.#closed || channel === null || channel.readyState !== 'open') return;
    this.sent += frame.length;
    try {
      channel.send(frame as Uint8Array<ArrayBuffer>);
    } catch {
      // The channel closed or overflowed within this call: the connection is of no more use.
      this.destroy();
    }
  }

  control(control: Control, bytes: Uint8Array): void {
    this.send(controlFrame(control, bytes));
  }

  buffered(): number {
    return (this.#channel?.bufferedAmount ?? 0) + this.#gathering.bytes;
  }

  wakeAt(bytes: number): void {
    if (this.#channel !== null) this.#channel.bufferedAmountLowThreshold = bytes;
  }

  destroy(): void {
    if (this.#closed) return;
    this.#gathering.flush();
    this.#closed = true;
    this.#inner.destroy();
    this.#events.close();
  }

  #listen(): void {
    const channel = this.#channel;
    this.#inner.on('signal', (data) => {
      const parsed = parseInner(data);
      const inner = parsed !== null && this.#relayOnly ? relayedOnly(parsed) : parsed;
      if (inner !== null && !this.#closed) this.#events.signal(inner);
    });
    // An error is always followed by close, and an unheard one would be thrown.
    this.#inner.on('error', () => this.destroy());
    this.#inner.on('close', () => this.destroy());
    this.#inner.on('iceStateChange', (state) => {
      if (state === 'disconnected' && !this.#closed) this.#events.doubt();
    });
    if (channel === null) return;
    channel.addEventListener('open', () => this.#open());
    this.#connection?.addEventListener('signalingstatechange', () => this.#open());
    channel.addEventListener('bufferedamountlow', () => {
      if (!this.#closed) this.#events.wake();
    });
    // In place of simple-peer's handler, whose stream would keep every message that nobody reads from it.
    channel.onmessage = (event) => this.#receive(event.data);
  }

  /** The channel may open, and carry the other side's proof, before our own description of that side is settled. */
  #open(): void {
    const ours = this.#connection?.localDescription?.sdp;
    const theirs = this.#connection?.remoteDescription?.sdp;
    if (this.#closed || this.#ends !== null || this.#channel?.readyState !== 'open') return;
    if (ours === undefined || theirs === undefined) return;
    this.#ends = {
      local: { session: this.local, fingerprints: fingerprints(ours) },
      remote: { session: this.remote, fingerprints: fingerprints(theirs) },
    };
    this.#events.open();
    for (const data of this.#early.splice(0)) this.#receive(data);
  }

  #receive(data: unknown): void {
    if (this.#closed) return;
    if (this.#ends === null && this.#early.length < MAX_EARLY) {
      this.#early.push(data);
      return;
    }
    // Before the proofs each frame costs us work: text, or more than a frame, ends it.
    const bytes =
      data instanceof ArrayBuffer && data.byteLength <= FRAME_BYTES ? new Uint8Array(data) : new Uint8Array(0);
    this.received += bytes.length;
    const frames = readFrames(bytes);
    if (frames.ok) for (const frame of frames.value) this.#events.frame(frame);
    else this.#events.malformed();
  }
}
