import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';

/** Rail, page and messages side by side, the page still wide enough to read. */
export const ROOM_FOR_MESSAGES = 1160;
/** Buttons beside a heading. */
export const TABLET = 600;
/** A rail, and tables rather than cards. */
export const DESKTOP = 960;

/** How wide the app is, where it does not fill the window; null: it does. */
export const AppWidth = createContext<number | null>(null);

/** Whether the app is so wide now, in CSS pixels; drawn again when that changes. */
export function useWide(least: number): boolean {
  const width = useContext(AppWidth);
  const query = `(min-width: ${least}px)`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  const isWindow = useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
  return width === null ? isWindow : width >= least;
}
