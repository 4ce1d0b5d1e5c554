/** A value that changes over time. `get` returns the same reference until it changes. */
export interface Observable<T> {
  get(): T;
  /** Calls `listener` after each change; returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

export interface Changeable<T> extends Observable<T> {
  set(value: T): void;
}

/** Holds one value; a set to an identical reference notifies nobody. */
export function changeable<T>(initial: T): Changeable<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
  };
}

/**
 * A value computed from others. It listens to them only while somebody listens to it;
 * an outcome equal to the former one (by `equal`) keeps its reference and notifies nobody.
 */
export function derived<T>(
  sources: readonly Pick<Observable<unknown>, 'subscribe'>[],
  compute: () => T,
  equal: (a: T, b: T) => boolean = Object.is,
): Observable<T> {
  let held: { value: T } | null = null;
  const listeners = new Set<() => void>();
  let stops: (() => void)[] = [];

  function refresh(): boolean {
    const value = compute();
    if (held !== null && equal(held.value, value)) return false;
    held = { value };
    return true;
  }

  function changed(): void {
    if (refresh()) for (const listener of [...listeners]) listener();
  }

  return {
    get() {
      if (held === null || listeners.size === 0) refresh();
      if (held === null) throw new Error('refresh sets the value');
      return held.value;
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        refresh();
        stops = sources.map((source) => source.subscribe(changed));
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        for (const stop of stops) stop();
        stops = [];
      };
    },
  };
}

/** Equality of two lists of values that keep their references. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}

/** How many of two lists, from their beginnings, are the same values: of many thousands, most stay where they are. */
export function sameUpTo<T>(a: readonly T[], b: readonly T[]): number {
  let at = 0;
  while (at < a.length && at < b.length && Object.is(a[at], b[at])) at += 1;
  return at;
}

/** What to listen to when each of a changing list is to be listened to, as the list itself. */
export function across<T>(
  list: Observable<readonly T[]>,
  attach: (one: T, listener: () => void) => () => void,
): Pick<Observable<unknown>, 'subscribe'> {
  return {
    subscribe(listener) {
      const watch = (): (() => void)[] => list.get().map((one) => attach(one, listener));
      const end = (): void => {
        for (const stop of stops) stop();
      };
      let stops = watch();
      const stopList = list.subscribe(() => {
        end();
        stops = watch();
        listener();
      });
      return () => {
        stopList();
        end();
      };
    },
  };
}
