/**
 * The only owner of live documents: each is opened once from its vault, shared by whoever holds it,
 * and closed when the last holder lets go.
 */
import * as Y from 'yjs';
import { hiddenName, type Secret } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { openDocumentVault } from '../vault/index.ts';
import type { DocumentVault } from '../vault/types.ts';
import type { SessionError } from './types.ts';

export interface HeldDocument {
  readonly doc: Y.Doc;
  readonly vault: DocumentVault;
  /** Lets go; the last one closes the document and its vault. */
  release(): void;
}

export interface Documents {
  /** The database that `name` has on this disk. On a lent computer anyone can list them: it says nothing. */
  databaseOf(name: string): string;
  /** Opens `name`, or joins those who hold it. Each ok must be released once. */
  hold(name: string): Promise<Result<HeldDocument, SessionError>>;
  /**
   * Erases `name` from the disk, once whoever holds it has let go; resolves when it is gone, or when somebody still holds
   * it. What cannot be opened stays, sealed; and what `isWanted` again by then.
   */
  forget(name: string, isWanted?: () => boolean): Promise<void>;
  /** Folds what was deleted in `name` out of its rows now; true once the disk has it so. */
  compact(name: string): Promise<boolean>;
  /** True once everything written so far, in every open document, is on the disk. */
  flush(): Promise<boolean>;
  /** Flushes and closes all, held or not. */
  close(): Promise<void>;
}

interface Slot {
  holders: number;
  /** To be erased, unless it is wanted again by the time that its last holder lets go. */
  forgotten: (() => boolean) | null;
  readonly opened: Promise<Result<{ doc: Y.Doc; vault: DocumentVault }, SessionError>>;
}

export function openDocuments(options: {
  readonly key: Secret;
  readonly random: (length: number) => Uint8Array;
  /** What the names of this profile's databases begin with. */
  readonly prefix: string;
  /** Yjs client id of this device for the life of the session: authorship and cursors hang on it in every document. */
  readonly client: number;
  /** Told when a part of a document could not be read from the disk; the rest of it is open. */
  readonly onDamaged: () => void;
  /** What keeps a document on the disk; a test may give another. */
  readonly openVault?: typeof openDocumentVault;
}): Documents {
  const { openVault = openDocumentVault } = options;
  const slots = new Map<string, Slot>();
  /** Erased since this session began: what comes back of one holds what was written here before, under the session's id. */
  const erased = new Set<string>();
  /** A document must be fully closed before it is opened again, or two writers would share a database. */
  const closing = new Map<string, Promise<void>>();
  /** Erasures that go on behind the closing of a document: another tab must not open it meanwhile. */
  const ending = new Set<Promise<void>>();

  const databaseOf = (name: string): string => `${options.prefix}${hiddenName(options.key, name)}`;

  async function open(name: string): Promise<Result<{ doc: Y.Doc; vault: DocumentVault }, SessionError>> {
    await closing.get(name);
    const doc = new Y.Doc();
    doc.clientID = options.client;
    const opened = await openVault({
      name: databaseOf(name),
      doc,
      key: options.key,
      random: options.random,
    }).catch((fault: unknown) => {
      // One document that breaks must not break the flush of all others; the fault is still heard at the boundary.
      setTimeout(() => {
        throw fault;
      }, 0);
      return err({ tag: 'storage-unavailable' as const });
    });
    if (!opened.ok) {
      doc.destroy();
      return err({ tag: 'storage', why: opened.error.tag });
    }
    // What this session wrote in it before was closed, perhaps not all of it on the disk, or erased: under the same id new
    // writing would pass for the old.
    const isAgain = erased.has(name) || doc.store.clients.has(options.client);
    if (isAgain) doc.clientID = new DataView(options.random(4).buffer).getUint32(0);
    if (opened.value.damaged.length > 0) options.onDamaged();
    return ok({ doc, vault: opened.value });
  }

  function release(name: string, slot: Slot): void {
    slot.holders -= 1;
    if (slot.holders > 0 || slots.get(name) !== slot) return;
    slots.delete(name);
    const done = slot.opened.then((opened) => (opened.ok ? shut(name, opened.value, slot.forgotten) : undefined));
    closing.set(name, done);
    void done.then(() => {
      if (closing.get(name) === done) closing.delete(name);
    });
  }

  async function shut(
    name: string,
    { doc, vault }: { doc: Y.Doc; vault: DocumentVault },
    forgotten: Slot['forgotten'],
  ): Promise<void> {
    // Put back while somebody still looked at it: it is not the page that was taken off any more.
    const isErased = forgotten !== null && !forgotten();
    if (isErased) erased.add(name);
    await (isErased ? vault.forget() : vault.close());
    doc.destroy();
    const end = vault.ended().finally(() => ending.delete(end));
    ending.add(end);
  }

  async function hold(name: string): Promise<Result<HeldDocument, SessionError>> {
    const slot = slots.get(name) ?? { holders: 0, forgotten: null, opened: open(name) };
    slots.set(name, slot);
    slot.holders += 1;
    const opened = await slot.opened;
    if (!opened.ok) {
      // A failed opening is not kept: the next holder tries the disk again.
      if (slots.get(name) === slot) slots.delete(name);
      return opened;
    }
    let released = false;
    return ok({
      ...opened.value,
      release() {
        if (released) return;
        released = true;
        release(name, slot);
      },
    });
  }

  return {
    databaseOf,
    hold,
    async forget(name, isWanted = () => false) {
      const held = await hold(name);
      if (!held.ok) return;
      const slot = slots.get(name);
      if (slot !== undefined) slot.forgotten = isWanted;
      held.value.release();
      await closing.get(name);
    },
    async compact(name) {
      const held = await hold(name);
      if (!held.ok) return false;
      const done = (await held.value.vault.durable()).ok && (await held.value.vault.compact()).ok;
      held.value.release();
      return done;
    },
    async flush() {
      const all = await Promise.all([...slots.values()].map((slot) => slot.opened));
      const written = await Promise.all(all.map((opened) => (opened.ok ? opened.value.vault.durable() : null)));
      return written.every((result) => result === null || result.ok);
    },
    async close() {
      const all = [...slots];
      slots.clear();
      await Promise.all(
        all.map(async ([name, slot]) => {
          const opened = await slot.opened;
          if (opened.ok) await shut(name, opened.value, slot.forgotten);
        }),
      );
      await Promise.all(closing.values());
      await Promise.all(ending);
    },
  };
}
