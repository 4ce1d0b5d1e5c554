/**
 * Keeps one live Yjs document sealed on this device.
 *
 * y-indexeddb writes what it is given as it is, so it never sees the live document: it persists a log of sealed entries
 * (sealedLog.ts). An edit waits at most 100 ms for others (batcher.ts), is sealed (sealing.ts) and brought to the disk
 * (writer.ts). Now and then the log is folded into one snapshot (compactor.ts), which is also how what was deleted
 * leaves the disk.
 */
import * as Y from 'yjs';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import { createBatcher, pageTimers } from './batcher.ts';
import { createCompactor } from './compactor.ts';
import { applyContents, openEntries } from './contents.ts';
import { destroyDatabase } from './database.ts';
import { entryBox, sealEntry } from './entry.ts';
import { whenPageHides } from './pageHidden.ts';
import { enterRegistry } from './registry.ts';
import { openSealedLog } from './sealedLog.ts';
import { createSealing } from './sealing.ts';
import type { DocumentVault, DocumentVaultOptions, VaultError, VaultPace } from './types.ts';
import { createWriter } from './writer.ts';

/** Origin of the transaction in which the kept entries are applied to the live document. */
export const vaultOrigin = 'vault';

/** The erasure leaves time for the compaction itself, so that the whole stays within a minute. */
const usualPace: VaultPace = {
  batch: 100,
  erasure: 50_000,
  entries: 500,
  bytes: 256 * 1024,
  quiet: 3_000,
  latest: 30_000,
};

/**
 * Applies what was kept under `name` to the document, and keeps its changes from then on, those made while opening
 * included. Nothing is applied and nothing written on an error.
 */
export async function openDocumentVault(options: DocumentVaultOptions): Promise<Result<DocumentVault, VaultError>> {
  const { name, doc, key, random } = options;
  const pace = { ...usualPace, ...options.pace };
  const box = entryBox(key, name);

  // What the document holds already belongs in the vault as well.
  const brought = doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : null;
  const batcher = createBatcher({ doc, delay: pace.batch, timers: pageTimers, whenDue: () => flush() });
  let whenAdded: () => void = () => undefined;
  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === vaultOrigin) return;
    batcher.add(update, transaction);
    whenAdded();
  };
  doc.on('update', onUpdate);
  // Yjs encodes a transaction anew for whoever listens: a tenth of a second for 5 MB, of what is on the disk already.
  const listenToOthers = ({ origin }: Y.Transaction) =>
    origin === vaultOrigin ? doc.off('update', onUpdate) : doc.on('update', onUpdate);
  let flush: () => void = () => undefined;

  const place = await enterRegistry(name);
  const opened = await openSealedLog(name);
  const contents = opened.ok ? await openEntries(opened.value.read(), box) : opened;
  if (!opened.ok || !contents.ok) {
    doc.off('update', onUpdate);
    batcher.take();
    if (opened.ok) await opened.value.close();
    place.leave();
    return contents.ok ? err({ tag: 'storage-unavailable' }) : contents;
  }
  doc.on('beforeObserverCalls', listenToOthers);
  applyContents(doc, contents.value, vaultOrigin);
  doc.off('beforeObserverCalls', listenToOthers);
  doc.on('update', onUpdate);

  const writer = createWriter({
    name,
    log: opened.value,
    timers: pageTimers,
    hasMore: () => !batcher.isEmpty() || !sealing.isIdle(),
    whole: () => sealEntry({ kind: 'update', payload: Y.encodeStateAsUpdate(doc) }, box, random),
  });
  const compactor = createCompactor({ name, key, random, pace, timers: pageTimers, writer });
  compactor.begin(contents.value, opened.value.read());
  const sealing = createSealing({
    timers: pageTimers,
    box,
    random,
    ready(sealed, { kind }) {
      writer.add(sealed);
      if (kind !== 'check') compactor.note(sealed, kind === 'erasure');
    },
  });

  whenAdded = () => writer.refresh();
  flush = () => {
    const batch = batcher.take();
    if (batch === null) return;
    for (const payload of batch.updates) sealing.seal({ kind: batch.erases ? 'erasure' : 'update', payload });
  };
  if (opened.value.read().length === 0) sealing.seal({ kind: 'check', payload: new Uint8Array() });
  if (brought !== null) sealing.seal({ kind: 'update', payload: brought });
  flush();

  const stopWatching = whenPageHides(() => {
    flush();
    sealing.hurry();
  });
  let closing: Promise<Result<void, VaultError>> | null = null;
  let ended: Promise<void> = Promise.resolve();

  async function durable(): Promise<Result<void, VaultError>> {
    flush();
    await sealing.settled();
    return writer.settle();
  }

  function detach(): void {
    doc.off('update', onUpdate);
    stopWatching();
  }

  async function letGo(): Promise<void> {
    detach();
    compactor.stop();
    await writer.close();
    place.leave();
  }

  async function close(): Promise<Result<void, VaultError>> {
    detach();
    const first = await durable();
    // A connection lost a moment ago deserves one more attempt: there will be no other.
    const written = first.ok ? first : await writer.settle();
    if (written.ok && compactor.owesErasure()) {
      // The document is let go at once; what it deleted leaves the disk behind it. Who opens it again meanwhile has a
      // log of their own, and forgetting stops this one too.
      ended = compactor.compact().then(letGo, letGo);
    } else {
      ended = letGo();
      await ended;
    }
    return written;
  }

  async function abandon(): Promise<void> {
    batcher.take();
    await letGo();
  }

  place.occupy({ settle: () => closing ?? durable(), abandon });
  const unreadable = [...opened.value.unreadable, ...contents.value.damaged];
  return ok({
    damaged: unreadable.map((at) => ({ tag: 'damaged', at })),
    get: writer.get,
    subscribe: writer.subscribe,
    durable,
    async compact() {
      const written = await durable();
      return written.ok ? compactor.compact() : written;
    },
    async forget() {
      await place.abandonAll();
      return destroyDatabase(name);
    },
    close() {
      closing ??= close();
      return closing;
    },
    async ended() {
      await closing;
      await ended;
    },
  });
}
