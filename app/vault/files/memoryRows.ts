/** Rows in memory, on a disk of a given size: for tests of what stands above, and of what a full disk does. */
import { err, ok } from '../../../crypto/result.ts';
import type { RowKey, Rows } from './types.ts';

export interface MemoryRows extends Rows {
  /** As somebody with the disk sees them. */
  readonly rows: Map<string, Uint8Array>;
  /** Bytes that fit. */
  room: number;
}

export function memoryRows(room = Number.POSITIVE_INFINITY): MemoryRows {
  const rows = new Map<string, Uint8Array>();
  const nameOf = (key: RowKey): string => JSON.stringify(key);
  const keyOf = (name: string): RowKey => JSON.parse(name);
  const disk: MemoryRows = {
    rows,
    room,
    async write(key, bytes) {
      const used = [...rows].reduce((sum, [name, row]) => (name === nameOf(key) ? sum : sum + row.length), 0);
      if (used + bytes.length > disk.room) return err({ tag: 'disk-full' });
      rows.set(nameOf(key), bytes.slice());
      return ok(undefined);
    },
    read: async (key) => ok(rows.get(nameOf(key)) ?? null),
    keys: async () => ok([...rows.keys()].map(keyOf)),
    async erase(file, from = -1) {
      for (const name of [...rows.keys()]) {
        const [of, piece] = keyOf(name);
        if (of === file && piece >= from) rows.delete(name);
      }
      return ok(undefined);
    },
    close: () => undefined,
  };
  return disk;
}
