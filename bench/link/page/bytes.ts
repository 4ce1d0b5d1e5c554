/** One Link between the two pages; its signals go through the test's own hands. */
import { Link } from '../../../app/peer/link/index.ts';
import type { ProvenLink } from '../../../app/peer/link/types.ts';
import { deviceOf, type Name, personKey } from '../../../e2e/room/page/cast.ts';

const CHANNEL = 1;

declare global {
  interface Window {
    /** To the other page. */
    carrySignal(signal: unknown): Promise<void>;
  }
}

let link: Link | null = null;
let wire: ProvenLink | null = null;
let answered: (() => void) | null = null;

export const bytes = {
  open(name: Name, initiator: boolean): void {
    link = new Link({
      initiator,
      link: {
        workspace: 'bench',
        ...deviceOf(name),
        members: () => new Set([personKey('ada'), personKey('ben')]),
        random: (length) => crypto.getRandomValues(new Uint8Array(length)),
        configuration: () => ({ iceServers: [] }),
        clock: () => performance.now(),
        onProven(proven) {
          wire = proven;
          proven.channel(CHANNEL).receive((message) => {
            if (message.length > 1) proven.channel(CHANNEL).send(new Uint8Array(1));
            else answered?.();
          });
        },
      },
    });
    link.on('signal', (signal) => void window.carrySignal(signal));
  },
  signal: (signal: unknown): void => link?.signal(signal),
  ready: (): boolean => link?.connected === true,
  async send(length: number): Promise<number> {
    const message = new Uint8Array(length);
    const began = performance.now();
    const done = new Promise<void>((resolve) => {
      answered = resolve;
    });
    wire?.channel(CHANNEL).send(message);
    await done;
    return performance.now() - began;
  },
  meter: () => link?.meter() ?? { sent: 0, received: 0 },
  close: (): void => link?.destroy(),
};
