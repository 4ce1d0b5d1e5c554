/** Jobs of one connection, one after the other. */
export interface Queue {
  add(job: () => void | Promise<void>): void;
  /** Nothing waits and nothing runs. */
  idle(): boolean;
  /** Resolves once all that was added before is done, or the queue closed. */
  settled(): Promise<void>;
  /** What waits is dropped; what runs ends, and its own checks must stop it. */
  close(): void;
}

/** `onFault` gets what a job throws: a broken invariant of ours, for the boundary above. */
export function openQueue(onFault: (fault: unknown) => void): Queue {
  const jobs: (() => void | Promise<void>)[] = [];
  let running = false;
  let closed = false;
  const settling = new Set<() => void>();

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let job = jobs.shift(); job !== undefined && !closed; job = jobs.shift()) {
      try {
        await job();
      } catch (fault) {
        onFault(fault);
      }
    }
    running = false;
  }

  function add(job: () => void | Promise<void>): void {
    if (closed) return;
    jobs.push(job);
    void run();
  }

  return {
    add,
    settled() {
      if (closed) return Promise.resolve();
      return new Promise((resolve) => {
        settling.add(resolve);
        add(() => {
          settling.delete(resolve);
          resolve();
        });
      });
    },
    idle: () => !running && jobs.length === 0,
    close() {
      closed = true;
      jobs.length = 0;
      for (const resolve of settling) resolve();
      settling.clear();
    },
  };
}

/** Lets the page draw and the other messages through. Unlike a timer, not slowed to once a second in a hidden tab. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
