/**
 * Sound and pictures over one proven link. Only the end that leads describes them, once for a connection: a place for a
 * microphone, one for a camera, one for a screen; what is put there later needs no more words. Descriptions go over the
 * link's own channel, so nobody but the proven device can make this one send or show anything; without a call on this
 * side every place is refused.
 */

import { fingerprints } from '../link/proof.ts';
import { relayedOnly } from '../link/relayOnly.ts';
import type { ProvenLink } from '../link/types.ts';
import type { MediaMessage } from './frames.ts';
import { profileOf, withProfile } from './profile.ts';

export const PLACES = ['microphone', 'camera', 'screen'] as const;
export type Place = (typeof PLACES)[number];
export type Tracks = Readonly<Record<Place, MediaStreamTrack | null>>;

export const NOTHING: Tracks = { microphone: null, camera: null, screen: null };

export interface Media {
  /** What comes, by place; null while no connection carries it. Another object after each change. */
  received(): Tracks;
  /** A call is on: these tracks go out now and after each repair. Null: nothing goes out, and nothing is let in. */
  give(tracks: Tracks | null): void;
  take(message: MediaMessage): void;
  /** Described anew: another connection, or another profile. */
  begin(): void;
  close(): void;
}

export interface MediaOptions {
  readonly link: ProvenLink;
  readonly low: () => boolean;
  readonly say: (message: MediaMessage) => void;
  readonly onReceived: () => void;
}

export function openMedia({ link, low, say, onReceived }: MediaOptions): Media {
  let tracks: Tracks | null = null;
  let connection: RTCPeerConnection | null = null;
  let places: readonly RTCRtpTransceiver[] = [];
  let received = NOTHING;
  let turn: Promise<void> = Promise.resolve();
  /** Asked for while an offer was still unanswered. */
  let isDue = false;

  /** One description after the other; one that its connection did not outlive is of no more interest. */
  function inTurn(work: (on: RTCPeerConnection) => Promise<void>): void {
    turn = turn.then(async () => {
      const on = link.connection();
      if (on === null) return;
      if (on !== connection) {
        connection = on;
        places = [];
        isDue = false;
      }
      try {
        await work(on);
      } catch (fault) {
        if (link.connection() === on && on.connectionState !== 'closed') throw fault;
      }
    });
    turn.catch((fault: unknown) => {
      turn = Promise.resolve();
      setTimeout(() => {
        throw fault;
      }, 0);
    });
  }

  function show(): void {
    const track = (at: number): MediaStreamTrack | null => places[at]?.receiver.track ?? null;
    received = { microphone: track(0), camera: track(1), screen: track(2) };
    onReceived();
  }

  async function fill(): Promise<void> {
    const profile = profileOf(low());
    for (const [at, place] of PLACES.entries()) {
      const sender = places[at]?.sender;
      if (sender === undefined) continue;
      const track = tracks?.[place] ?? null;
      if (sender.track !== track) await sender.replaceTrack(track);
      if (place === 'microphone') continue;
      const parameters = sender.getParameters();
      const [encoding] = parameters.encodings ?? [];
      if (encoding === undefined) continue;
      encoding.maxBitrate = place === 'camera' ? profile.picture : profile.screen;
      await sender.setParameters(parameters);
    }
  }

  const told = ({ sdp }: RTCSessionDescription | { sdp: string }): string => {
    // The way is there already: no address is told a second time, and none at all where only a relay may be seen.
    const bare = relayedOnly({ type: 'offer', sdp });
    return withProfile(bare !== null && 'sdp' in bare ? bare.sdp : '', profileOf(low()));
  };

  /** The certificate was proved when the link was: another one in a description is somebody else's. */
  const isOfThisEnd = (on: RTCPeerConnection, sdp: string): boolean => {
    const known = on.remoteDescription;
    return known !== null && JSON.stringify(fingerprints(sdp)) === JSON.stringify(fingerprints(known.sdp));
  };

  async function offer(on: RTCPeerConnection): Promise<void> {
    isDue = on.signalingState !== 'stable';
    if (isDue || (tracks === null && places.length === 0)) return;
    if (tracks === null) {
      for (const place of places) place.stop();
      places = [];
    } else if (places.length === 0) {
      places = PLACES.map((place) => on.addTransceiver(place === 'microphone' ? 'audio' : 'video'));
    }
    await on.setLocalDescription();
    if (on.localDescription === null) return;
    say({ type: 'offer', sdp: told(on.localDescription), places: places.flatMap(({ mid }) => mid ?? []) });
  }

  async function answer(on: RTCPeerConnection, message: Extract<MediaMessage, { type: 'offer' }>): Promise<void> {
    // Only one end leads, or two offers would cross.
    if (link.leads || !isOfThisEnd(on, message.sdp)) return;
    await on.setRemoteDescription({ type: 'offer', sdp: withProfile(message.sdp, profileOf(low())) });
    const all = on.getTransceivers();
    places = message.places.flatMap((mid) => all.find((each) => each.mid === mid) ?? []);
    for (const each of all) {
      if (each.currentDirection === 'stopped') continue;
      each.direction = tracks !== null && places.includes(each) ? 'sendrecv' : 'inactive';
    }
    await fill();
    await on.setLocalDescription();
    if (on.localDescription !== null) say({ type: 'answer', sdp: told(on.localDescription) });
    show();
  }

  return {
    received: () => received,
    give(next) {
      const isBegun = (tracks === null) !== (next === null);
      tracks = next;
      if (next === null) received = NOTHING;
      if (isBegun && link.leads) inTurn(offer);
      // What was refused before is asked for again.
      else if (isBegun && next !== null && places.length > 0) say({ type: 'again' });
      inTurn(fill);
    },
    begin() {
      if (link.leads) inTurn(offer);
      else say({ type: 'again' });
    },
    take(message) {
      if (message.type === 'offer') inTurn((on) => answer(on, message));
      else if (message.type === 'answer')
        inTurn(async (on) => {
          if (on.signalingState !== 'have-local-offer' || !isOfThisEnd(on, message.sdp)) return;
          await on.setRemoteDescription({ type: 'answer', sdp: withProfile(message.sdp, profileOf(low())) });
          await fill();
          show();
          if (isDue) await offer(on);
        });
      else if (link.leads) inTurn(offer);
    },
    close() {
      tracks = null;
      received = NOTHING;
    },
  };
}
