/** One piece of work after the other, each begun when the one before has ended, whichever way. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    // The caller is told through `done`; the next only waits for the end.
    last = done.catch(() => undefined);
    return done;
  };
}
