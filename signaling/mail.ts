/**
 * Carries letters from the store to one connection, one page in flight at a time: a slow reader costs one page of
 * memory, not its mailboxes.
 */
import type { Address, ServerFrame } from './protocol.ts';
import type { Store } from './store.ts';

interface Round {
  readonly mailbox: Address;
  /** Where in the mailbox this connection has got to. */
  after: number;
  /** The first page is said even when empty, so that the reader knows there is nothing. */
  opening: boolean;
  queued: boolean;
}

/** `sent` resolves once the frame has left, or never will; `isOpen` then tells. */
export function mailCarrier(
  store: Store,
  clock: () => number,
  sent: (frame: ServerFrame) => Promise<void>,
  isOpen: () => boolean,
) {
  const rounds = new Map<string, Round>();
  let before: Promise<unknown> = Promise.resolve();

  const walk = async (round: Round): Promise<void> => {
    const { mailbox } = round;
    round.queued = false;
    while (isOpen()) {
      const page = await store.page(mailbox, round.after, clock());
      if (page.length === 0 && !round.opening) return;
      round.opening = false;
      round.after = page.at(-1)?.place ?? round.after;
      const letters = page.map(({ id, bytes, at }) => ({ id, letter: Buffer.from(bytes).toString('base64url'), at }));
      await sent({ type: 'letters', key: mailbox, letters });
    }
  };

  /** What has come since, if this connection collects the mailbox. */
  const deliver = (mailbox: string): Promise<void> => {
    const round = rounds.get(mailbox);
    if (!round || round.queued) return Promise.resolve();
    round.queued = true;
    const mine = before.then(() => walk(round));
    before = mine.catch(() => undefined); // told to whoever asked; the next one goes on
    return mine;
  };

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
