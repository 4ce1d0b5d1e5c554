/**
 * What this tab wants from the server, whatever the connection does: each wish names the keys the server must see
 * proven, and says its frame once they are; again on every new connection, until it is withdrawn.
 */
import { type SigningPair, signDetached, toText } from '../../../crypto/index.ts';
import { type ClientFrame, proofPayload } from '../../../signaling/protocol.ts';

export interface Wish {
  readonly proofs: readonly SigningPair[];
  say(): void;
}

export interface Wishes {
  /** Returns the withdrawal. */
  add(wish: Wish): () => void;
  /** A connection opened with this nonce. */
  challenged(nonce: Uint8Array): void;
  proved(key: string): void;
  lost(): void;
  /** True while there is at least one. */
  any(): boolean;
}

export function keepWishes(send: (message: ClientFrame) => boolean, added: () => void): Wishes {
  const wishes = new Set<Wish>();
  const said = new Set<Wish>();
  const proven = new Set<string>();
  const asked = new Set<string>();
  let challenge: Uint8Array | null = null;

  function prove(pair: SigningPair, nonce: Uint8Array): void {
    const key = toText(pair.publicKey);
    if (asked.has(key)) return;
    const signature = toText(signDetached('topic', proofPayload(nonce, pair.publicKey), pair));
    if (send({ type: 'prove', key, signature })) asked.add(key);
  }

  function pursue(wish: Wish): void {
    if (challenge === null || said.has(wish)) return;
    for (const pair of wish.proofs) prove(pair, challenge);
    if (wish.proofs.every((pair) => proven.has(toText(pair.publicKey)))) {
      said.add(wish);
      wish.say();
    }
  }

  function forget(): void {
    challenge = null;
    proven.clear();
    asked.clear();
    said.clear();
  }

  return {
    add(wish) {
      wishes.add(wish);
      pursue(wish);
      added();
      return () => {
        wishes.delete(wish);
        said.delete(wish);
      };
    },
    challenged(nonce) {
      forget();
      challenge = nonce;
      for (const wish of [...wishes]) pursue(wish);
    },
    proved(key) {
      proven.add(key);
      for (const wish of [...wishes]) pursue(wish);
    },
    lost: forget,
    any: () => wishes.size > 0,
  };
}
