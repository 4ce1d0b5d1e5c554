/**
 * Which STUN and TURN servers our server names, with the credential that opens them: asked on each connection before any
 * topic is subscribed to, so that the answer is here before anybody can be met, and again before the credential ends.
 */
import type { ClientFrame } from '../../../signaling/protocol.ts';
import { changeable, type Observable } from '../../model/observable.ts';
import type { Relays } from '../types.ts';
import type { ServerMessage } from './answers.ts';

type Grant = Extract<ServerMessage, { type: 'relays' }>;

/** What part of its life a credential is used for before another is asked. */
const RENEW_AFTER = 0.8;
/** However long or short the server says it lives, s. */
const SHORTEST = 60;
const LONGEST = 86_400;

export interface RelayKeeper {
  readonly known: Observable<Relays | null>;
  /** A topic's proof is on its way, so somebody will be met: asks, once a connection. */
  need(): void;
  receive(grant: Grant): void;
  lost(): void;
}

export function keepRelays(send: (frame: ClientFrame) => boolean): RelayKeeper {
  const known = changeable<Relays | null>(null);
  let asked = false;
  let renewal: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    asked = send({ type: 'relays' });
  }

  return {
    known,
    need() {
      if (!asked) ask();
    },
    receive(grant) {
      clearTimeout(renewal);
      renewal = setTimeout(ask, Math.min(LONGEST, Math.max(SHORTEST, grant.seconds * RENEW_AFTER)) * 1000);
      known.set(readGrant(grant));
    },
    // What is known is kept: with an old credential only the relay refuses, and nothing else is worse for it.
    lost() {
      clearTimeout(renewal);
      asked = false;
    },
  };
}

/** A relay without its credential is left out: RTCPeerConnection would throw on it. */
export function readGrant({ urls, username, password }: Grant): Relays {
  const stun = urls.filter((url) => url.startsWith('stun:'));
  const turn = username === '' || password === '' ? [] : urls.filter((url) => !url.startsWith('stun:'));
  return {
    servers: [
      ...(stun.length > 0 ? [{ urls: stun }] : []),
      ...(turn.length > 0 ? [{ urls: turn, username, credential: password }] : []),
    ],
    canRelay: turn.length > 0,
  };
}
