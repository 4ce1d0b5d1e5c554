/**
 * A clock and a scheduler of its own, in place of the page's: timers, message channels and deflate. Whatever is due runs
 * in one order, and the next thing begins once all promises of the one before have settled. So one seed is one run.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export interface SimulatedTime {
  /** ms since it began. It never goes back; a device's own clock may. */
  now(): number;
  /** Works through all that is due within so many ms. */
  pass(ms: number): Promise<void>;
  /** Passes time in small steps until `holds`; false when it did not within `limit` ms. */
  until(holds: () => boolean, limit: number): Promise<boolean>;
  /** Does something as `owner`: timers it sets, and those that they set, die with the owner. */
  as(owner: string, work: () => void): Promise<void>;
  /** Later, as `owner`. */
  at(owner: string, delay: number, work: () => void): void;
  /** The page is gone, and all that it had still to do. */
  kill(owner: string): void;
  /** What timers threw: nothing should. */
  readonly faults: unknown[];
  /** How much was worked through: two runs of one seed agree. */
  readonly worked: () => number;
  /** Gives the page's own back. */
  end(): void;
}

interface Task {
  due: number;
  readonly order: number;
  readonly owner: string;
  readonly work: () => void;
  readonly every: number | null;
  dead: boolean;
}

const isBefore = (one: Task, other: Task): boolean =>
  one.due < other.due || (one.due === other.due && one.order < other.order);

/** One at a time in a process: it stands in for globals. */
export function simulateTime(): SimulatedTime {
  const heap: Task[] = [];
  const tasks = new Map<number, Task>();
  const owners = new Map<string, Set<Task>>();
  const dead = new Set<string>();
  const faults: unknown[] = [];
  const nextTurn = globalThis.setImmediate;
  let now = 0;
  let order = 0;
  let worked = 0;
  let owner = '';

  const settle = (): Promise<void> => new Promise((resolve) => nextTurn(resolve));

  function push(task: Task): void {
    let at = heap.length;
    heap.push(task);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(task, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = task;
  }

  function pop(): Task | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || first === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const isRight = right !== undefined && left !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || !isBefore(child, last)) break;
      heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = last;
    return first;
  }

  function forget(task: Task): void {
    task.dead = true;
    tasks.delete(task.order);
    owners.get(task.owner)?.delete(task);
  }

  function set(of: string, work: () => void, delay: number, every: number | null): number {
    order += 1;
    if (dead.has(of)) return order;
    const task: Task = { due: now + Math.max(0, delay), order, owner: of, work, every, dead: false };
    tasks.set(order, task);
    const mine = owners.get(of) ?? new Set();
    owners.set(of, mine.add(task));
    push(task);
    return order;
  }

  async function run(task: Task): Promise<void> {
    worked += 1;
    owner = task.owner;
    if (task.every === null) forget(task);
    try {
      task.work();
    } catch (fault) {
      faults.push(fault);
    }
    await settle();
    owner = '';
    if (task.every === null || task.dead) return;
    task.due = now + task.every;
    push(task);
  }

  async function pass(ms: number): Promise<void> {
    const end = now + ms;
    for (let next = heap[0]; next !== undefined && next.due <= end; next = heap[0]) {
      pop();
      if (next.dead) continue;
      now = Math.max(now, next.due);
      await run(next);
    }
    now = end;
  }

  const clear = (id: unknown): void => {
    const task = typeof id === 'number' ? tasks.get(id) : undefined;
    if (task !== undefined) forget(task);
  };
  const stand = standIn({
    setTimeout: (work: () => void, delay = 0) => set(owner, work, delay, null),
    clearTimeout: clear,
    setInterval: (work: () => void, every = 0) => set(owner, work, every, Math.max(1, every)),
    clearInterval: clear,
    MessageChannel: channelsOf((work) => set(owner, work, 0, null)),
    CompressionStream: packing(deflateRawSync),
    DecompressionStream: packing(inflateRawSync),
    // Without `subtle`, as on a page that the browser does not trust: it works on threads too, and tweetnacl stands in.
    crypto: { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) },
  });
  process.on('unhandledRejection', noteFault);
  function noteFault(fault: unknown): void {
    faults.push(fault);
  }

  return {
    now: () => now,
    pass,
    async until(holds, limit) {
      for (const end = now + limit; now < end; await pass(500)) if (holds()) return true;
      return holds();
    },
    async as(of, work) {
      owner = of;
      work();
      await settle();
      owner = '';
    },
    at: (of, delay, work) => void set(of, work, delay, null),
    kill(of) {
      for (const task of [...(owners.get(of) ?? [])]) forget(task);
      owners.delete(of);
      dead.add(of);
    },
    faults,
    worked: () => worked,
    end() {
      stand.end();
      process.off('unhandledRejection', noteFault);
    },
  };
}

function standIn(others: Record<string, unknown>): { end(): void } {
  const own = Object.keys(others).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(others)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return {
    end() {
      for (const [name, descriptor] of own) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    },
  };
}

const channelsOf = (later: (work: () => void) => void) =>
  class {
    readonly port1: { onmessage: ((event: { data: unknown }) => void) | null; close(): void } = {
      onmessage: null,
      close: () => undefined,
    };
    readonly port2 = { postMessage: (data: unknown) => later(() => this.port1.onmessage?.({ data })) };
  };

/** The browser's own works on threads, and is done when it is done: here, at once. */
const packing = (pack: (bytes: Uint8Array) => Uint8Array) =>
  class {
    readonly readable: ReadableStream<Uint8Array>;
    readonly writable: WritableStream<Uint8Array>;
    constructor() {
      const parts: Uint8Array[] = [];
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
        transform: (part) => void parts.push(part),
        flush: (control) => control.enqueue(new Uint8Array(pack(Buffer.concat(parts)))),
      });
      this.readable = readable;
      this.writable = writable;
    }
  };
