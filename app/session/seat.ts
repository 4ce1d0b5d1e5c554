/**
 * Which tab holds a profile. The browser's own lock decides, alone: it is given to one tab at a time, and given back by
 * the browser when that tab is closed or dies. It is asked for and waited for, never stolen: a tab it were stolen from
 * would go on writing until it noticed, and there would be two writers on one disk.
 */
export interface Seat {
  /** Call when nothing will be written any more. */
  leave(): void;
}

export interface Seats {
  /** Takes the seat if it is free; null when another tab has it. Rejects where the browser refuses locks. */
  take(): Promise<Seat | null>;
  /** Waits for the seat. Only a page that is seen stands in the queue: one in the background would take it from under it. */
  wait(): Promise<Seat>;
  /** Asks the tab that holds it to write down what it has and leave; `silent` is told when nothing came of it. */
  ask(silent: () => void): void;
  /** Called in the tab that holds the seat, when another one asks for it. */
  onAsked(listener: () => void): void;
}

export interface SeatOptions {
  /** Of the lock and of the channel: one a profile. */
  readonly name: string;
  readonly locks: Pick<LockManager, 'request'>;
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  readonly page: PageSight;
  /** Names this tab to the others. */
  readonly tab: string;
}

export interface PageSight {
  isSeen(): boolean;
  /** Called when it begins or ceases to be seen; returns the stop. */
  subscribe(listener: () => void): () => void;
}

/** The tab that leaves may be in the middle of a proof or a fold; asking again also reaches one that got it meanwhile. */
const ASK_EVERY = 1_000;
const PATIENCE = 8_000;

export function openSeats({ name, locks, channel, page, tab }: SeatOptions): Seats {
  let held = false;
  let asking: ReturnType<typeof setInterval> | undefined;
  const asked = new Set<() => void>();
  /** What to do when another tab asks while this one stands in the queue: it goes behind. */
  let giveWay: () => void = () => undefined;

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    // From a page of this site, be it of another version: only what is understood is heard.
    if (typeof data !== 'object' || data === null || !('asks' in data) || data.asks === tab) return;
    if (held) for (const listener of [...asked]) listener();
    else giveWay();
  });

  /** Null when it was not given: taken, or `signal` ended the waiting. */
  function request(options: LockOptions): Promise<Seat | null> {
    return new Promise((resolve, reject) => {
      locks
        .request(name, options, (lock) => {
          if (lock === null) {
            resolve(null);
            return undefined;
          }
          held = true;
          stopAsking();
          return new Promise<void>((release) => {
            resolve({
              leave() {
                held = false;
                release();
              },
            });
          });
        })
        .catch((refused: unknown) => {
          if (options.signal?.aborted) resolve(null);
          else reject(refused);
        });
    });
  }

  function stopAsking(): void {
    clearInterval(asking);
    asking = undefined;
  }

  const seen = (): Promise<void> =>
    new Promise((resolve) => {
      if (page.isSeen()) return resolve();
      const stop = page.subscribe(() => {
        if (!page.isSeen()) return;
        stop();
        resolve();
      });
    });

  /** Null when the page went out of sight, or gave way. */
  async function queue(): Promise<Seat | null> {
    if (!page.isSeen()) return null;
    const ending = new AbortController();
    const stop = page.subscribe(() => {
      if (!page.isSeen()) ending.abort();
    });
    giveWay = () => {
      // Who asks stays where it stands.
      if (asking === undefined) ending.abort();
    };
    const seat = await request({ signal: ending.signal });
    giveWay = () => undefined;
    stop();
    return seat;
  }

  return {
    take: () => request({ ifAvailable: true }),
    async wait() {
      for (;;) {
        await seen();
        const seat = await queue();
        if (seat !== null) return seat;
      }
    },
    ask(silent) {
      stopAsking();
      const say = (): void => channel.postMessage({ asks: tab });
      let waited = 0;
      asking = setInterval(() => {
        waited += ASK_EVERY;
        if (waited < PATIENCE) return say();
        stopAsking();
        silent();
      }, ASK_EVERY);
      say();
    },
    onAsked: (listener) => void asked.add(listener),
  };
}
