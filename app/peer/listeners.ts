/** Who wants to know that something changed. */
export interface Listeners {
  subscribe(listener: () => void): () => void;
  notify(): void;
}

export function listeners(): Listeners {
  const set = new Set<() => void>();
  return {
    subscribe(listener) {
      set.add(listener);
      return () => set.delete(listener);
    },
    notify() {
      for (const listener of [...set]) listener();
    },
  };
}
