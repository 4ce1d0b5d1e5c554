/**
 * Brings sealed entries to the disk, in order, and knows which have arrived. When the log is lost it opens another and
 * writes again what had not arrived; what the new log lacks altogether (someone cleared the browser's data) it asks for.
 */

import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import type { Timers } from './batcher.ts';
import type { SealedLog } from './sealedLog.ts';
import { openSealedLog } from './sealedLog.ts';
import type { SaveState, VaultError } from './types.ts';

export interface Writer {
  get(): SaveState;
  subscribe(listener: () => void): () => void;
  /** To be called when `hasMore` changed. */
  refresh(): void;
  /** Queues one entry and begins to write it. */
  add(entry: Uint8Array): void;
  /** Settles once everything added so far is on the disk, or an attempt to bring it there failed. */
  settle(): Promise<Result<void, VaultError>>;
  /** The log in use, or null while it is lost. */
  log(): SealedLog | null;
  close(): Promise<void>;
}

interface WriterOptions {
  readonly name: string;
  readonly log: SealedLog;
  readonly timers: Timers;
  /** Something of the owner's still waits to be sealed. */
  readonly hasMore: () => boolean;
  /** Everything, as one entry: for a new log that lacks what an earlier one had. */
  readonly whole: () => Uint8Array;
}

const firstRetry = 250;
const lastRetry = 10_000;

interface Waiting {
  readonly upTo: number;
  readonly settle: (end: Result<void, VaultError>) => void;
}

export function createWriter(options: WriterOptions): Writer {
  let log: SealedLog | null = options.log;
  let last = options.log;
  /** Not known to be on the disk. The first `begun` of them are being written. */
  let queue: Uint8Array[] = [];
  let begun = 0;
  let added = 0;
  let arrived = 0;
  let waiting: Waiting[] = [];
  let retry = firstRetry;
  let cancelRetry: (() => void) | null = null;
  let isOpening = false;
  let isClosed = false;
  let state: SaveState = 'saved';
  const listeners = new Set<() => void>();

  function show(): void {
    const rest = queue.length > 0 || options.hasMore();
    const next = !rest ? 'saved' : log === null ? 'not-saved' : 'saving';
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function settleWaiting(which: (one: Waiting) => boolean, end: Result<void, VaultError>): void {
    const ready = waiting.filter(which);
    waiting = waiting.filter((one) => !which(one));
    for (const one of ready) one.settle(end);
  }

  function lose(lostLog: SealedLog): void {
    if (log !== lostLog) return;
    log = null;
    begun = 0;
    void lostLog.close();
    settleWaiting(() => true, err({ tag: 'not-saved' }));
    show();
    scheduleRetry();
  }

  function scheduleRetry(): void {
    if (isClosed) return;
    cancelRetry?.();
    cancelRetry = options.timers.set(() => void reopen(), retry);
    retry = Math.min(retry * 2, lastRetry);
  }

  async function reopen(): Promise<void> {
    cancelRetry?.();
    cancelRetry = null;
    if (log !== null || isOpening || isClosed) return;
    isOpening = true;
    const opened = await openSealedLog(options.name);
    isOpening = false;
    if (!opened.ok) {
      settleWaiting(() => true, err(opened.error));
      scheduleRetry();
      return;
    }
    if (isClosed) return opened.value.close();
    const reached = last.reach();
    const reaches = opened.value.reach();
    for (const [client, clock] of reached) {
      if ((reaches.get(client) ?? 0) >= clock) continue;
      // In front, and counted as arrived: nobody waits for it by number.
      queue.unshift(options.whole());
      added += 1;
      break;
    }
    use(opened.value);
    write();
    show();
  }

  function use(next: SealedLog): void {
    log = next;
    last = next;
    void next.lost.then(() => lose(next));
  }

  function write(): void {
    const into = log;
    if (into === null || begun === queue.length) return;
    const batch = queue.slice(begun);
    begun = queue.length;
    void into.append(batch).then((end) => {
      if (log !== into) return;
      if (!end.ok) return lose(into);
      retry = firstRetry;
      queue = queue.slice(batch.length);
      begun -= batch.length;
      arrived += batch.length;
      settleWaiting(({ upTo }) => upTo <= arrived, ok(undefined));
      show();
    });
  }

  use(options.log);
  return {
    get: () => state,
    refresh: show,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(entry) {
      queue.push(entry);
      added += 1;
      write();
      show();
    },
    settle() {
      if (queue.length === 0) return Promise.resolve(ok(undefined));
      if (isClosed) return Promise.resolve(err({ tag: 'not-saved' }));
      const settled = new Promise<Result<void, VaultError>>((resolve) => {
        waiting.push({ upTo: added, settle: resolve });
      });
      // Somebody asks: do not let them wait for the next turn of a slow retry.
      if (log === null) void reopen();
      return settled;
    },
    log: () => log,
    async close() {
      isClosed = true;
      cancelRetry?.();
      settleWaiting(() => true, err({ tag: 'not-saved' }));
      const closing = log;
      log = null;
      await closing?.close();
    },
  };
}
