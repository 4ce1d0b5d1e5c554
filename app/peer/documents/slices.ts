/**
 * A long difference as several updates, each of which stands by itself after the ones before it: while one is on its
 * way the other side works through the one that came, and keeps it.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { joined } from './joined.ts';
import { encodeVector, type Vector, vectorOf } from './vector.ts';

/** About this long. Small enough to overlap, large enough that a durable write each costs little. */
export const SLICE = 512 * 1024;

export interface Slice {
  readonly update: Uint8Array;
  /** Where whoever takes it stands then. Null: where the document stands, since it was the last one. */
  readonly upTo: Vector | null;
}

type Struct = Y.Item | Y.GC | Y.Skip;

/** The missing writing of one client, from a clock on. */
interface Missing {
  readonly client: number;
  readonly from: number;
}

/**
 * The first slice of what whoever stands at `since` lacks: all of it when it is short, and when several clients' writing
 * is missing, since operations of different clients lean on each other. The last one carries the deletions. Each is
 * taken from the document as it is then, which may have changed since the one before.
 */
export function nextSlice(doc: Y.Doc, since: Vector, length = SLICE): Slice {
  const missing = onlyMissing(doc, since);
  const head = missing === null ? null : headOf(doc, missing, length);
  if (missing === null || head === null) return { update: Y.encodeStateAsUpdate(doc, encodeVector(since)), upTo: null };
  return { update: head.update, upTo: new Map(since).set(missing.client, head.upTo) };
}

function onlyMissing(doc: Y.Doc, since: Vector): Missing | null {
  let found: Missing | null = null;
  for (const [client, clock] of vectorOf(doc)) {
    const from = since.get(client) ?? 0;
    if (from >= clock) continue;
    if (found !== null) return null;
    found = { client, from };
  }
  return found;
}

/** About `length` bytes of it; null when there are not so many. */
function headOf(
  doc: Y.Doc,
  { client, from }: Missing,
  length: number,
): { readonly upTo: number; readonly update: Uint8Array } | null {
  const structs: Struct[] = doc.store.clients.get(client) ?? [];
  const body = new Y.UpdateEncoderV1();
  let count = 0;
  let at = from;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined) break;
    const end = struct.id.clock + struct.length;
    while (at < end) {
      if (encoding.length(body.restEncoder) >= length) {
        return { upTo: at, update: updateOf(client, from, count, body) };
      }
      const cut = cutText(struct, at - struct.id.clock, length);
      if (cut === null) struct.write(body, at - struct.id.clock);
      else cut.write(body, 0);
      count += 1;
      at = cut === null ? end : at + cut.length;
    }
  }
  return null;
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
