/**
 * A plain y-webrtc client, as its package is: its own provider, signalling client and socket, in a process of its own,
 * since the tests replace the modules under it. `node plain.ts ADDRESS ROOM PASSWORD`. Node has no WebRTC: what is
 * played here stops at the introductions. Says one line for each description another one sent.
 */
import { WebrtcProvider } from 'y-webrtc';
import { Doc } from 'yjs';

/** As much of RTCPeerConnection as simple-peer asks for before the first candidate. */
class NoConnection {
  localDescription: unknown = null;
  remoteDescription: unknown = null;
  signalingState = 'stable';
  iceConnectionState = 'new';
  iceGatheringState = 'new';
  createDataChannel = () => ({});
  createOffer = async () => ({ type: 'offer', sdp: `of ${process.pid}` });
  createAnswer = async () => ({ type: 'answer', sdp: `of ${process.pid}` });
  setLocalDescription = async (description: unknown) => {
    this.localDescription = description;
  };
  setRemoteDescription = async (description: { type: string; sdp: string }) => {
    this.remoteDescription = description;
    process.stdout.write(`${description.type} ${description.sdp}\n`);
  };
  close = () => undefined;
}
class Plain {
  constructor(init: object) {
    Object.assign(this, init);
  }
}

const [address = '', room = '', password = ''] = process.argv.slice(2);
new WebrtcProvider(room, new Doc(), {
  signaling: [address],
  ...(password !== '' && { password }),
  peerOpts: {
    wrtc: { RTCPeerConnection: NoConnection, RTCSessionDescription: Plain, RTCIceCandidate: Plain },
  },
});
process.on('disconnect', () => process.exit(0));
