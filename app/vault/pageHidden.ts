/** Calls when the page may be about to end: hidden (on a phone the last event there is), left, or frozen. */
export function whenPageHides(listener: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') listener();
  };
  document.addEventListener('visibilitychange', onVisibility);
  globalThis.addEventListener('pagehide', listener);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    globalThis.removeEventListener('pagehide', listener);
  };
}
