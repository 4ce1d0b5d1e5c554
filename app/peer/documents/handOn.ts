/**
 * Yjs encodes each transaction anew for whoever listens to the document. Of what came from another device these are the
 * bytes that came, so they are handed on as they are: for a long text that grows by slices, encoding would copy the
 * whole of it once a slice.
 */
import * as Y from 'yjs';

/** Applies `update` as Y.applyUpdate does, and tells the listeners of `update` of it once, before anything they cause. */
export function applyAndHandOn(doc: Y.Doc, update: Uint8Array, origin: object): void {
  let applied: Y.Transaction | null = null;
  let isWhole = false;
  let isTold = false;

  function tell(): void {
    if (isTold) return;
    isTold = true;
    doc.off('beforeObserverCalls', look);
    Reflect.deleteProperty(doc._observers, 'has');
    if (applied === null || !changesAnything(applied)) return;
    const told = isWhole ? update : withoutPending(doc, applied.beforeState);
    doc.emit('update', [told, origin, doc, applied]);
  }

  function look(transaction: Y.Transaction): void {
    if (applied === null && transaction.origin === origin) {
      applied = transaction;
      isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    } else tell();
  }

  // Yjs encodes only if somebody listens, which it asks here; who begins or ceases to listen meanwhile does so as ever.
  doc._observers.has = (name) => name !== 'update' && doc._observers.get(name) !== undefined;
  doc.on('beforeObserverCalls', look);
  try {
    Y.applyUpdate(doc, update, origin);
  } catch (fault) {
    isWhole = false;
    throw fault;
  } finally {
    tell();
  }
}

/** Only what went in since: what waits for something that is missing must reach no disk and no other device. */
function withoutPending(doc: Y.Doc, since: Map<number, number>): Uint8Array {
  const { pendingStructs, pendingDs } = doc.store;
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(since));
  doc.store.pendingStructs = pendingStructs;
  doc.store.pendingDs = pendingDs;
  return update;
}

function changesAnything({ beforeState, afterState, deleteSet }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true;
  for (const [client, clock] of afterState) if (clock !== (beforeState.get(client) ?? 0)) return true;
  return false;
}
