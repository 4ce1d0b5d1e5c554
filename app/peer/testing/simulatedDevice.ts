/** A device for tests of document sync: documents, and a disk that is slow, can fail, and survives a crash. */
import * as Y from 'yjs';
import { type Deliveries, keepDeliveries, type Memory } from '../documents/deliveries.ts';
import { keepDeliveriesByPerson } from '../documents/deliveriesByPerson.ts';
import { type Sync, type SyncProblem, syncDocuments } from '../documents/sync.ts';
import type { ProvenLink } from '../link/types.ts';
import type { Acknowledged, DocumentSource, SharedDocument } from '../types.ts';

export interface SimulatedDevice {
  readonly name: string;
  readonly client: number;
  doc(id: string): Y.Doc;
  list(...ids: string[]): void;
  readonly deliveries: Deliveries;
  readonly problems: SyncProblem[];
  readonly opened: string[];
  /** Writes a document down; false when the disk failed. */
  save(id: string): Promise<boolean>;
  /** What a crash would leave of a document. */
  onDisk(id: string): Y.Doc;
  readonly source: DocumentSource;
  connect(link: ProvenLink): Sync;
  /** The page dies: only the disk is left. Its successor starts from it. */
  crash(): SimulatedDevice;
}

export interface Disk {
  readonly updates: Map<string, Uint8Array>;
  readonly acknowledged: Map<string, Acknowledged>;
}

interface Options {
  readonly name: string;
  readonly client: number;
  readonly disk?: Disk;
  /** How long the next write takes, ms, and whether it succeeds. */
  readonly write?: () => { readonly delay: number; readonly fails?: boolean };
  readonly ids?: readonly string[];
  /** Where there are more than two: the others, each of whom is known alone. */
  readonly others?: readonly string[];
}

/** The vault writes what a document holds by itself, a while after the change; shorter here. */
const KEPT_AFTER = 40;

export function simulateDevice(options: Options): SimulatedDevice {
  const { name, client } = options;
  const write: NonNullable<Options['write']> = options.write ?? (() => ({ delay: 0 }));
  const disk: Disk = options.disk ?? { updates: new Map(), acknowledged: new Map() };
  const listed = new Set(options.ids ?? []);
  const listeners = new Set<() => void>();
  const docs = new Map<string, Y.Doc>();
  const syncs = new Set<Sync>();
  const problems: SyncProblem[] = [];
  const opened: string[] = [];
  let dead = false;

  /** Under a name of its own on the disk. */
  const memoryOf = (prefix: string): Memory => ({
    recall: (id) => disk.acknowledged.get(prefix + id) ?? { vector: null, pending: false },
    remember: (id, acknowledged) => {
      if (!dead) disk.acknowledged.set(prefix + id, acknowledged);
    },
  });
  const { others } = options;
  const deliveries =
    others === undefined
      ? keepDeliveries(memoryOf(''))
      : keepDeliveriesByPerson({
          ...memoryOf(''),
          acknowledgedBy: (person) => memoryOf(`${person} `),
          others: () => others,
        });

  function doc(id: string): Y.Doc {
    const known = docs.get(id);
    if (known !== undefined) return known;
    const made = new Y.Doc();
    made.clientID = client;
    const kept = disk.updates.get(id);
    if (kept !== undefined) Y.applyUpdate(made, kept, 'disk');
    docs.set(id, made);
    made.on('update', () => void keep(id));
    deliveries.of(id).watch(made);
    return made;
  }

  async function durable(id: string): Promise<boolean> {
    const state = Y.encodeStateAsUpdate(doc(id));
    const { delay, fails = false } = write();
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (fails || dead) return false;
    // Writes may overtake each other; what was kept before stays kept.
    const before = disk.updates.get(id);
    const merged = new Y.Doc();
    if (before !== undefined) Y.applyUpdate(merged, before);
    Y.applyUpdate(merged, state);
    disk.updates.set(id, Y.encodeStateAsUpdate(merged));
    return true;
  }

  const unkept = new Set<string>();
  const keeping = new Set<string>();
  /** As the vault does: nobody need ask, and a failed write is tried again until it succeeds. */
  async function keep(id: string): Promise<void> {
    unkept.add(id);
    if (keeping.has(id)) return;
    keeping.add(id);
    while (!dead && unkept.delete(id)) {
      await new Promise((resolve) => setTimeout(resolve, KEPT_AFTER));
      if (!dead && !(await durable(id))) unkept.add(id);
    }
    keeping.delete(id);
  }

  const source: DocumentSource = {
    list: () => [...listed],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open(id): Promise<SharedDocument | null> {
      opened.push(id);
      return listed.has(id) ? { doc: doc(id), durable: () => durable(id) } : null;
    },
  };

  return {
    name,
    client,
    doc,
    deliveries,
    problems,
    opened,
    list(...ids) {
      for (const id of ids) listed.add(id);
      for (const listener of listeners) listener();
    },
    save: durable,
    onDisk(id) {
      const kept = new Y.Doc();
      const update = disk.updates.get(id);
      if (update !== undefined) Y.applyUpdate(kept, update);
      return kept;
    },
    source,
    connect(link) {
      const sync = syncDocuments({
        link,
        source,
        deliveries,
        client,
        clock: () => performance.now(),
        onHello: (other) => other !== client,
        onChange: () => undefined,
        onProblem: (problem) => problems.push(problem),
      });
      syncs.add(sync);
      link.onClose(() => {
        sync.close();
        for (const record of deliveries.all()) record.lost();
      });
      return sync;
    },
    crash() {
      dead = true;
      for (const sync of syncs) sync.close();
      deliveries.close();
      return simulateDevice({ ...options, client: client + 1_000, disk, ids: [...listed] });
    },
  };
}

/** Resolves when `holds`. Rejects, saying what did not come, after ten seconds. */
export async function until(what: string, holds: () => boolean, limit = 10_000): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > limit) throw new Error(`${what}: not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export const sameState = (one: Y.Doc, other: Y.Doc): boolean => {
  const [a, b] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)];
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
};
