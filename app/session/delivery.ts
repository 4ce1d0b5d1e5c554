/** Saved → Sent → Delivered, told from what the disk and the other device have acknowledged and from nothing else. */
import type * as Y from 'yjs';
import { covers, type Vector, vectorOf } from '../document/vector.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import type { Delivery } from '../peer/types.ts';
import type { DocumentVault } from '../vault/types.ts';
import type { DeliveryState } from './types.ts';

/** The part of a vault that says whether the disk has it. */
export type SaveSource = Pick<DocumentVault, 'get' | 'subscribe'>;
export type DeliverySource = Pick<Observable<Delivery>, 'get' | 'subscribe'>;

/** Nobody is told of anything. */
export const NOWHERE: DeliverySource = changeable({ sent: new Map(), delivered: new Map(), complete: false });

/** The state of a whole document. Without a room (a private note) it ends at `saved`. */
export function documentDelivery(
  doc: Y.Doc,
  vault: SaveSource,
  room: DeliverySource | null,
): Observable<DeliveryState> {
  const updates = { subscribe: (listener: () => void) => listenTo(doc, listener) };
  return derived(room === null ? [vault] : [vault, room, updates], () => {
    const saved = vault.get();
    if (saved !== 'saved' || room === null) return saved;
    const { complete, sent } = room.get();
    if (complete) return 'delivered';
    return covers(sent, vectorOf(doc)) ? 'sent' : 'saved';
  });
}

/** The state of one item (a chat line), by the client and clock that wrote it. */
export function itemDelivery(
  item: { readonly client: number; readonly clock: number },
  saved: Vector,
  failing: boolean,
  { sent, delivered }: Pick<Delivery, 'sent' | 'delivered'>,
): DeliveryState {
  const reached = (vector: Vector): boolean => (vector.get(item.client) ?? 0) > item.clock;
  if (reached(delivered)) return 'delivered';
  if (!reached(saved)) return failing ? 'not-saved' : 'saving';
  return reached(sent) ? 'sent' : 'saved';
}

/** How far the document has been written to disk: its vector each time the vault says `saved`. */
export function savedVector(doc: Y.Doc, vault: SaveSource): Observable<Vector> {
  let vector: Vector = vault.get() === 'saved' ? vectorOf(doc) : new Map();
  return derived([vault], () => {
    if (vault.get() === 'saved') {
      const now = vectorOf(doc);
      if (!covers(vector, now)) vector = now;
    }
    return vector;
  });
}

function listenTo(doc: Y.Doc, listener: () => void): () => void {
  doc.on('update', listener);
  return () => doc.off('update', listener);
}
