/** The cast: each person has one device, both made from one small number. */

import type { LinkContext, LinkRefusal, ProvenLink } from '../../../app/peer/link/types.ts';
import { certifyDevice, Secret, signingPairFrom, toText } from '../../../crypto/index.ts';

const pair = (number: number) => signingPairFrom(new Secret(new Uint8Array(32).fill(number)));

export const Person = { ada: 1, ben: 2, cleo: 3 } as const;
export type Name = keyof typeof Person;

export const personKey = (name: Name): string => toText(pair(Person[name]).publicKey);

export interface Seen {
  readonly proven: ProvenLink[];
  readonly refused: LinkRefusal[];
}

/** `uncertified`: someone who holds the workspace's secrets but whose device nobody certified. */
export function contextOf(name: Name, seen: Seen, uncertified = false): LinkContext {
  const device = pair(Person[name] + 100);
  const certifier = uncertified ? device : pair(Person[name]);
  const members = new Set([personKey('ada'), personKey('ben')]);
  return {
    workspace: 'w-test',
    device,
    certificate: certifyDevice(certifier, device.publicKey, 0),
    members: () => members,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    configuration: () => ({ iceServers: [] }),
    clock: () => performance.now(),
    onProven: (link) => seen.proven.push(link),
    onRefused: (why) => seen.refused.push(why),
  };
}
