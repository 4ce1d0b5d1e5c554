/** Sees every connection this page makes, whoever makes it, and every byte it sends over one. Import it first. */
export const connections: RTCPeerConnection[] = [];
export const sentSizes: number[] = [];

const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

const native = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: ArrayBufferView) => void;
RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
  native.call(this, data as ArrayBufferView);
  sentSizes.push((data as ArrayBufferView).byteLength);
};

/** Ends the newest living connection as the browser does when its network is gone for good. */
export function cut(): boolean {
  const living = connections.filter((connection) => connection.connectionState === 'connected').at(-1);
  living?.close();
  return living !== undefined;
}
