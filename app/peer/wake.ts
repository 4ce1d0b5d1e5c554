/** When the device may have got its network back, or another one. In node (tests, command line) nothing says so, and back-off alone does the work. */

type Stop = () => void;

/** Calls `listener` when the tab is shown again: it may have slept, and its network with it. Returns the stop. */
export function onShown(listener: () => void): Stop {
  if (typeof document === 'undefined') return () => undefined;
  const visible = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', visible);
  return () => document.removeEventListener('visibilitychange', visible);
}

/** Where a browser tells by what it is connected (Chromium on phones). */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

/** Calls `listener` when what was connected through the former network is most likely dead: `online`, or from Wi-Fi to mobile data. Returns the stop. */
export function onNetworkChange(listener: () => void): Stop {
  if (typeof window === 'undefined' || typeof navigator === 'undefined') return () => undefined;
  const information: NetworkInformation | undefined =
    'connection' in navigator && navigator.connection instanceof EventTarget ? navigator.connection : undefined;
  let type = information?.type;
  const changed = (): void => {
    // It also fires whenever the estimate of the speed moves.
    if (information?.type === type) return;
    type = information?.type;
    if (type !== 'none') listener();
  };
  window.addEventListener('online', listener);
  information?.addEventListener('change', changed);
  return () => {
    window.removeEventListener('online', listener);
    information?.removeEventListener('change', changed);
  };
}
