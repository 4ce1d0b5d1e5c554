/** Everybody at once: the server goes, as in an update, and comes again on the same port. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from '../../app/peer/server/backoff.ts';
import { type Client, closeAll, newKeys, openClient, openMany } from './clients.ts';
import { type Server, startServer } from './servers.ts';
import { TOPICS } from './talk.ts';

/** Seconds from the server's being there again until the last of them has proved its topics. */
export async function comeBack(count: number): Promise<number> {
  const keys = newKeys(count * TOPICS);
  const environment = { DATA_DIR: mkdtempSync(join(tmpdir(), 'binome-bench-')) };
  let server: Server = await startServer('ours', { environment });
  const open = (index: number): Promise<Client> =>
    openClient(server, index, keys.slice(index * TOPICS, (index + 1) * TOPICS));
  const clients = await openMany(count, open);
  const back = clients.map(async ({ socket }, index) => {
    await new Promise((resolve) => socket.once('close', resolve));
    // As the app does: half a wait at least, doubled each time.
    const waits = backoff(250, 30_000, randomBytes);
    for (let tries = 0; tries < 20; tries += 1) {
      await sleep(waits.next());
      const opened = await open(index).catch(() => null);
      if (opened !== null) return { opened, at: performance.now() };
    }
    throw new Error('a client did not come back');
  });
  await server.stop();
  server = await startServer('ours', { environment, port: server.port });
  const began = performance.now();
  const returned = await Promise.all(back);
  await closeAll(returned.map(({ opened }) => opened));
  await server.stop();
  return (Math.max(...returned.map(({ at }) => at)) - began) / 1_000;
}
