/** Work that must be done in the end: tried now, tried again later while it is not, and never twice at once. */

const FIRST_WAIT = 15_000;
const LAST_WAIT = 600_000;

export interface Retrying {
  /** Tries now, or once more right after the try that is under way. Resolves when that has ended. */
  now(): Promise<void>;
  stop(): void;
}

/** `work` answers true when nothing is left to do. The waits double from 15 s to 10 min. */
export function retrying(work: () => Promise<boolean>): Retrying {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    clearTimeout(timer);
    let isDone = false;
    do {
      again = false;
      isDone = await work();
    } while (again && !stopped);
    running = null;
    if (isDone || stopped) {
      wait = FIRST_WAIT;
      return;
    }
    timer = setTimeout(() => void now(), wait);
    wait = Math.min(LAST_WAIT, wait * 2);
  }

  function now(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running === null) running = run();
    else again = true;
    return running;
  }

  return {
    now,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
