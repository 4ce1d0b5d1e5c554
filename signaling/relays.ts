import { createHmac } from 'node:crypto';
import type { Config } from './config.ts';
import type { ServerFrame } from './protocol.ts';

/** How long a credential opens the relay; a connection made through it outlives it. */
const SECONDS = 3_600;

/**
 * Credentials that the TURN server can check by itself, for an hour (draft-uberti-behave-turn-rest): the name is their end
 * and `person`, the password the name's HMAC. coturn counts its quota by `person`.
 */
export function mintRelays({ urls, secret }: Config['relays'], person: string, now: number): ServerFrame {
  const username = secret === undefined ? '' : `${Math.floor(now / 1000) + SECONDS}:${person}`;
  const password = secret === undefined ? '' : createHmac('sha1', secret).update(username).digest('base64');
  return { type: 'relays', urls: [...urls], username, password, seconds: SECONDS };
}
