/** What this end agrees to, over a connection that only keeps what it was told. Real ones: e2e/call. */
import { beforeEach, expect, it } from 'vitest';
import type { ProvenLink } from '../link/types.ts';
import { simulateLink } from '../testing/simulatedLink.ts';
import type { MediaMessage } from './frames.ts';
import { type Media, NOTHING, openMedia } from './media.ts';

const print = (mark: string): string => `a=fingerprint:sha-256 ${mark}`;
const described = (mark: string): string =>
  [
    'v=0',
    'o=- 1 2 IN IP4 192.168.1.7',
    'm=audio 9 x 111',
    'c=IN IP4 192.168.1.7',
    print(mark),
    'a=candidate:1 1 udp 1 192.168.1.7 5000 typ host',
    '',
  ].join('\r\n');

interface Transceiver {
  mid: string | null;
  direction: RTCRtpTransceiverDirection;
  currentDirection: RTCRtpTransceiverDirection | null;
  readonly receiver: { readonly track: object };
  readonly sender: Pick<RTCRtpSender, 'getParameters' | 'setParameters'> & {
    track: unknown;
    replaceTrack(track: unknown): Promise<void>;
  };
  stop(): void;
}

/** As much of a connection as is spoken to. */
class Connection {
  readonly connectionState = 'connected';
  signalingState: RTCSignalingState = 'stable';
  localDescription: { sdp: string } | null = null;
  remoteDescription: { sdp: string } | null = { sdp: described('THEIRS') };
  readonly all: Transceiver[] = [];
  getTransceivers = (): Transceiver[] => this.all;

  addTransceiver(): Transceiver {
    const made: Transceiver = {
      mid: null,
      direction: 'sendrecv',
      currentDirection: null,
      receiver: { track: {} },
      sender: {
        track: null,
        async replaceTrack(track) {
          this.track = track;
        },
        getParameters: () => ({ transactionId: '', encodings: [], codecs: [], headerExtensions: [], rtcp: {} }),
        setParameters: async () => undefined,
      },
      stop() {
        made.currentDirection = 'stopped';
      },
    };
    this.all.push(made);
    return made;
  }

  async setLocalDescription(): Promise<void> {
    for (const [at, each] of this.all.entries()) each.mid ??= String(at + 1);
    this.localDescription = { sdp: described('OURS') };
    this.signalingState = this.signalingState === 'stable' ? 'have-local-offer' : 'stable';
  }

  async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    if (description.type !== 'offer' || this.all.length > 0) return;
    for (const mid of ['1', '2', '3']) this.addTransceiver().mid = mid;
  }
}

const microphone = { kind: 'audio' } as MediaStreamTrack;
const offer: MediaMessage = { type: 'offer', sdp: described('THEIRS'), places: ['1', '2', '3'] };
let said: MediaMessage[];
let connection: Connection;

function media(end: 0 | 1): Media {
  const link = simulateLink({ devices: ['ada', 'ben'] }).ends[end];
  const over: ProvenLink = { ...link, connection: () => connection as never };
  return openMedia({ link: over, low: () => false, say: (message) => said.push(message), onReceived: () => undefined });
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  said = [];
  connection = new Connection();
});

it('refuses every place while there is no call here', async () => {
  const ben = media(1);
  ben.take(offer);
  await settle();
  expect(said.map(({ type }) => type)).toEqual(['answer']);
  expect(connection.all.map(({ direction }) => direction)).toEqual(['inactive', 'inactive', 'inactive']);
  expect(connection.all.every(({ sender }) => sender.track === null)).toBe(true);
  // The call begins after all: it asks for what it refused.
  ben.give({ ...NOTHING, microphone });
  await settle();
  expect(said.at(-1)?.type).toBe('again');
});

it('in a call gives what is there and takes what comes; after it, nothing', async () => {
  const ben = media(1);
  ben.give({ ...NOTHING, microphone });
  ben.take(offer);
  await settle();
  expect(connection.all.map(({ direction }) => direction)).toEqual(['sendrecv', 'sendrecv', 'sendrecv']);
  expect(connection.all.map(({ sender }) => sender.track)).toEqual([microphone, null, null]);
  expect(ben.received().microphone).toBe(connection.all[0]?.receiver.track);
  ben.give(null);
  await settle();
  expect(connection.all.every(({ sender }) => sender.track === null)).toBe(true);
  expect(ben.received()).toEqual(NOTHING);
});

it('passes over a description with another certificate, and an offer to the end that leads', async () => {
  const [ada, ben] = [media(0), media(1)];
  ben.take({ ...offer, sdp: described('SOMEBODY') });
  ben.take({ ...offer, sdp: '' });
  ada.take(offer);
  await settle();
  expect(said).toEqual([]);
  expect(connection.all).toEqual([]);
});

it('tells no address, and no more of a packet than its place', async () => {
  const ada = media(0);
  ada.give({ ...NOTHING, microphone });
  await settle();
  const [first] = said;
  expect(first).toMatchObject({ type: 'offer', places: ['1', '2', '3'] });
  expect(first !== undefined && 'sdp' in first && first.sdp).not.toContain('192.168');
});

it('the end that leads describes anew over a new connection, and ends the places with the call', async () => {
  const ada = media(0);
  ada.give({ ...NOTHING, microphone });
  await settle();
  ada.take({ type: 'answer', sdp: described('THEIRS') });
  await settle();
  const former = connection;
  connection = new Connection();
  ada.begin();
  await settle();
  expect(said).toHaveLength(2);
  ada.take({ type: 'answer', sdp: described('THEIRS') });
  await settle();
  expect(connection.all[0]?.sender.track).toBe(microphone);
  ada.give(null);
  await settle();
  expect(said.at(-1)).toMatchObject({ type: 'offer', places: [] });
  expect(connection.all.every(({ currentDirection }) => currentDirection === 'stopped')).toBe(true);
  expect(former.all.every(({ currentDirection }) => currentDirection === null)).toBe(true);
});

it('another profile while an offer is under way is told after its answer', async () => {
  const ada = media(0);
  ada.give({ ...NOTHING, microphone });
  ada.begin();
  await settle();
  expect(said).toHaveLength(1);
  ada.take({ type: 'answer', sdp: described('THEIRS') });
  await settle();
  expect(said).toHaveLength(2);
});
