/**
 * The only bridge from the session to the screens: two hooks over `useSyncExternalStore`.
 */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Observable } from '../model/observable.ts';
import type { Session } from '../session/types.ts';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The session that main.tsx opened. Throws outside a SessionProvider: a broken invariant, not a state. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside a SessionProvider');
  return session;
}

/** The present value; the component is drawn again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get, observable.get);
}
