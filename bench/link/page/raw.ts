/** The limit: one RTCDataChannel between the two pages, used as well as a page can: 16 KB messages, back-pressure, nothing else. */
const MESSAGE = 16 * 1024;
const HIGH = 1024 * 1024;
const LOW = 512 * 1024;

let connection: RTCPeerConnection | null = null;
let channel: RTCDataChannel | null = null;
let expected = 0;
let received = 0;
let answered: (() => void) | null = null;

const opened = (made: RTCDataChannel) =>
  made.readyState === 'open' ? Promise.resolve() : new Promise((resolve) => made.addEventListener('open', resolve));

async function gathered(made: RTCPeerConnection): Promise<string> {
  while (made.iceGatheringState !== 'complete') {
    await new Promise((resolve) => made.addEventListener('icegatheringstatechange', resolve, { once: true }));
  }
  return made.localDescription?.sdp ?? '';
}

function make(iceServers: RTCIceServer[]): RTCPeerConnection {
  connection = new RTCPeerConnection({ iceServers });
  channel = connection.createDataChannel('raw', { negotiated: true, id: 0 });
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = LOW;
  channel.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    if (data.byteLength === 1) return answer(new Uint8Array(data)[0]);
    received += data.byteLength;
    if (received < expected) return;
    received = 0;
    channel?.send(new Uint8Array([1]));
  };
  return connection;
}

/** 0: a ping; 1: everything is here, or the ping came back. */
function answer(mark: number | undefined): void {
  if (mark === 0) channel?.send(new Uint8Array([1]));
  else answered?.();
}

const reply = () =>
  new Promise<void>((resolve) => {
    answered = resolve;
  });

export const raw = {
  async offer(iceServers: RTCIceServer[] = []): Promise<string> {
    const made = make(iceServers);
    await made.setLocalDescription(await made.createOffer());
    return gathered(made);
  },
  async answer(sdp: string, iceServers: RTCIceServer[] = []): Promise<string> {
    const made = make(iceServers);
    await made.setRemoteDescription({ type: 'offer', sdp });
    await made.setLocalDescription(await made.createAnswer());
    return gathered(made);
  },
  async accept(sdp: string): Promise<void> {
    await connection?.setRemoteDescription({ type: 'answer', sdp });
    if (channel !== null) await opened(channel);
  },
  expect(bytes: number): void {
    expected = bytes;
  },
  /** Milliseconds until the other side says that it has everything. */
  async send(length: number): Promise<number> {
    if (channel === null) throw new Error('not connected');
    const bytes = new Uint8Array(length);
    const began = performance.now();
    const done = reply();
    for (let at = 0; at < length; at += MESSAGE) {
      if (channel.bufferedAmount >= HIGH) {
        const wire = channel;
        await new Promise((resolve) => wire.addEventListener('bufferedamountlow', resolve, { once: true }));
      }
      channel.send(bytes.subarray(at, at + MESSAGE));
    }
    await done;
    return performance.now() - began;
  },
  async ping(): Promise<number> {
    const began = performance.now();
    const done = reply();
    channel?.send(new Uint8Array([0]));
    await done;
    return performance.now() - began;
  },
};
