/**
 * Whether the browser keeps what is here. It is asked once something is saved, in a gesture of the person (Firefox shows
 * its own question then); and a mark in localStorage, which a browser that clears databases for room leaves alone, tells
 * somebody whose things were cleared from somebody new.
 */

const ASKED = 'binome.asked';

/** `onceSaved` calls back when something of the person's is on the disk. Asks once, at the next press after that. */
export function askToKeep(onceSaved: (then: () => void) => void, storage: Pick<Storage, 'getItem' | 'setItem'>): void {
  const manager = navigator.storage;
  if (typeof manager?.persist !== 'function') return;
  onceSaved(() => {
    const ask = (): void => {
      document.removeEventListener('pointerup', ask);
      document.removeEventListener('keyup', ask);
      void manager.persisted().then(async (isKept) => {
        if (isKept || read() !== null) return;
        write();
        await manager.persist();
      });
    };
    document.addEventListener('pointerup', ask);
    document.addEventListener('keyup', ask);
  });

  function read(): string | null {
    try {
      return storage.getItem(ASKED);
    } catch {
      return null; // Refused by the browser: then it is asked each time, and says no by itself.
    }
  }

  function write(): void {
    try {
      storage.setItem(ASKED, 'yes');
    } catch {
      return; // As above.
    }
  }
}

/** How many things wait, on the app's icon where the system has such a number. Never the only sign. */
export function showBadge(count: number): void {
  const { setAppBadge, clearAppBadge } = navigator as Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;
  const shown = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator);
  shown?.catch(() => undefined); // not installed: there is no icon to mark
}
