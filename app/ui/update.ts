/** A newer version waiting on this device, as main.tsx hands it over. Taken only when the person says so. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useObservable, useSession } from '../react/session.ts';
import { isOn } from './call/isOn.ts';

/** Why a version was not taken: app/pwa says what each is. */
export interface RefusedFor {
  readonly tag: 'unreadable' | 'forged' | 'unsigned' | 'otherKey' | 'older' | 'altered';
}

export interface NewVersion {
  readonly version: string;
  readonly bytes: number;
  readonly news: Readonly<Record<string, readonly string[]>>;
}

/** Every file of the app kept here, held against the list of its release: app/pwa/inspect.ts. */
export interface Inspection {
  readonly version: string;
  readonly hash: string;
  readonly files: readonly {
    readonly path: string;
    readonly hash: string;
    readonly state: 'same' | 'altered' | 'absent';
  }[];
  readonly bytes: number;
  readonly key: string | null;
  readonly at: number | null;
  readonly commit: string | null;
  readonly server: 'same' | 'newer' | 'refused' | 'unreachable';
}

export interface Update {
  get(): 'none' | 'held' | 'waiting' | 'refused' | 'applying';
  fault(): RefusedFor | null;
  news(): Promise<NewVersion | null>;
  inspect(): Promise<Inspection | null>;
  subscribe(listener: () => void): () => void;
  spare(isDear: boolean): void;
  accept(flush: () => Promise<void>): Promise<void>;
}

const never: Update = {
  get: () => 'none',
  fault: () => null,
  news: () => Promise.resolve(null),
  inspect: () => Promise.resolve(null),
  subscribe: () => () => undefined,
  spare: () => undefined,
  accept: () => Promise.resolve(),
};

const UpdateContext = createContext<Update>(never);

export const UpdateProvider = UpdateContext.Provider;
export const noUpdate = never;

export const useInspect = (): Update['inspect'] => useContext(UpdateContext).inspect;

/** The state, and what to call when the person agrees: everything written reaches the disk before the page starts anew. */
export function useUpdate(): {
  readonly state: ReturnType<Update['get']>;
  readonly fault: RefusedFor | null;
  /** Null until it was read, and where nothing is known. */
  readonly news: NewVersion | null;
  readonly accept: () => void;
} {
  const update = useContext(UpdateContext);
  const session = useSession();
  const state = useObservable(update);
  const fault = useSyncExternalStore(update.subscribe, update.fault);
  const isDear = useObservable(session.data.low);
  const [news, setNews] = useState<NewVersion | null>(null);
  useEffect(() => update.spare(isDear), [update, isDear]);
  const isNewer = state === 'waiting' || state === 'held';
  useEffect(() => {
    // Nothing known of it is no reason not to offer it.
    if (isNewer) update.news().then(setNews, () => setNews(null));
  }, [update, isNewer]);
  // Not in the middle of a call.
  const busy = isOn(useObservable(session.calls.now));
  return {
    state: busy ? 'none' : state,
    fault,
    news,
    accept: () => void update.accept(() => session.close()),
  };
}
