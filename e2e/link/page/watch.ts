/** Sees every connection this page makes, whoever makes it, and every byte it sends over one. Import it first. */
export const made = { connections: 0 };
/** Weakly: the browser counts a closed connection until it is collected, and allows 500. */
let connections: WeakRef<RTCPeerConnection>[] = [];
export const sentSizes: number[] = [];

/** When the newest connection that found an address of this device found its first. */
export const gathered = { at: 0 };
const found = (): void => {
  gathered.at = performance.now();
};

const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    made.connections += 1;
    connections = connections.filter((connection) => connection.deref() !== undefined);
    connections.push(new WeakRef(this));
    this.addEventListener('icecandidate', found, { once: true });
  }
};

const native = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: ArrayBufferView) => void;
RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
  native.call(this, data as ArrayBufferView);
  sentSizes.push((data as ArrayBufferView).byteLength);
};

/** Connections that nobody closed. */
export const living = (): number =>
  connections.filter((connection) => (connection.deref()?.connectionState ?? 'closed') !== 'closed').length;

/** Ends the newest living connection as the browser does when its network is gone for good. */
export function cut(): boolean {
  const living = connections
    .map((connection) => connection.deref())
    .filter((connection) => connection?.connectionState === 'connected')
    .at(-1);
  living?.close();
  return living !== undefined;
}

/** As large as the browser's questions whether a path lives, and their answers, are (RFC 8445, with its own extras). */
const CHECK = { request: 100, response: 64 } as const;
/** Of IPv4 and UDP, before each packet. */
const HEADERS = 28;

/** Bytes that this page's living connections have sent: packets with their headers, and the checks of the path. */
export async function sentOverWire(): Promise<number> {
  let bytes = 0;
  for (const connection of connections) {
    const living = connection.deref();
    if (living === undefined || living.connectionState === 'closed') continue;
    const statistics = await living.getStats();
    statistics.forEach((each) => {
      if (each.type === 'transport') bytes += each.bytesSent + each.packetsSent * HEADERS;
      if (each.type !== 'candidate-pair') return;
      const requests = (each.requestsSent ?? 0) + (each.consentRequestsSent ?? 0);
      bytes += requests * (CHECK.request + HEADERS) + (each.responsesSent ?? 0) * (CHECK.response + HEADERS);
    });
  }
  return bytes;
}

/** All that other devices have told this one of where they are: descriptions and candidates. */
export const told: string[] = [];
const setRemote = Native.prototype.setRemoteDescription as (
  this: RTCPeerConnection,
  given: RTCSessionDescriptionInit,
) => Promise<void>;
Native.prototype.setRemoteDescription = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
  told.push(description.sdp ?? '');
  return setRemote.call(this, description);
};
const addCandidate = Native.prototype.addIceCandidate as (given?: RTCIceCandidateInit) => Promise<void>;
Native.prototype.addIceCandidate = function (this: RTCPeerConnection, given?: RTCIceCandidateInit | null) {
  told.push(given?.candidate ?? '');
  return addCandidate.call(this, given ?? undefined);
};
