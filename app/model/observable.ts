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
