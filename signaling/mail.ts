/**
 * Carries letters from the store to one connection, page by page, each page only when the one before has left:
 * a slow reader costs one page of memory, not a mailbox.
 */
import type { WebSocket } from 'ws';
import type { Address, ServerFrame } from './protocol.ts';
import type { Store } from './store.ts';

interface Round {
  /** Where in the mailbox this connection has got to. */
  after: number;
  /** Said even when empty, so that the reader knows there is nothing. */
  opening: boolean;
  busy: boolean;
  again: boolean;
}

export interface MailCarrier {
  /** From the start: everything not acknowledged. */
  collect(mailbox: Address): Promise<void>;
  /** What has come since, if this connection collects the mailbox. */
  deliver(mailbox: Address): Promise<void>;
  collecting(): Iterable<Address>;
}

export function mailCarrier(socket: WebSocket, store: Store, clock: () => number): MailCarrier {
  const rounds = new Map<Address, Round>();

  const sent = (frame: ServerFrame): Promise<void> =>
    new Promise((resolve) => {
      socket.send(JSON.stringify(frame), () => resolve()); // also when it closed: the caller looks at the state
    });

  const walk = async (mailbox: Address, round: Round): Promise<void> => {
    while (socket.readyState === socket.OPEN) {
      const page = await store.page(mailbox, round.after, clock());
      if (page.length === 0 && !round.opening) return;
      round.opening = false;
      round.after = page.at(-1)?.place ?? round.after;
      await sent({
        type: 'letters',
        key: mailbox,
        letters: page.map(({ id, bytes, at }) => ({ id, letter: Buffer.from(bytes).toString('base64url'), at })),
      });
    }
  };

  const deliver = async (mailbox: Address): Promise<void> => {
    const round = rounds.get(mailbox);
    if (!round) return;
    round.again = true;
    if (round.busy) return;
    round.busy = true;
    try {
      while (round.again) {
        round.again = false;
        await walk(mailbox, round);
      }
    } finally {
      round.busy = false;
    }
  };

  return {
    deliver,
    collect(mailbox) {
      const round = rounds.get(mailbox);
      if (round) Object.assign(round, { after: 0, opening: true });
      else rounds.set(mailbox, { after: 0, opening: true, busy: false, again: false });
      return deliver(mailbox);
    },
    collecting: () => rounds.keys(),
  };
}
