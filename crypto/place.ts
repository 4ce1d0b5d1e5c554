import { utf8 } from './bytes.ts';
import { bind, derive } from './derive.ts';
import type { SigningPair } from './identity.ts';
import { signingPairFrom } from './identity.ts';
import { Secret } from './secret.ts';

export interface MeetingPlace {
  /** Where to listen at the server, and the right to. */
  readonly topic: SigningPair;
  /** Seals what is said there. */
  readonly key: Secret;
}

/**
 * Where all who know `shared` find each other, for one purpose; whoever does not know it can neither listen nor read.
 * Under a public key this hides who is looked for from the server, and nothing from those who know the person.
 */
export function meetingPlace(purpose: string, shared: Uint8Array): MeetingPlace {
  const label = utf8(purpose);
  return {
    topic: signingPairFrom(new Secret(derive(shared, bind('place/topic', [label]), 32))),
    key: new Secret(derive(shared, bind('place/key', [label]), 32)),
  };
}
