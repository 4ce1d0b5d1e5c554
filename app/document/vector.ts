/** State vectors: how far a holder has got in each client's writing. */
import * as Y from 'yjs';

export type Vector = ReadonlyMap<number, number>;

export const vectorOf = (doc: Y.Doc): Vector => Y.decodeStateVector(Y.encodeStateVector(doc));

/** True when whoever stands at `vector` holds everything `other` counts. */
export function covers(vector: Vector, other: Vector): boolean {
  for (const [client, clock] of other) if ((vector.get(client) ?? 0) < clock) return false;
  return true;
}
