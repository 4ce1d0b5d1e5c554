/**
 * The only bridge from the session to the screens: hooks over `useSyncExternalStore`.
 */
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { changeable, type Observable } from '../model/observable.ts';
import type { Session, SessionStatus } from '../session/types.ts';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The session that main.tsx opened. Throws outside a SessionProvider: a broken invariant, not a state. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside a SessionProvider');
  return session;
}

const OPENING = changeable<SessionStatus>({ tag: 'opening' });

/** The session, null before there is one: a first visit is drawn while it is being fetched. */
export const useSessionIfAny = (): Session | null => useContext(SessionContext);

/** `opening` also before there is a session. */
export const useStatus = (): SessionStatus => useObservable(useSessionIfAny()?.status ?? OPENING);

/** Null before there is a session that shows and does everything. */
export function useReady(): Session | null {
  const session = useSessionIfAny();
  return useStatus().tag === 'ready' ? session : null;
}

/** What a person asked for before is done as soon as it can be; from then on at once. */
export function useWhenReady(): (act: (session: Session) => void) => void {
  const ready = useReady();
  const asked = useRef<((session: Session) => void) | null>(null);
  useEffect(() => {
    if (ready === null) return;
    asked.current?.(ready);
    asked.current = null;
  }, [ready]);
  return (act) => {
    if (ready === null) asked.current = act;
    else act(ready);
  };
}

/** The present value; the component is drawn again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get, observable.get);
}
