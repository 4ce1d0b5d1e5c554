import { useCallback, useSyncExternalStore } from 'react';

/** Rail, page and messages side by side, the page still wide enough to read. */
export const ROOM_FOR_MESSAGES = '(min-width: 1160px)';
/** A rail, and tables rather than cards. */
export const DESKTOP = '(min-width: 960px)';

/** Whether the window is so now; drawn again when that changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
