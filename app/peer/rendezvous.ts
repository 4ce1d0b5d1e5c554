/** y-webrtc, fenced: finds the other devices, syncs the root document and presence. Everything else goes around it. */
import * as broadcast from 'lib0/broadcastchannel';
import type { Awareness } from 'y-protocols/awareness';
import { WebrtcProvider } from 'y-webrtc';
import type * as Y from 'yjs';
import { toText } from '../../crypto/index.ts';
import { addressOf, type Introductions, registerIntroductions } from './introductions.ts';
import type { LinkContext } from './link/types.ts';

/** Ghosts of reloads keep their place for a while: a small table would refuse the living (yjs/y-webrtc#24). */
const MAX_CONNECTIONS = 64;

export interface RendezvousOptions {
  readonly root: Y.Doc;
  readonly awareness: Awareness;
  readonly introductions: Introductions;
  readonly link: LinkContext;
}

export interface Rendezvous {
  /** Says "I am here" again: 209 bytes, and no harm when nobody hears. */
  announce(): void;
  /** What y-webrtc calls this device in the room; null until it has made one. */
  self(): string | null;
  /** Connections being made or made. */
  connections(): number;
  /** Resolves when y-webrtc holds nothing of this room any more. Presence of this device is taken down by it: restore it if the room goes on. */
  close(): Promise<void>;
}

export function openRendezvous({ root, awareness, introductions, link }: RendezvousOptions): Rendezvous {
  // Its own name each time: the name is also that of a BroadcastChannel, on which other tabs could listen.
  const name = toText(introductions.random(18));
  const unregister = registerIntroductions(name, introductions);
  const provider = new WebrtcProvider(name, root, {
    signaling: [addressOf(name)],
    awareness,
    maxConns: MAX_CONNECTIONS,
    filterBcConns: false,
    peerOpts: { link },
  });

  // y-webrtc makes its room in a promise it has attached to already, so this runs right after.
  const opened = Promise.resolve(provider.key).then(() => {
    const room = provider.room;
    if (room === null) return;
    // One tab leads, so there is no other to tell: without this every update would be applied here a second time.
    broadcast.unsubscribe(name, room._bcSubscriber);
    room.bcconnected = false;
    closeBroadcast(name);
    // Fires on a click on a mailto: link too, and would leave the room for good; the tab's end closes the links anyway.
    if (typeof window === 'undefined') process.off('exit', room._beforeUnloadHandler);
    else window.removeEventListener('beforeunload', room._beforeUnloadHandler);
  });

  return {
    announce() {
      for (const conn of provider.signalingConns) conn.emit('connect', [{ type: 'connect' }, conn]);
    },
    self: () => provider.room?.peerId ?? null,
    connections: () => provider.room?.webrtcConns.size ?? 0,
    async close() {
      await opened;
      provider.disconnect();
      provider.destroy();
      // destroy() leaves the room to the same promise.
      await provider.key;
      unregister();
      closeBroadcast(name);
    },
  };
}

/** y-webrtc's last words, already on their way, open the channel again after its unsubscription: close it behind them. */
function closeBroadcast(name: string): void {
  setTimeout(() => {
    const nobody = (): void => undefined;
    broadcast.subscribe(name, nobody);
    broadcast.unsubscribe(name, nobody);
  }, 0);
}
