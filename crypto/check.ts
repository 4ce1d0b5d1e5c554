import { compare, concat, mustHaveLength, utf8 } from './bytes.ts';
import { bind, derive, type Kind } from './derive.ts';

/** One end of a check, as the proof of the link showed it: 32 bytes each. */
export interface CheckEnd {
  readonly person: Uint8Array;
  readonly device: Uint8Array;
}

/** What both ends of a check must agree on, before a nonce is drawn. The leader is the end that commits. */
export interface CheckEnds {
  readonly workspace: string;
  readonly leader: CheckEnd;
  readonly follower: CheckEnd;
}

export const checkNonceLength = 32;
/** Six numbers under 64: 36 bits, of which a meddler has one guess for each time both people ask (RFC 6189 §4.4.1.1). */
export const checkLength = 6;

function bound(kind: Kind, { workspace, leader, follower }: CheckEnds): Uint8Array {
  const keys = [leader.person, leader.device, follower.person, follower.device];
  for (const key of keys) mustHaveLength(key, 32, 'a key');
  return bind(kind, [utf8(workspace), ...keys]);
}

/**
 * 32 bytes that hold the leader to its nonce before it sees the follower's, and tell nothing of it. Throws on a nonce
 * of another length.
 */
export function commitCheck(ends: CheckEnds, nonce: Uint8Array): Uint8Array {
  mustHaveLength(nonce, checkNonceLength, 'a nonce');
  return derive(nonce, bound('check/commit', ends), 32);
}

/** Whether this nonce is the one committed to, at these very ends. */
export function opensCommitment(ends: CheckEnds, commitment: Uint8Array, nonce: Uint8Array): boolean {
  return nonce.length === checkNonceLength && compare(commitCheck(ends, nonce), commitment) === 0;
}

/**
 * The numbers both people compare, 0 to 63 each: the same on both screens when nobody sits between, and otherwise with
 * a chance of 2^-36. Throws on a nonce of another length.
 */
export function deriveCheck(ends: CheckEnds, leaderNonce: Uint8Array, followerNonce: Uint8Array): readonly number[] {
  for (const nonce of [leaderNonce, followerNonce]) mustHaveLength(nonce, checkNonceLength, 'a nonce');
  const bytes = derive(concat(leaderNonce, followerNonce), bound('check', ends), 8);
  const bits = new DataView(bytes.buffer).getBigUint64(0);
  return Array.from({ length: checkLength }, (_, at) => Number((bits >> BigInt(58 - 6 * at)) & 63n));
}
