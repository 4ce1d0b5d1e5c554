/** Calls `listener` when the device may have got its network back: `online`, or the tab shown again. Returns the stop. */
export function onWake(listener: () => void): () => void {
  // In node (tests, command line) neither exists, and back-off alone does the work.
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const visible = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  window.addEventListener('online', listener);
  document.addEventListener('visibilitychange', visible);
  return () => {
    window.removeEventListener('online', listener);
    document.removeEventListener('visibilitychange', visible);
  };
}
