/**
 * Keeps the app on this device, and brings a new version only with consent: the new service worker waits until
 * `accept`, since taking over unasked would remove files an open page may still load.
 */

import { holdBack, isHeldBack, isNewerSeen } from './held.ts';
import type { Inspection } from './inspect.ts';
import type { NewVersion } from './judge.ts';
import { forgetRefused, refusedFault } from './keptRelease.ts';
import type { ReleaseFault } from './release.ts';

/**
 * `none`: this is the newest known. `held`: there is a newer one, not fetched since data is dear. `waiting`: a newer one
 * is on this device, and is of the key that this device knows. `refused`: there is one that is not what it says, or not of
 * that key. `applying`: the page will reload.
 */
export type UpdateState = 'none' | 'held' | 'waiting' | 'refused' | 'applying';

export interface AppUpdate {
  get(): UpdateState;
  /** Why, while the state is `refused`. */
  fault(): ReleaseFault | null;
  /** What the newer version is, and what it weighs. */
  news(): Promise<NewVersion | null>;
  /** Every file kept here, held against its list; null where nothing is kept yet. */
  inspect(): Promise<Inspection | null>;
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
  let fault: ReleaseFault | null = null;
  const listeners = new Set<() => void>();
  const become = (next: UpdateState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const refuse = (why: ReleaseFault) => {
    fault = why;
    become('refused');
  };
  // Fetched when there is something to judge.
  const judging = () => import('./judge.ts');
  const reading = {
    fault: () => fault,
    news: async () => (await judging()).newVersion(),
    inspect: async () => (await import('./inspect.ts')).inspect(),
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  if (!('serviceWorker' in navigator)) {
    options.refused(new Error('no service worker in this browser'));
    return { get: () => state, ...reading, subscribe, spare: () => undefined, accept: () => Promise.resolve() };
  }

  // Fetched now, not with the page: the first drawing does not wait for it.
  const registered = import('workbox-window').then(async ({ Workbox }) => {
    const workbox = new Workbox(options.script);
    workbox.addEventListener('waiting', () => void consider());
    // As is one that was held back, or refused.
    workbox.addEventListener('redundant', () => void lookForHeld().then(lookForRefused));
    // Also when another tab agreed: this page's lazy parts are gone from the cache, so it must start anew too.
    workbox.addEventListener('controlling', (event) => {
      if (event.isUpdate || event.isExternal) void follow();
    });
    let looked = options.clock();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || options.clock() - looked < between) return;
      looked = options.clock();
      workbox.update().catch(options.refused);
    });
    await options.used;
    const registration = await workbox.register();
    await lookForHeld();
    await lookForRefused();
    if (state === 'refused') void lookAgain(registration);
    void judging().then(({ remember }) => remember());
    return workbox;
  });
  registered.catch(options.refused);

  async function lookForHeld(): Promise<void> {
    if (state === 'none' && (await isHeldBack()) && (await isNewerSeen())) become('held');
  }

  async function lookForRefused(): Promise<void> {
    const why = state === 'none' || state === 'refused' ? await refusedFault() : null;
    if (why !== null) refuse(why);
  }

  /** A server that has mended itself offers nothing new: then there is nothing to be told any more. */
  async function lookAgain(registration: ServiceWorkerRegistration | undefined): Promise<void> {
    await registration?.update().catch(() => undefined); // no network: it stays said
    if (registration === undefined || registration.installing !== null || registration.waiting !== null) return;
    if (!navigator.onLine) return;
    await forgetRefused();
    if (state === 'refused') become('none');
  }

  /** Before a version that waits is offered. Without a network it is looked at once that is back. */
  async function consider(): Promise<void> {
    try {
      const why = await (await judging()).judge();
      if (state === 'applying') return;
      if (why === null) become('waiting');
      else refuse(why);
    } catch {
      window.addEventListener('online', () => void consider(), { once: true });
    }
  }

  /** Another version runs the next page of this app. One that nobody agreed to, and that is not genuine, is not followed. */
  async function follow(): Promise<void> {
    const why =
      state === 'applying'
        ? null
        : await judging()
            .then(({ judge }) => judge())
            .catch(() => null); // the server cannot be asked: docs/gaps/release-key.md
    if (why === null) options.reload();
    else refuse(why);
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
    ...reading,
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
        const why = await refusedFault();
        if (why === null) become('held');
        else refuse(why);
        return;
      }
      if (!isFetched) {
        const why = await judging()
          .then(({ judge }) => judge())
          .catch(() => 'unknown' as const);
        // The network left meanwhile: nothing is put in place unseen.
        if (why === 'unknown') return become('held');
        if (why !== null) return refuse(why);
      }
      await flush();
      (await registered).messageSkipWaiting();
    },
  };
}
