/**
 * A disk in memory that keeps the promises of the vault (documentContract.ts): slow, sometimes full, sometimes failing,
 * and left as it is when the page dies. What was being written then is on it or not, as `write` says.
 */
import * as Y from 'yjs';
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { Secret } from '../../../crypto/secret.ts';
import { vaultOrigin } from '../documentVault.ts';
import type { DocumentVault, Keyring, SaveState, VaultError } from '../types.ts';

export interface Write {
  /** ms */
  readonly delay: number;
  readonly fails?: boolean;
  /** Should the page die before it is done: whether it is on the disk. */
  readonly lands?: boolean;
}

export interface SimulatedDisk {
  /** Logs of updates, by the name of the database. */
  readonly logs: Map<string, readonly Uint8Array[]>;
  secrets: ReadonlyMap<string, Secret>;
  /** Drawn for each write. */
  write: () => Write;
  /** What the log of a name comes to: to be looked at, not written in. */
  read(name: string): Y.Doc;
  forget(name: string): void;
}

export function simulateDisk(write: () => Write = () => ({ delay: 0 })): SimulatedDisk {
  const logs = new Map<string, readonly Uint8Array[]>();
  /** Read so far: asked after each write, and a log only grows. */
  const mirrors = new Map<string, { readonly doc: Y.Doc; read: number }>();
  return {
    logs,
    secrets: new Map(),
    write,
    read(name) {
      const log = logs.get(name) ?? [];
      const mirror = mirrors.get(name) ?? { doc: new Y.Doc({ guid: '' }), read: 0 };
      mirrors.set(name, mirror);
      for (const update of log.slice(mirror.read)) Y.applyUpdate(mirror.doc, update);
      mirror.read = log.length;
      return mirror.doc;
    },
    forget(name) {
      logs.delete(name);
      mirrors.delete(name);
    },
  };
}

/** What one page has of a disk, until it dies. */
export interface DiskPage {
  open(options: { readonly name: string; readonly doc: Y.Doc }): Promise<Result<DocumentVault, VaultError>>;
  readonly keyring: Keyring;
  /** From now on nothing is answered any more. */
  die(): void;
}

/** As the vault's own: an update waits for others, a failed write is tried again. */
const BATCH = 100;
const FIRST_RETRY = 250;
const LAST_RETRY = 10_000;

export function pageOn(disk: SimulatedDisk, batch = BATCH): DiskPage {
  let dead = false;
  /** What dying in the middle leaves behind. */
  const underWay = new Set<() => void>();

  /** Resolves when it is on the disk or failed; never when the page died first. */
  function write(commit: () => void): Promise<boolean> {
    const { delay, fails = false, lands = false } = disk.write();
    return new Promise((resolve) => {
      if (dead) return;
      const end = (): void => {
        if (lands && !fails) commit();
      };
      underWay.add(end);
      setTimeout(() => {
        if (dead) return;
        underWay.delete(end);
        if (!fails) commit();
        resolve(!fails);
      }, delay);
    });
  }

  function openNow({ name, doc }: { readonly name: string; readonly doc: Y.Doc }): DocumentVault {
    // What it holds already belongs on the disk as well.
    const brought = doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : null;
    for (const update of disk.logs.get(name) ?? []) Y.applyUpdate(doc, update, vaultOrigin);
    const listeners = new Set<() => void>();
    let queue: Uint8Array[] = [];
    let [added, arrived] = [0, 0];
    let busy = false;
    let closed = false;
    let forgotten = false;
    let failed = false;
    let retry = FIRST_RETRY;
    let state: SaveState = 'saved';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting: { readonly upTo: number; readonly settle: (end: Result<void, VaultError>) => void }[] = [];

    function show(): void {
      const next = queue.length === 0 ? 'saved' : failed ? 'not-saved' : 'saving';
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    }

    function settle(which: (upTo: number) => boolean, end: Result<void, VaultError>): void {
      const ready = waiting.filter(({ upTo }) => which(upTo));
      waiting = waiting.filter(({ upTo }) => !which(upTo));
      for (const one of ready) one.settle(end);
    }

    async function flush(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      if (busy || queue.length === 0) return;
      busy = true;
      const updates = [...queue];
      const done = await write(() => {
        if (!forgotten) disk.logs.set(name, [...(disk.logs.get(name) ?? []), ...updates]);
      });
      busy = false;
      failed = !done;
      if (done) {
        queue = queue.slice(updates.length);
        arrived += updates.length;
        retry = FIRST_RETRY;
        settle((upTo) => upTo <= arrived, ok(undefined));
      } else {
        settle(() => true, err({ tag: 'not-saved' }));
        if (!closed) timer = setTimeout(() => void flush(), retry);
        retry = Math.min(LAST_RETRY, retry * 2);
      }
      show();
      if (done && queue.length > 0) void flush();
    }

    const add = (update: Uint8Array, origin: unknown): void => {
      if (origin === vaultOrigin) return;
      queue.push(update);
      added += 1;
      timer ??= setTimeout(() => void flush(), batch);
      show();
    };
    doc.on('update', add);
    if (brought !== null) add(brought, null);

    function durable(): Promise<Result<void, VaultError>> {
      if (added === arrived) return Promise.resolve(ok(undefined));
      return new Promise((resolve) => {
        waiting.push({ upTo: added, settle: resolve });
        void flush();
      });
    }

    let closing: Promise<Result<void, VaultError>> | null = null;
    async function close(): Promise<Result<void, VaultError>> {
      doc.off('update', add);
      const first = await durable();
      const last = first.ok ? first : await durable();
      closed = true;
      clearTimeout(timer);
      return last;
    }

    return {
      damaged: [],
      get: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      durable,
      compact: durable,
      async forget() {
        doc.off('update', add);
        closed = true;
        forgotten = true;
        queue = [];
        clearTimeout(timer);
        return (await write(() => disk.forget(name))) ? ok(undefined) : err({ tag: 'not-saved' });
      },
      close() {
        closing ??= close();
        return closing;
      },
      async ended() {
        await closing;
      },
    };
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, each whole or not at all. */
  function change(next: (now: Map<string, Secret>) => void): Promise<Result<void, VaultError>> {
    const done = last.then(async () => {
      const secrets = new Map(disk.secrets);
      next(secrets);
      const kept = await write(() => {
        disk.secrets = secrets;
      });
      return kept ? ok(undefined) : err({ tag: 'not-saved' as const });
    });
    last = done;
    return done;
  }

  return {
    open: async (options) => ok(openNow(options)),
    keyring: {
      get: (name) => disk.secrets.get(name) ?? null,
      names: () => [...disk.secrets.keys()],
      put: (name, secret) => change((now) => now.set(name, secret)),
      remove: (name) => change((now) => now.delete(name)),
      isProtected: () => false,
      protect: async () => err({ tag: 'storage-unavailable' }),
      hasPasskey: () => false,
      addPasskey: async () => err({ tag: 'storage-unavailable' }),
    },
    die() {
      dead = true;
      for (const end of underWay) end();
    },
  };
}
