/** The letters of one mailbox, handed over one at a time and acknowledged only once kept. */
import { fromText, hash, toText } from '../../../crypto/index.ts';
import type { ReceivedLetter } from '../types.ts';

export interface LetterOnWire {
  readonly id: string;
  readonly letter: string;
  readonly at: number;
}

export interface Mailbox {
  receive(letters: readonly LetterOnWire[]): void;
  stop(): void;
}

export interface MailboxOptions {
  readonly handler: (letter: ReceivedLetter) => Promise<boolean | 'last'>;
  /** `isLast`: nothing else is to come into this mailbox. */
  readonly acknowledge: (id: string, isLast: boolean) => void;
  /** Ask the server again: some letters were not kept, and it does not repeat by itself. */
  readonly again: () => void;
}

/** How long to leave a letter that could not be kept before it is asked for again. */
const PAUSE = 5_000;

export function openMailbox({ handler, acknowledge, again }: MailboxOptions): Mailbox {
  const queue: ReceivedLetter[] = [];
  const known = new Set<string>();
  /** With whether it was the last. */
  const kept = new Map<string, boolean>();
  let busy = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function keep(letter: ReceivedLetter): Promise<boolean | 'last'> {
    try {
      return await handler(letter);
    } catch {
      // A handler that breaks has kept nothing: the letter stays on the server.
      return false;
    }
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let letter = queue.shift(); letter !== undefined && !stopped; letter = queue.shift()) {
      const isKept = await keep(letter);
      if (isKept) {
        kept.set(letter.id, isKept === 'last');
        // Also after a stop: it is durably kept, and the server need not hold it longer.
        acknowledge(letter.id, isKept === 'last');
      } else if (!stopped) {
        clearTimeout(timer);
        timer = setTimeout(again, PAUSE);
      }
      known.delete(letter.id);
    }
    busy = false;
  }

  return {
    receive(letters) {
      if (stopped) return;
      for (const { id, letter, at } of letters) {
        const wasLast = kept.get(id);
        if (wasLast !== undefined) {
          // The acknowledgement was lost with a connection; the effect was not.
          acknowledge(id, wasLast);
          continue;
        }
        if (known.has(id)) continue;
        const bytes = fromText(letter);
        // The id is the hash: a server cannot pass one letter off as another.
        if (!bytes.ok || toText(hash(bytes.value)) !== id) continue;
        known.add(id);
        queue.push({ id, bytes: bytes.value, at });
      }
      void work();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      queue.length = 0;
    },
  };
}
