/**
 * How much data the devices' talk has cost, by month, workspace, kind and path; and whether to spare it. A small record
 * of this device alone: another device of the same person pays for itself.
 */
import type * as Y from 'yjs';
import type { WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import type { LinkTraffic } from '../peer/types.ts';

/** `signalling`: letters and introductions, over the server. `other`: presence, who is here, heartbeats, framing. */
export type DataKind = 'documents' | 'files' | 'calls' | 'other' | 'signalling';
export type DataPath = LinkTraffic['path'] | 'server';
/** `auto`: low where the browser says that data is dear or the network slow. */
export type DataMode = 'auto' | 'low' | 'full';

export interface MonthUse {
  readonly total: number;
  readonly workspaces: ReadonlyMap<WorkspaceId, number>;
  readonly kinds: Readonly<Record<DataKind, number>>;
  readonly paths: Readonly<Record<DataPath, number>>;
}

export interface DataUse {
  /** Of this month, by this device's calendar. */
  readonly use: Observable<MonthUse>;
  readonly mode: Observable<DataMode>;
  /** What the mode comes to now. */
  readonly low: Observable<boolean>;
  choose(mode: DataMode): void;
  /** Begins this month's count again at zero. */
  reset(): void;
}

export interface RunningDataUse extends DataUse {
  note(workspace: WorkspaceId, traffic: LinkTraffic): void;
  /** Writes what waits. */
  close(): void;
}

export interface DataUseOptions {
  /** Local to this device. */
  readonly doc: Y.Doc;
  readonly clock: () => number;
  /** The browser asks to spare data. */
  readonly thrifty: Observable<boolean>;
  /** Bytes that the server's socket carried since the page began. */
  readonly signalling: () => number;
}

/** Every write is an entry on the disk; what a killed tab loses of the count is little. */
const WRITE_EVERY = 15_000;
const NOWHERE = '-';

export function keepDataUse({ doc, clock, thrifty, signalling }: DataUseOptions): RunningDataUse {
  const kept = doc.getMap<number>('carried');
  const choice = doc.getMap<DataMode>('mode');
  /** Not written yet, by the same names. */
  const waiting = new Map<string, number>();
  const changes = changeable(0);
  const mode = changeable<DataMode>(choice.get('mode') ?? 'auto');
  let signalled = signalling();

  const month = (): string => {
    const now = new Date(clock());
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  };

  function add(workspace: string, kind: DataKind, path: DataPath, bytes: number): void {
    if (bytes <= 0) return;
    const name = [month(), workspace, kind, path].join(' ');
    waiting.set(name, (waiting.get(name) ?? 0) + bytes);
  }

  function look(): void {
    const now = signalling();
    add(NOWHERE, 'signalling', 'server', now - signalled);
    signalled = now;
    if (waiting.size === 0) return;
    const present = month();
    doc.transact(() => {
      for (const [name, bytes] of waiting) kept.set(name, (kept.get(name) ?? 0) + bytes);
      for (const name of [...kept.keys()]) if (!name.startsWith(present)) kept.delete(name);
    });
    waiting.clear();
    changes.set(changes.get() + 1);
  }

  const timer = setInterval(look, WRITE_EVERY);
  // Before the vault's own listener, which writes what is pending when the page goes.
  globalThis.addEventListener?.('pagehide', look, { capture: true });

  function sum(): MonthUse {
    const workspaces = new Map<WorkspaceId, number>();
    const kinds = { documents: 0, files: 0, calls: 0, other: 0, signalling: 0 };
    const paths = { direct: 0, relayed: 0, server: 0 };
    const present = month();
    let total = 0;
    for (const [name, bytes] of kept) {
      const [of, workspace, kind, path] = name.split(' ');
      if (of !== present || workspace === undefined || !isIn(kinds, kind) || !isIn(paths, path)) continue;
      total += bytes;
      kinds[kind] += bytes;
      paths[path] += bytes;
      const id = parseWorkspaceId(workspace);
      if (id.ok) workspaces.set(id.value, (workspaces.get(id.value) ?? 0) + bytes);
    }
    return { total, workspaces, kinds, paths };
  }

  return {
    use: derived([changes], sum, () => false),
    mode,
    low: derived([mode, thrifty], () => mode.get() === 'low' || (mode.get() === 'auto' && thrifty.get())),
    choose(next) {
      choice.set('mode', next);
      mode.set(next);
    },
    reset() {
      look();
      doc.transact(() => {
        for (const name of [...kept.keys()]) kept.delete(name);
      });
      changes.set(changes.get() + 1);
    },
    note(workspace, { path, documents, files, other, calls = 0 }) {
      add(workspace, 'documents', path, documents);
      add(workspace, 'files', path, files);
      add(workspace, 'calls', path, calls);
      add(workspace, 'other', path, other);
    },
    close() {
      clearInterval(timer);
      globalThis.removeEventListener?.('pagehide', look, { capture: true });
      look();
    },
  };
}

const isIn = <T extends object>(record: T, key: PropertyKey | undefined): key is keyof T =>
  key !== undefined && key in record;
