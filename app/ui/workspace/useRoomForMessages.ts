import { useSyncExternalStore } from 'react';

/** Rail, page and messages side by side, the page still wide enough to read. */
const wide = window.matchMedia('(min-width: 1160px)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** True when the window has room for the messages beside the page. */
export function useRoomForMessages(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
