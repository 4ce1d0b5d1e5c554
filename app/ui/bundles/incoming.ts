/** What the system handed to the app: a file opened with it, or something shared to it. main.tsx gives it. */
import { createContext, useContext, useEffect } from 'react';

export interface Incoming {
  subscribe(listener: () => void): () => void;
  /** What came since the last call. */
  take(): (Uint8Array | string)[];
}

export const noIncoming: Incoming = { subscribe: () => () => undefined, take: () => [] };

const IncomingContext = createContext<Incoming>(noIncoming);

export const IncomingProvider = IncomingContext.Provider;

/** Calls `handle` for each thing that came, and for those that come while the screen is there. */
export function useIncomingThings(handle: (thing: Uint8Array | string) => void): void {
  const incoming = useContext(IncomingContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handler is a new function at each drawing
  useEffect(() => {
    const look = (): void => {
      for (const thing of incoming.take()) handle(thing);
    };
    look();
    return incoming.subscribe(look);
  }, [incoming]);
}
