/**
 * A place that is only listened at: no room, no document, one subscription. For workspaces of which there are many, and
 * whose people are mostly away.
 */
import { type SigningPair, sealer } from '../../crypto/index.ts';
import type { Secret } from '../../crypto/secret.ts';
import { openIntroduction, sealIntroduction } from './introduction.ts';
import type { RoomServer, Topic } from './types.ts';

export interface WatchOptions {
  readonly server: Pick<RoomServer, 'join'>;
  readonly workspace: string;
  readonly topic: SigningPair;
  readonly introductions: Secret;
  readonly random: (length: number) => Uint8Array;
}

/**
 * Asks once a connection whether somebody is there, and calls `onHeard` the first time that anybody who knows the secret
 * says anything. Then open the room: whoever it was will be found by it. Returns the stop.
 */
export function watchPlace(options: WatchOptions, onHeard: () => void): () => void {
  const { server, workspace, random } = options;
  const box = sealer(options.introductions, 'introductions', workspace);
  let topic: Topic | null = null;
  let stopped = false;

  function call(): void {
    if (stopped) return;
    // A name for this call alone: nobody is to connect to it.
    const from = [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    topic?.publish(sealIntroduction({ type: 'call', from }, box, random));
  }

  function stop(): void {
    stopped = true;
    topic?.leave();
    topic = null;
  }

  topic = server.join(options.topic, {
    // Of a topic that is proven already this comes before join() has returned.
    ready: (up) => up && queueMicrotask(call),
    receive(sealed) {
      if (stopped || openIntroduction(sealed, box) === null) return;
      stop();
      onHeard();
    },
  });
  return stop;
}
