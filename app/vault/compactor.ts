/** Decides when a log is folded into a snapshot, and does it, one at a time, while writing goes on. */
import type { Random, Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import type { Timers } from './batcher.ts';
import type { Contents } from './contents.ts';
import { snapshotRandomness } from './snapshot.ts';
import { buildSnapshotAside } from './snapshotBuilder.ts';
import type { VaultError, VaultPace } from './types.ts';
import type { Writer } from './writer.ts';

export interface Compactor {
  /** Counts what was found at opening: a log can be due from an earlier session. */
  begin(contents: Contents, log: readonly Uint8Array[]): void;
  /** Counts an entry just added. */
  note(entry: Uint8Array, erases: boolean): void;
  compact(): Promise<Result<void, VaultError>>;
  /** Something deleted is still readable, with the key, in earlier entries. */
  owesErasure(): boolean;
  stop(): void;
}

interface CompactorOptions {
  readonly name: string;
  readonly key: Secret;
  readonly random: Random;
  readonly pace: VaultPace;
  readonly timers: Timers;
  readonly writer: Writer;
}

/** An erasure owed by an earlier session waits only until the app has started. */
const startUp = 3_000;

export function createCompactor({ name, key, random, pace, timers, writer }: CompactorOptions): Compactor {
  let entries = 0;
  let bytes = 0;
  let erasures = 0;
  let cancelErasure: (() => void) | null = null;
  let cancelQuiet: (() => void) | null = null;
  let cancelLatest: (() => void) | null = null;
  let isStopped = false;
  let running: Promise<unknown> = Promise.resolve();

  function scheduleErasure(delay: number): void {
    cancelErasure ??= timers.set(() => {
      cancelErasure = null;
      void compact();
    }, delay);
  }

  /** Folding takes a whole core for a while: not while more is being written, unless that goes on and on. */
  function scheduleIfDue(): void {
    if (isStopped || (entries < pace.entries && bytes < pace.bytes)) return;
    // One entry, however long, is folded already, but for what deflating it would spare.
    if (entries < 2) return;
    cancelQuiet?.();
    cancelQuiet = timers.set(() => void compact(), pace.quiet);
    cancelLatest ??= timers.set(() => void compact(), pace.latest);
  }

  function cancelDue(): void {
    cancelQuiet?.();
    cancelLatest?.();
    cancelQuiet = null;
    cancelLatest = null;
  }

  async function fold(): Promise<Result<void, VaultError>> {
    const log = writer.log();
    if (log === null || isStopped) return err({ tag: 'not-saved' });
    cancelErasure?.();
    cancelErasure = null;
    cancelDue();
    const before = { entries, bytes, erasures };
    const old = log.read();
    const randomness = random(snapshotRandomness);
    const built = await buildSnapshotAside({ name, key: key.reveal(), log: old, randomness });
    if (!built.ok) return built;
    // The log may have been lost meanwhile: another may already hold something else.
    if (writer.log() !== log) return err({ tag: 'not-saved' });
    const folded = new Set(built.value.folded.flatMap((at) => old[at] ?? []));
    const swapped = await log.compact(folded, built.value.sealed);
    if (!swapped.ok) return swapped;
    entries -= before.entries;
    bytes -= before.bytes;
    erasures -= before.erasures;
    return ok(undefined);
  }

  function compact(): Promise<Result<void, VaultError>> {
    cancelDue();
    const done = running.then(fold).then((end) => {
      // After a failure too: the next entry, or the end of the delay, asks again.
      if (erasures > 0 && !isStopped) scheduleErasure(pace.erasure);
      return end;
    });
    // The caller is told through `done`; the next one in line only waits for the end.
    running = done.catch(() => undefined);
    return done;
  }

  return {
    begin(contents, log) {
      for (const { kind, at } of contents.entries) {
        if (kind === 'snapshot' || kind === 'check') continue;
        entries += 1;
        bytes += log[at]?.length ?? 0;
        if (kind === 'erasure') erasures += 1;
      }
      if (erasures > 0) scheduleErasure(Math.min(startUp, pace.erasure));
      scheduleIfDue();
    },
    note(entry, erases) {
      entries += 1;
      bytes += entry.length;
      if (erases) {
        erasures += 1;
        scheduleErasure(pace.erasure);
      }
      scheduleIfDue();
    },
    compact,
    owesErasure: () => erasures > 0,
    stop() {
      isStopped = true;
      cancelErasure?.();
      cancelDue();
    },
  };
}
