/** A newer version waiting on this device, as main.tsx hands it over. Taken only when the person says so. */
import { createContext, useContext, useEffect } from 'react';
import { useObservable, useSession } from '../react/session.ts';
import { isOn } from './call/isOn.ts';

export interface Update {
  get(): 'none' | 'held' | 'waiting' | 'applying';
  subscribe(listener: () => void): () => void;
  spare(isDear: boolean): void;
  accept(flush: () => Promise<void>): Promise<void>;
}

const never: Update = {
  get: () => 'none',
  subscribe: () => () => undefined,
  spare: () => undefined,
  accept: () => Promise.resolve(),
};

const UpdateContext = createContext<Update>(never);

export const UpdateProvider = UpdateContext.Provider;
export const noUpdate = never;

/** The state, and what to call when the person agrees: everything written reaches the disk before the page starts anew. */
export function useUpdate(): { state: ReturnType<Update['get']>; accept: () => void } {
  const update = useContext(UpdateContext);
  const session = useSession();
  const state = useObservable(update);
  const isDear = useObservable(session.data.low);
  useEffect(() => update.spare(isDear), [update, isDear]);
  // Not in the middle of a call.
  const busy = isOn(useObservable(session.calls.now));
  return { state: busy ? 'none' : state, accept: () => void update.accept(() => session.close()) };
}
