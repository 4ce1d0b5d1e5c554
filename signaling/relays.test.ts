import { createHmac } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { LIMITS } from './protocol.ts';
import type { RunningServer } from './server.ts';
import { connect, newPair, parseServerMessage, start, type TestOptions } from './testing/client.ts';

const RELAYS = {
  urls: ['stun:turn.example:3478', 'turn:turn.example:3478?transport=udp', 'turns:turn.example:5349?transport=tcp'],
  secret: 'shared with coturn',
};
const NOW = Date.UTC(2026, 0, 1);

const running: RunningServer[] = [];
const open = async (options?: TestOptions): Promise<RunningServer> => {
  const server = await start({ clock: () => NOW, relays: RELAYS, ...options });
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

it('[SP33] who proved a key is given a credential for an hour that the TURN server can check by itself', async () => {
  const { port } = await open();
  const ada = await connect(port, newPair());
  ada.send({ type: 'relays' });
  const { urls, username, password, seconds } = await ada.next('relays');
  expect([urls, seconds]).toEqual([RELAYS.urls, 3600]);
  expect(username).toMatch(new RegExp(`^${NOW / 1000 + 3600}:[\\w-]{22}$`));
  expect(password).toBe(createHmac('sha1', RELAYS.secret).update(username).digest('base64'));
});

it('[SP33] with STUN alone there is no credential, and without TURN_URL there is nothing', async () => {
  for (const urls of [['stun:turn.example'], []]) {
    const { port } = await open({ relays: { urls, secret: undefined } });
    const ada = await connect(port, newPair());
    ada.send({ type: 'relays' });
    expect(await ada.next('relays')).toMatchObject({ urls, username: '', password: '' });
  }
});

it('[SP34] who proved nothing gets no credential', async () => {
  const { port } = await open();
  const eve = await connect(port);
  eve.send({ type: 'relays' });
  expect(await eve.settle()).toEqual([{ type: 'error', code: 'unproven', re: 'relays' }]);
});

it('[SP35] the name in it is the connection’s own: the same when renewed, another on the next, and no key', async () => {
  let now = NOW;
  const { port } = await open({ clock: () => now });
  const pair = newPair();
  const nameOf = async (client: Awaited<ReturnType<typeof connect>>): Promise<string> => {
    client.send({ type: 'relays' });
    return (await client.next('relays')).username;
  };
  const ada = await connect(port, pair);
  const first = await nameOf(ada);
  now += 1_800_000;
  const second = await nameOf(ada);
  expect(second.split(':')[1]).toBe(first.split(':')[1]);
  expect(Number.parseInt(second, 10) - Number.parseInt(first, 10)).toBe(1_800);
  const again = await nameOf(await connect(port, pair));
  expect(again.split(':')[1]).not.toBe(first.split(':')[1]);
  expect(first).not.toContain(pair.key.slice(0, 8));
});

it('[SP36] an address that a browser would not take never reaches it', () => {
  const grant = (...urls: string[]) =>
    parseServerMessage(JSON.stringify({ type: 'relays', urls, username: 'a', password: 'b', seconds: 1 })) !== null;
  expect(grant(...RELAYS.urls, 'turn:[2001:db8::1]:3478')).toBe(true);
  for (const url of [
    'https://turn.example',
    'stun:',
    'turn:a b',
    'stun:a?transport=udp',
    'turn:a?transport=sctp',
    'x',
  ]) {
    expect([url, grant(url)]).toEqual([url, false]);
  }
  expect(grant(...Array.from({ length: LIMITS.relays + 1 }, () => 'stun:a.example'))).toBe(false);
});
