/** Things that run side by side, each opened when it is first asked for and shared from then on. */
import type { Result } from '../../crypto/result.ts';
import type { SessionError } from './types.ts';

export interface Once<K, T> {
  open(key: K): Promise<Result<T, SessionError>>;
  /** What is open, or is being opened. */
  readonly all: ReadonlyMap<K, Promise<Result<T, SessionError>>>;
  /** Those that did open. */
  running(): Promise<T[]>;
  /** No longer counted among them; whoever takes it out closes it. */
  takeOut(key: K): Promise<Result<T, SessionError>> | undefined;
  close(): Promise<void>;
}

export function openOnce<K, T extends { close(): void | Promise<void> }>(
  start: (key: K) => Promise<Result<T, SessionError>>,
): Once<K, T> {
  const all = new Map<K, Promise<Result<T, SessionError>>>();
  return {
    all,
    open(key) {
      const known = all.get(key);
      if (known !== undefined) return known;
      const running = start(key);
      all.set(key, running);
      const forget = (): void => {
        if (all.get(key) === running) all.delete(key);
      };
      // The next who asks tries again. A fault, unlike an error, goes on to whoever waits and to the page's own boundary.
      void running.then(
        (result) => !result.ok && forget(),
        (fault: unknown) => {
          forget();
          throw fault;
        },
      );
      return running;
    },
    async running() {
      const every = await Promise.all(all.values());
      return every.flatMap((one) => (one.ok ? [one.value] : []));
    },
    takeOut(key) {
      const one = all.get(key);
      all.delete(key);
      return one;
    },
    async close() {
      // One that broke while opening must not keep the others, and what was written, from being closed.
      await Promise.allSettled([...all.values()].map(async (one) => closeIfOpen(await one)));
    },
  };
}

export async function closeIfOpen(one: Result<{ close(): void | Promise<void> }, SessionError>): Promise<void> {
  if (one.ok) await one.value.close();
}
