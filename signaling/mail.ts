import { textOf } from './frame.ts';
import type { Address, ServerFrame } from './protocol.ts';
import type { Store } from './store.ts';

/** How far this connection has got in a mailbox. */
interface Round {
  readonly mailbox: Address;
  after: number;
  /** The first page is said even when empty, so that the reader knows there is nothing. */
  opening: boolean;
  queued: boolean;
}

/**
 * Letters from the store to one connection, one page in flight at a time: a slow reader costs one page of memory, not
 * its mailboxes. `say` resolves once the frame has left: to false when nobody is there any more.
 */
export function mailCarrier(store: Store, clock: () => number, say: (frame: ServerFrame) => Promise<boolean>) {
  const rounds = new Map<string, Round>();
  let before: Promise<unknown> = Promise.resolve();

  async function walk(round: Round): Promise<void> {
    const { mailbox: key } = round;
    round.queued = false;
    for (let isThere = true; isThere; ) {
      const page = await store.page(key, round.after, clock());
      if (page.length === 0 && !round.opening) return;
      round.opening = false;
      round.after = page.at(-1)?.place ?? round.after;
      const letters = page.map(({ id, bytes, at }) => ({ id, letter: textOf(bytes), at }));
      isThere = await say({ type: 'letters', key, letters });
    }
  }

  /** What has come since, if this connection collects the mailbox. */
  function deliver(mailbox: string): Promise<void> {
    const round = rounds.get(mailbox);
    if (!round || round.queued) return Promise.resolve();
    round.queued = true;
    const mine = before.then(() => walk(round));
    before = mine.catch(() => undefined); // told to whoever asked; the next one goes on
    return mine;
  }

  return {
    deliver,
    /** From the start: everything not acknowledged. */
    collect(mailbox: Address): Promise<void> {
      const round = rounds.get(mailbox) ?? { mailbox, after: 0, opening: true, queued: false };
      rounds.set(mailbox, Object.assign(round, { after: 0, opening: true }));
      return deliver(mailbox);
    },
    collecting: (): Iterable<string> => rounds.keys(),
  };
}
