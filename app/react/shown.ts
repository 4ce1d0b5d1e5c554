/**
 * What Today shows: the session's own once that is ready, and before that what this device knew last (session/glance.ts).
 * Presses wait for the session: useWhenReady.
 */
import { createContext, useCallback, useContext } from 'react';
import type { Observable } from '../model/observable.ts';
import type { Glance, HomeShown, InboxEntry, NoteShown, ServerState, Session, WayBack } from '../session/types.ts';
import { useObservable, useReady } from './session.ts';

/** Null when nothing is known before the session, or what was known has been put away. */
export interface Early extends Observable<Glance | null> {
  /** Puts everything away at once, and locks as soon as there is something to lock. */
  hide(): void;
}

export const noEarly: Early = { get: () => null, subscribe: () => () => undefined, hide: () => undefined };

const EarlyContext = createContext<Early>(noEarly);
export const EarlyProvider = EarlyContext.Provider;

const NOTHING: Glance = {
  home: {
    name: '',
    first: { checked: false, aside: false },
    applications: [],
    invitations: [],
    directs: [],
    workspaces: [],
    choices: [],
    boards: [],
    archives: { length: 0 },
    offices: [],
  },
  pages: [],
  notes: 0,
  inbox: new Map(),
  wayBack: { phrase: null, file: null, devices: 0, partners: 0, due: false },
};

const NONE: Observable<null> = { get: () => null, subscribe: () => () => undefined };

export const useEarly = (): Glance | null => useObservable(useContext(EarlyContext));

/** What the session says of it, or what was known before. */
function useShown<T>(of: (session: Session) => Observable<T>, before: (glance: Glance) => T): T {
  const ready = useReady();
  const glance = useEarly() ?? NOTHING;
  return useObservable<T | null>(ready === null ? NONE : of(ready)) ?? before(glance);
}

export const useHome = (): HomeShown =>
  useShown<HomeShown>(
    (session) => session.home,
    ({ home }) => home,
  );
export const useInbox = (): ReadonlyMap<string, InboxEntry> =>
  useShown<ReadonlyMap<string, InboxEntry>>(
    (session) => session.inbox,
    ({ inbox }) => inbox,
  );
export const useWayBack = (): WayBack =>
  useShown(
    (session) => session.devices.wayBack,
    ({ wayBack }) => wayBack,
  );
export const useServer = (): ServerState =>
  useShown<ServerState>(
    (session) => session.server,
    () => 'idle',
  );
export const useDamaged = (): boolean =>
  useShown<boolean>(
    (session) => session.damaged,
    () => false,
  );

/** The newest notes, and how many there are. */
export function useNotes(): { readonly pages: readonly NoteShown[]; readonly count: number } {
  const pages = useShown<readonly NoteShown[]>(
    (session) => session.notes.pages,
    (glance) => glance.pages,
  );
  const before = useEarly()?.notes ?? 0;
  return { pages, count: useReady() === null ? before : pages.length };
}

/** Puts everything away, whether the session is there or on its way. */
export function useHide(): () => void {
  const ready = useReady();
  const early = useContext(EarlyContext);
  return useCallback(() => (ready === null ? early.hide() : ready.lock(true)), [ready, early]);
}
