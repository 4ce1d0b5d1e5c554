/** State vectors, read from the other side with care, and the digest of what they leave out. */
import * as Y from 'yjs';
import { hash } from '../../../crypto/index.ts';
import { DIGEST_LENGTH } from './frames.ts';

/** Yjs client id → how many of its operations. */
export type Vector = ReadonlyMap<number, number>;

export const vectorOf = (doc: Y.Doc): Vector => Y.decodeStateVector(Y.encodeStateVector(doc));

/** Null when malformed. Never throws. */
export function parseVector(bytes: Uint8Array): Vector | null {
  try {
    return Y.decodeStateVector(bytes);
  } catch {
    return null;
  }
}

export const encodeVector = (vector: Vector): Uint8Array => Y.encodeStateVector(new Map(vector));

/** True when whoever stands at `vector` holds everything `other` counts. */
export function covers(vector: Vector, other: Vector): boolean {
  for (const [client, clock] of other) if ((vector.get(client) ?? 0) < clock) return false;
  return true;
}

/** The furthest of both, client by client. */
export function furthest(one: Vector, other: Vector): Vector {
  const both = new Map(one);
  for (const [client, clock] of other) if ((both.get(client) ?? 0) < clock) both.set(client, clock);
  return both;
}

/**
 * Equal digests mean equal delete sets (Yjs writes them sorted and merged), so a deletion that was lost is seen at the
 * next meeting although both state vectors agree, and equal documents need not send their delete sets at all.
 */
export function deletionDigest(doc: Y.Doc): Uint8Array {
  const onlyDeletions = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
  return hash(onlyDeletions).slice(0, DIGEST_LENGTH);
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Only the clients whose writing this transaction brought, and how far. */
export function advancedBy(transaction: Y.Transaction): Vector {
  const advanced = new Map<number, number>();
  for (const [client, clock] of transaction.afterState) {
    if ((transaction.beforeState.get(client) ?? 0) < clock) advanced.set(client, clock);
  }
  return advanced;
}
