import type { InstallWay } from './install.ts';

/**
 * Nobody was here before, and the first screen is what comes. `before`: the mark of a device that had something here.
 * Where the browser does not say what it keeps, somebody was here.
 */
export async function isFirstVisit(way: InstallWay, before: string | null): Promise<boolean> {
  try {
    // Something is said before their first screen: app/ui/arrival.
    if (way === 'ios' || way === 'inApp' || before !== null) return false;
    return window.location.pathname === '/' && (await indexedDB.databases()).length === 0;
  } catch {
    return false;
  }
}
