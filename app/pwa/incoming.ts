/**
 * What the system hands to the installed app: a file opened with it (the manifest's file_handlers), or something shared
 * to it (share_target), which the service worker holds in memory until the page asks. Nothing of it touches the disk.
 */

/** Where the manifest sends both. */
export const RECEIVED = '/received';
/** What the page says to the worker. */
export const TAKE_RECEIVED = 'TAKE_RECEIVED';
export const KEEP_RECEIVED = 'KEEP_RECEIVED';

export type Thing = Uint8Array | string;

export interface Incoming {
  subscribe(listener: () => void): () => void;
  take(): Thing[];
  /** Before the page starts anew: what nobody took waits with the worker for the next one. False: there is nothing. */
  putBack(): boolean;
}

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Call at once when the page starts: the system hands over what opened it. */
export function openIncoming(): Incoming {
  const listeners = new Set<() => void>();
  let waiting: Thing[] = [];

  function arrive(things: readonly Thing[]): void {
    waiting.push(...things);
    for (const listener of [...listeners]) listener();
  }

  const queue = (window as { readonly launchQueue?: LaunchQueue }).launchQueue;
  queue?.setConsumer(({ files }) => {
    for (const handle of files) {
      handle
        .getFile()
        .then((file) => file.arrayBuffer())
        .then(
          (bytes) => arrive([new Uint8Array(bytes)]),
          // Named by the system, and not given: told like a file with nothing in it.
          () => arrive([new Uint8Array()]),
        );
    }
  });

  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (worker !== null && window.location.pathname === RECEIVED) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      port1.close();
      if (Array.isArray(data)) arrive(data.filter((each) => typeof each === 'string' || each instanceof Uint8Array));
    };
    worker.postMessage({ type: TAKE_RECEIVED }, [port2]);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    putBack() {
      const keeper = navigator.serviceWorker?.controller;
      if (waiting.length === 0 || !keeper) return false;
      keeper.postMessage({ type: KEEP_RECEIVED, things: waiting });
      return true;
    },
  };
}
