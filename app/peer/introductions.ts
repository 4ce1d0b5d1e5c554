/**
 * Where a room's introductions go. y-webrtc knows a room by a local name only; this registry, read by socket.ts,
 * holds what stands behind the name, so that neither the topic nor the secret ever passes through y-webrtc.
 */
import type { Secret, SigningPair } from '../../crypto/index.ts';
import type { ByHand } from './byHand/byHand.ts';
import type { RoomServer } from './types.ts';

export interface Introductions {
  readonly server: RoomServer;
  readonly workspace: string;
  readonly topic: SigningPair;
  readonly secret: Secret;
  readonly random: (length: number) => Uint8Array;
  /** Takes what is for a peer met by hand, and gives back what that peer says. */
  readonly byHand?: Pick<ByHand, 'keeps' | 'attach'>;
  /** True while this side announces itself to nobody: y-webrtc would, at each link that closes. */
  readonly isQuiet?: () => boolean;
  /** Answers who calls, and never calls. */
  readonly isPassive: () => boolean;
  /** A well-formed introduction of somebody who knows the secret came in, from this page: the other side is about. */
  readonly onHeard: (page: string) => void;
  /** Somebody who keeps no room open for this asks whether anybody is there. */
  readonly onCalled: () => void;
}

const SCHEME = 'introductions:';
const registered = new Map<string, Introductions>();

/** What y-webrtc is given as the address of a signalling server for this room. One socket a room: no room hears another. */
export const addressOf = (room: string): string => SCHEME + room;

export const roomOf = (address: string): string => address.slice(SCHEME.length);

export function registerIntroductions(room: string, introductions: Introductions): () => void {
  registered.set(room, introductions);
  return () => registered.delete(room);
}

export const introductionsOf = (room: string): Introductions | undefined => registered.get(room);
