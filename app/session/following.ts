/** Letters about a pair on their way to its programme; and the months that are due, in spaces that sleep. */
import type { WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import type { Server } from '../peer/types.ts';
import type { Core } from './core.ts';
import { SHARE_EVERY } from './counters.ts';
import { followKept } from './followKept.ts';
import { retrying } from './retry.ts';

type Means = Pick<Core, 'self' | 'clock'> & { readonly server: Pick<Server, 'get' | 'subscribe' | 'deposit'> };

const LOOK_EVERY = 3_600_000;

/** `wake` opens a space, which then counts and sends by itself. */
export function openFollowing(
  { self, clock, server }: Means,
  wake: (id: WorkspaceId) => Promise<unknown>,
): { close(): void } {
  const kept = followKept(self);

  const outbox = retrying(async () => {
    if (server.get() !== 'connected') return true;
    let isDone = true;
    for (const [name, letter] of [...kept.outbox]) {
      const deposited = await server.deposit({ to: letter.programme, bytes: letter.bytes });
      isDone &&= deposited.ok;
      // A newer one may have taken its place while this one travelled.
      if (deposited.ok && kept.outbox.get(name) === letter) kept.outbox.delete(name);
    }
    return isDone;
  });

  function look(): void {
    for (const [key, { word, monthly }] of kept.counters) {
      const id = parseWorkspaceId(key);
      if (id.ok && monthly && word.does === 'share' && clock() - word.at >= SHARE_EVERY) void wake(id.value);
    }
  }

  const changed = (): void => void outbox.now();
  const stopServer = server.subscribe(changed);
  kept.outbox.observe(changed);
  const timer = setInterval(look, LOOK_EVERY);
  changed();
  look();

  return {
    close() {
      stopServer();
      kept.outbox.unobserve(changed);
      clearInterval(timer);
      outbox.stop();
    },
  };
}
