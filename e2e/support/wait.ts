/** Waiting for states, never for time. */
export interface WaitOptions {
  /** In ms. Default: 30 s. */
  readonly within?: number;
  /** In ms. */
  readonly every?: number;
}

/** Resolves with the first value that is not null, undefined or false. Rejects with `what` when the time is over. */
export async function waitFor<T>(
  what: string,
  read: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { within = 30_000, every = 50 }: WaitOptions = {},
): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`not within ${within} ms: ${what}`);
    await new Promise<void>((resolve) => setTimeout(resolve, every));
  }
}

/** Resolves when `read` has given the same value (compared as JSON) for `still` ms, with that value. */
export async function waitForStill<T>(
  what: string,
  read: () => Promise<T>,
  { within = 30_000, every = 50, still = 500 }: WaitOptions & { readonly still?: number } = {},
): Promise<T> {
  let last = await read();
  let since = performance.now();
  return waitFor(
    what,
    async () => {
      const now = await read();
      if (JSON.stringify(now) !== JSON.stringify(last)) {
        last = now;
        since = performance.now();
      }
      return performance.now() - since >= still ? { value: now } : null;
    },
    { within, every },
  ).then(({ value }) => value);
}
