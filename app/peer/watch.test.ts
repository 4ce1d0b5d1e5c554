import { expect, test } from 'vitest';
import { type SigningPair, sealer, signingPairFrom } from '../../crypto/index.ts';
import { Secret } from '../../crypto/secret.ts';
import { openIntroduction, sealIntroduction } from './introduction.ts';
import type { TopicListener } from './types.ts';
import { watchPlace } from './watch.ts';

const secret = new Secret(new Uint8Array(32).fill(7));
const other = new Secret(new Uint8Array(32).fill(8));
const topic: SigningPair = signingPairFrom(secret);
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const box = sealer(secret, 'introductions', 'here');

function watched() {
  const said: Uint8Array[] = [];
  let listener: TopicListener | null = null;
  let left = 0;
  let heard = 0;
  const server = {
    join(_: SigningPair, given: TopicListener) {
      listener = given;
      // As of a topic that is proven already: before join() has returned.
      given.ready(true);
      return {
        publish: (sealed: Uint8Array) => {
          said.push(sealed);
          return true;
        },
        leave() {
          left += 1;
        },
      };
    },
  };
  const stop = watchPlace({ server, workspace: 'here', topic, introductions: secret, random }, () => {
    heard += 1;
  });
  return {
    said,
    stop,
    left: () => left,
    heard: () => heard,
    tell: (bytes: Uint8Array) => listener?.receive(bytes),
    up: () => listener?.ready(true),
  };
}

test('it calls once a connection, by a name of its own each time', async () => {
  const { said, up } = watched();
  await Promise.resolve();
  up();
  await Promise.resolve();
  const calls = said.map((sealed) => openIntroduction(sealed, box));
  expect(calls.map((call) => call?.type)).toEqual(['call', 'call']);
  expect(calls[0]?.from).not.toBe(calls[1]?.from);
});

test('whoever knows the secret wakes it, once, and it listens no more; others do not', () => {
  const { tell, heard, left } = watched();
  tell(random(80));
  tell(sealIntroduction({ type: 'announce', from: 'mallory' }, sealer(other, 'introductions', 'here'), random));
  tell(sealIntroduction({ type: 'announce', from: 'elsewhere' }, sealer(secret, 'introductions', 'there'), random));
  expect(heard()).toBe(0);
  tell(sealIntroduction({ type: 'announce', from: 'ben' }, box, random));
  tell(sealIntroduction({ type: 'call', from: 'ben' }, box, random));
  expect(heard()).toBe(1);
  expect(left()).toBe(1);
});

test('stopped before the server had answered, it says nothing', async () => {
  const { said, stop } = watched();
  stop();
  await Promise.resolve();
  expect(said).toEqual([]);
});
