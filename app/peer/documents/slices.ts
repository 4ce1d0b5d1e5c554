/**
 * A long difference as several updates, each of which stands by itself after the ones before it: while one is on its
 * way the other side works through the one that came, and keeps it.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { joined } from './joined.ts';
import { encodeVector, type Vector } from './vector.ts';

/** About this long. Small enough to overlap, large enough that a durable write each costs little. */
export const SLICE = 512 * 1024;

export interface Slice {
  readonly update: Uint8Array;
  readonly isLast: boolean;
}

type Struct = Y.Item | Y.GC | Y.Skip;

/** The missing writing of one client, from a clock on. */
interface Missing {
  readonly client: number;
  readonly from: number;
}

/**
 * What whoever stands at `since` lacks. One update when it is short; when several clients' writing is missing too, since
 * operations of different clients lean on each other. The last one carries the deletions. Each is made as it is asked
 * for, so that the first is on its way while the next is made; the document must not change in between.
 */
export function* sliceDifference(doc: Y.Doc, since: Vector, length = SLICE): Generator<Slice> {
  const missing = onlyMissing(doc, since);
  let reached = since;
  if (missing !== null) {
    for (const { upTo, update } of heads(doc, missing, length)) {
      yield { update, isLast: false };
      reached = new Map(reached).set(missing.client, upTo);
    }
  }
  yield { update: Y.encodeStateAsUpdate(doc, encodeVector(reached)), isLast: true };
}

function onlyMissing(doc: Y.Doc, since: Vector): Missing | null {
  let found: Missing | null = null;
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    const from = since.get(client) ?? 0;
    if (from >= clock) continue;
    if (found !== null) return null;
    found = { client, from };
  }
  return found;
}

/** All slices but the last. */
function* heads(
  doc: Y.Doc,
  { client, from }: Missing,
  length: number,
): Generator<{ upTo: number; update: Uint8Array }> {
  const structs: readonly Struct[] = doc.store.clients.get(client) ?? [];
  let body = new Y.UpdateEncoderV1();
  let count = 0;
  let begun = from;
  let at = from;
  for (const struct of [...structs]) {
    const end = struct.id.clock + struct.length;
    while (at < end) {
      if (encoding.length(body.restEncoder) >= length) {
        yield { upTo: at, update: updateOf(client, begun, count, body) };
        body = new Y.UpdateEncoderV1();
        count = 0;
        begun = at;
      }
      const cut = cutText(struct, at - struct.id.clock, length);
      if (cut === null) struct.write(body, at - struct.id.clock);
      else cut.write(body, 0);
      count += 1;
      at = cut === null ? end : at + cut.length;
    }
  }
}

function updateOf(client: number, clock: number, count: number, body: Y.UpdateEncoderV1): Uint8Array {
  const head = encoding.createEncoder();
  encoding.writeVarUint(head, 1);
  encoding.writeVarUint(head, count);
  encoding.writeVarUint(head, client);
  encoding.writeVarUint(head, clock);
  const noDeletions = Uint8Array.of(0);
  return joined([encoding.toUint8Array(head), encoding.toUint8Array(body.restEncoder), noDeletions]);
}

/** The next `length` characters of a long text from `offset` on, as an item of its own; null: take the rest as it is. */
function cutText(struct: Struct, offset: number, length: number): Y.Item | null {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return null;
  if (struct.length - offset <= length) return null;
  const { str } = struct.content;
  const last = str.charCodeAt(offset + length - 1);
  // Both halves of a surrogate pair stay together: Yjs would replace each.
  const end = offset + length - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
  const { client, clock } = struct.id;
  return new Y.Item(
    Y.createID(client, clock + offset),
    null,
    offset > 0 ? Y.createID(client, clock + offset - 1) : struct.origin,
    null,
    struct.rightOrigin,
    struct.parent,
    struct.parentSub,
    new Y.ContentString(str.slice(offset, end)),
  );
}
