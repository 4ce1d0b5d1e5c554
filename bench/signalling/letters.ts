/** Programmes that leave letters as fast as they are acknowledged. */
import { randomBytes } from 'node:crypto';
import { idOf, newPair } from '../../signaling/testing/client.ts';
import { type Client, closeAll, heard, openClient } from './clients.ts';
import type { Server } from './servers.ts';

const PROGRAMMES = 20;
/** Of each: within what one connection may send at once. */
const LETTERS = 600;
const SIZE = 600;
/** On their way at a time, of each. */
const FLIGHT = 48;

/** Letters a second, each acknowledged after it was kept. */
export async function lettersASecond(server: Server): Promise<number> {
  const programmes = Array.from({ length: PROGRAMMES }, () => newPair());
  const clients: Client[] = [];
  for (const [at, pair] of programmes.entries()) {
    const client = await openClient(server, at, [pair]);
    const registered = heard(client.socket, (text) => text.includes('"registered"'));
    client.socket.send(JSON.stringify({ type: 'register', key: pair.key, notice: 'bm90aWNl' }));
    await registered;
    clients.push(client);
  }
  const posts = programmes.map(({ key }) =>
    Array.from({ length: LETTERS }, () => {
      const letter = randomBytes(SIZE).toString('base64url');
      return JSON.stringify({ type: 'deposit', id: idOf(letter), to: key, letter, from: key });
    }),
  );
  const began = performance.now();
  await Promise.all(
    clients.map(({ socket }, at) => {
      const frames = posts[at] ?? [];
      let next = 0;
      let kept = 0;
      const more = (): void => {
        const frame = frames[next];
        next += 1;
        if (frame !== undefined) socket.send(frame);
      };
      const all = heard(socket, (text) => {
        if (!text.includes('"deposited"')) return false;
        kept += 1;
        more();
        return kept === LETTERS;
      });
      for (let flight = 0; flight < FLIGHT; flight += 1) more();
      return all;
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  await closeAll(clients);
  return (PROGRAMMES * LETTERS) / seconds;
}
