/**
 * Keeps the app on this device, and brings a new version only with consent: the new service worker waits until
 * `accept`, since taking over unasked would remove files an open page may still load.
 */

import { holdBack, isHeldBack, isNewerSeen } from './held.ts';

/**
 * `none`: this is the newest known. `held`: there is a newer one, not fetched since data is dear. `waiting`: a newer one
 * is on this device. `applying`: the page will reload.
 */
export type UpdateState = 'none' | 'held' | 'waiting' | 'applying';

export interface AppUpdate {
  get(): UpdateState;
  subscribe(listener: () => void): () => void;
  /** Whether data is dear: then a newer version is fetched only by `accept`. */
  spare(isDear: boolean): void;
  /** Fetches what was held back, and is at `held` again if that fails. Then runs `flush` (close the session: every pending write reaches the disk), then puts the new version in place and reloads. */
  accept(flush: () => Promise<void>): Promise<void>;
}

export interface RegisterOptions {
  /** Where the service worker is, as the page's Trusted Types policy let it through. */
  readonly script: string;
  readonly clock: () => number;
  /** Waited for: what is in use by then comes with the first version. */
  readonly used: Promise<unknown>;
  /** Starts the page anew. */
  readonly reload: () => void;
  /** Told once when the browser has no service worker, or refused ours: the app then works, but not without a network. */
  readonly refused: (error: unknown) => void;
}

/** A look for a newer version costs a request: at most one in this time, when the person comes back to the page. */
const between = 6 * 60 * 60 * 1000;

/** Call once, after the first drawing. */
export function registerApp(options: RegisterOptions): AppUpdate {
  let state: UpdateState = 'none';
  let isDear = false;
  const listeners = new Set<() => void>();
  const become = (next: UpdateState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  if (!('serviceWorker' in navigator)) {
    options.refused(new Error('no service worker in this browser'));
    return { get: () => state, subscribe, spare: () => undefined, accept: () => Promise.resolve() };
  }

  // Fetched now, not with the page: the first drawing does not wait for it.
  const registered = import('workbox-window').then(async ({ Workbox }) => {
    const workbox = new Workbox(options.script);
    workbox.addEventListener('waiting', () => {
      if (state !== 'applying') become('waiting');
    });
    // As is one that was held back.
    workbox.addEventListener('redundant', () => void lookForHeld());
    // Also when another tab agreed: this page's lazy parts are gone from the cache, so it must start anew too.
    workbox.addEventListener('controlling', (event) => {
      if (event.isUpdate || event.isExternal) options.reload();
    });
    let looked = options.clock();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || options.clock() - looked < between) return;
      looked = options.clock();
      workbox.update().catch(options.refused);
    });
    await options.used;
    await workbox.register();
    await lookForHeld();
    return workbox;
  });
  registered.catch(options.refused);

  async function lookForHeld(): Promise<void> {
    if (state === 'none' && (await isHeldBack()) && (await isNewerSeen())) become('held');
  }

  /** True once the newer version is on this device whole. */
  async function fetchHeld(): Promise<boolean> {
    const { serviceWorker } = navigator;
    try {
      await holdBack(false);
      const registration = await serviceWorker.ready;
      await registration.update();
      const worker = registration.installing;
      if (worker === null) return registration.waiting !== null;
      return await new Promise((resolve) => {
        worker.addEventListener('statechange', () => resolve(worker.state === 'installed'), { once: true });
      });
    } catch {
      return false; // No network: said by the state, and tried again by the next tap.
    } finally {
      await holdBack(isDear);
    }
  }

  return {
    get: () => state,
    subscribe,
    spare(dear) {
      isDear = dear;
      void holdBack(dear)
        .then(async () => {
          if (dear || state !== 'held') return;
          become('none');
          await (await registered).update();
        })
        .catch(options.refused);
    },
    async accept(flush) {
      if (state !== 'waiting' && state !== 'held') return;
      const isFetched = state === 'waiting';
      become('applying');
      if (!isFetched && !(await fetchHeld())) {
        become('held');
        return;
      }
      await flush();
      (await registered).messageSkipWaiting();
    },
  };
}
