/**
 * Presence bound to proven people. y-webrtc applies any awareness state a member's device sends, under any client id,
 * and keeps the states of those who left for half a minute: here a state stays only while the device that said in its
 * hello "this client id is mine" is connected.
 */
import { getUnixTime } from 'lib0/time';
import { type Awareness, removeAwarenessStates } from 'y-protocols/awareness';

/** A state may overtake its owner's hello: they travel on different channels. */
const GRACE = 5_000;
/** y-protocols looks every 3 s and renews what is 15 s old: made to look younger it is renewed each 18 s, with one question halfway. */
const YOUNGER = 2_000;
const RENEW_WITH = 7_500;

export interface Presence {
  /** Takes down what nobody vouches for. */
  sweep(): void;
  left(client: number): void;
}

export function guardPresence(
  awareness: Awareness,
  isVouched: (client: number) => boolean,
  clock: () => number,
): Presence {
  const strangers = new Map<number, number>();
  // A renewal draws the other side's along: what answers costs one packet less than what comes on its own, and both pages were heard.
  awareness.on('update', (_: unknown, origin: unknown) => {
    const own = awareness.meta.get(awareness.clientID);
    const state = awareness.getLocalState();
    if (own === undefined || state === null) return;
    if (origin === 'local') own.lastUpdated += YOUNGER;
    // By the clock that y-protocols dates with.
    else if (getUnixTime() - own.lastUpdated >= RENEW_WITH) awareness.setLocalState(state);
  });
  return {
    sweep() {
      const now = clock();
      for (const client of awareness.getStates().keys()) {
        if (client === awareness.clientID || isVouched(client)) {
          strangers.delete(client);
          continue;
        }
        const since = strangers.get(client) ?? now;
        strangers.set(client, since);
        if (now - since < GRACE) continue;
        strangers.delete(client);
        removeAwarenessStates(awareness, [client], 'unproven');
      }
      for (const client of strangers.keys()) if (!awareness.getStates().has(client)) strangers.delete(client);
    },
    left(client) {
      if (client !== awareness.clientID) removeAwarenessStates(awareness, [client], 'left');
    },
  };
}
