import { compare, mustHaveLength, utf8 } from './bytes.ts';
import { bind, derive } from './derive.ts';

/** Where a commitment counts, and whose it is: copied elsewhere, or by somebody else, it opens for nothing. */
export interface CommitPlace {
  readonly workspace: string;
  readonly about: string;
  /** The person's 32-byte key. */
  readonly author: Uint8Array;
}

export const commitNonceLength = 32;

/** 32 bytes that hold their author to `bytes`, and tell nothing of them. Throws on a nonce or key of another length. */
export function commitTo({ workspace, about, author }: CommitPlace, nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
  mustHaveLength(nonce, commitNonceLength, 'a nonce');
  mustHaveLength(author, 32, 'a key');
  return derive(nonce, bind('commitment', [utf8(workspace), utf8(about), author, bytes]), 32);
}

/** Whether these are the bytes committed to, there, by that author. */
export function isCommitmentTo(
  place: CommitPlace,
  commitment: Uint8Array,
  nonce: Uint8Array,
  bytes: Uint8Array,
): boolean {
  return nonce.length === commitNonceLength && compare(commitTo(place, nonce, bytes), commitment) === 0;
}
