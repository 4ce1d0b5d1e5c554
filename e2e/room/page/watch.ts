/** Counts every byte this page sends over any data channel. Import it first. */
export const sentSizes: number[] = [];

const native = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: ArrayBufferView) => void;
RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
  native.call(this, data as ArrayBufferView);
  sentSizes.push((data as ArrayBufferView).byteLength);
};
