/** The worker's entry: `new Worker(new URL('…/matching/worker.ts', import.meta.url), { type: 'module' })`. */
import { serveMatching } from './serve.ts';

const channel = new MessageChannel();

const answer = serveMatching({
  send: (message) => self.postMessage(message),
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  breathe: () =>
    new Promise((resolve) => {
      // A timer would be clamped to 4 ms, and throttled to a second in a page out of sight.
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    }),
  clock: () => performance.now(),
});

self.onmessage = ({ data }: MessageEvent<unknown>) => {
  answer(data).catch((error: unknown) => {
    // A broken invariant: rethrown outside the promise, it reaches the page as the worker's error event.
    queueMicrotask(() => {
      throw error;
    });
  });
};
