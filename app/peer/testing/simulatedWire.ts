/**
 * WebRTC over memory, for tests of what makes and repairs a link: two connections that have each other's description meet,
 * or do not, as the test says. It checks no certificate and finds no address.
 */

/** Between two events of one connection, and from one end of a channel to the other, ms. */
const DELAY = 5;

export interface Wire {
  /** Asked once for each pair of connections: true, and their channel opens; false, and they find no way. */
  leads: () => boolean;
  /** Pairs so far that knew each other's description. */
  readonly met: number;
  /** Ends of channels that are open now. */
  open(): number;
  /** Nothing passes between any two, and what is sent waits, as it does in WebRTC, until `resume`. */
  pause(): void;
  resume(): void;
  restore(): void;
}

/** What a page reads of a connection: by which pair of addresses it goes. */
const stats = new Map<string, object>([
  ['transport', { type: 'transport', selectedCandidatePairId: 'pair' }],
  ['pair', { id: 'pair', type: 'candidate-pair', localCandidateId: 'here', remoteCandidateId: 'there' }],
  ['here', { id: 'here', type: 'local-candidate', candidateType: 'host' }],
  ['there', { id: 'there', type: 'remote-candidate', candidateType: 'host' }],
]);

/** In place of the browser's own, from now on. */
export function simulateWire(): Wire {
  const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = globalThis;
  const given = { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate };
  let held: (() => void)[] | null = null;
  const pass = (deliver: () => void): void => {
    if (held === null) setTimeout(deliver, DELAY);
    else held.push(deliver);
  };
  const wire = {
    leads: () => true,
    met: 0,
    open: () => [...made.values()].filter(({ channel }) => channel.readyState === 'open').length,
    pause() {
      held ??= [];
    },
    resume() {
      const waiting = held ?? [];
      held = null;
      for (const deliver of waiting) pass(deliver);
    },
    restore: () => void Object.assign(globalThis, given),
  };
  const made = new Map<string, SimulatedConnection>();
  let count = 0;

  /** The listeners that were added, and the property, as on a page. */
  class Target extends EventTarget {
    fire(name: string, extra: object = {}): void {
      const event = Object.assign(new Event(name), extra);
      this.dispatchEvent(event);
      const property: unknown = Reflect.get(this, `on${name}`);
      if (typeof property === 'function') property.call(this, event);
    }
  }

  class SimulatedChannel extends Target {
    readyState = 'connecting';
    readonly bufferedAmount = 0;
    bufferedAmountLowThreshold = 0;
    other: SimulatedChannel | null = null;
    send(bytes: Uint8Array): void {
      const data = bytes.slice().buffer;
      pass(() => this.other?.readyState === 'open' && this.other.fire('message', { data }));
    }
    close(): void {
      if (this.readyState === 'closed') return;
      this.readyState = 'closed';
      this.fire('close');
      this.other?.close();
    }
  }

  class SimulatedConnection extends Target {
    readonly id = String(++count);
    readonly channel = new SimulatedChannel();
    signalingState = 'stable';
    iceConnectionState = 'new';
    readonly iceGatheringState = 'complete';
    localDescription: RTCSessionDescriptionInit | null = null;
    remoteDescription: RTCSessionDescriptionInit | null = null;
    createOffer = async () => ({ type: 'offer', sdp: this.describe() });
    createAnswer = async () => ({ type: 'answer', sdp: this.describe() });
    getStats = async () => stats;
    addIceCandidate = async () => undefined;

    constructor() {
      super();
      made.set(this.id, this);
    }
    createDataChannel(): SimulatedChannel {
      return this.channel;
    }
    describe(): string {
      const print = this.id.padStart(64, '0').replace(/..(?=.)/g, '$&:');
      return `s=${this.id}\r\na=fingerprint:sha-256 ${print}\r\n`;
    }
    async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
      this.localDescription = description;
      this.settle();
    }
    async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      this.remoteDescription = description;
      this.settle();
    }
    settle(): void {
      const both = this.localDescription !== null && this.remoteDescription !== null;
      this.signalingState = both ? 'stable' : 'have-offer';
      setTimeout(() => this.fire('signalingstatechange'), 0);
      const other = made.get(/^s=(\S+)/.exec(this.remoteDescription?.sdp ?? '')?.[1] ?? '');
      if (!both || other?.remoteDescription?.sdp !== this.localDescription?.sdp || other === undefined) return;
      wire.met += 1;
      if (held === null && wire.leads()) setTimeout(() => this.join(other), DELAY);
    }
    join(other: SimulatedConnection): void {
      const ends: readonly SimulatedConnection[] = [this, other];
      if (ends.some((end) => end.iceConnectionState === 'closed')) return;
      [this.channel.other, other.channel.other] = [other.channel, this.channel];
      for (const end of ends) {
        end.iceConnectionState = 'connected';
        end.fire('iceconnectionstatechange');
        end.channel.readyState = 'open';
      }
      for (const end of ends) end.channel.fire('open');
    }
    close(): void {
      this.iceConnectionState = 'closed';
      this.signalingState = 'closed';
      made.delete(this.id);
      this.channel.close();
    }
  }

  class Description {
    constructor(given: object) {
      Object.assign(this, given);
    }
  }
  Object.assign(globalThis, {
    RTCPeerConnection: SimulatedConnection,
    RTCSessionDescription: Description,
    RTCIceCandidate: Description,
  });
  return wire;
}
