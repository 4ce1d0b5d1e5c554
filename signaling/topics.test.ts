import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyProof } from './proof.ts';
import { LIMITS, parseAddress } from './protocol.ts';
import type { RunningServer } from './server.ts';
import { connect, newLetter, newPair, proofOf, start } from './testing/client.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await start();
});
afterAll(() => server.close());

it('[SP1] each connection is greeted with a nonce of its own and the limits', async () => {
  const [ada, ben] = [await connect(server.port), await connect(server.port)];
  expect(Buffer.from(ada.nonce, 'base64url')).toHaveLength(32);
  expect(ada.nonce).not.toBe(ben.nonce);
  const again = await connect(server.port);
  expect(new Set([ada.nonce, ben.nonce, again.nonce]).size).toBe(3);
});

// This room imports no other: the proofs were made by crypto/, whose own test makes them again.
it('[SP2] the proofs made by the crypto room are taken here', async () => {
  const proofs: Record<string, string>[] = JSON.parse(
    readFileSync(new URL('vectors/proofs.json', import.meta.url), 'utf8'),
  );
  expect(proofs.length).toBeGreaterThan(0);
  for (const { nonce = '', key = '', signature = '' } of proofs) {
    const address = parseAddress(key);
    expect(address !== null && verifyProof(nonce, address, signature)).toBe(true);
  }
  const pair = newPair();
  const ada = await connect(server.port);
  ada.sendProof(pair);
  expect(await ada.next('proved')).toEqual({ type: 'proved', key: pair.key });
});

it('[SP3] a replayed, borrowed or altered proof is refused, and the connection goes on', async () => {
  const [ada, eve] = [await connect(server.port), await connect(server.port)];
  const [pair, other] = [newPair(), newPair()];
  const signature = proofOf(pair, ada.nonce);
  const refused = { code: 'bad-proof', re: 'prove' };
  eve.send({ type: 'prove', key: pair.key, signature }); // another connection's nonce
  expect(await eve.next('error')).toMatchObject({ ...refused, key: pair.key });
  eve.send({ type: 'prove', key: other.key, signature: proofOf({ ...pair, key: other.key }, eve.nonce) });
  expect(await eve.next('error')).toMatchObject({ ...refused, key: other.key });
  const altered = Buffer.from(proofOf(pair, eve.nonce), 'base64url');
  altered[10] = (altered[10] ?? 0) ^ 1;
  eve.send({ type: 'prove', key: pair.key, signature: altered.toString('base64url') });
  expect(await eve.next('error')).toMatchObject(refused);
  eve.send({ type: 'prove', key: `${'_'.repeat(42)}8`, signature }); // not a point of the curve
  expect(await eve.next('error')).toMatchObject(refused);
  eve.send({ type: 'collect', key: pair.key });
  expect(await eve.next('error')).toMatchObject({ code: 'unproven' });
  await eve.prove(other);
});

it('[SP4] nothing that needs a key works without the proof of that very key', async () => {
  const [pair, other] = [newPair(), newPair()];
  const ada = await connect(server.port, pair);
  ada.send({ type: 'subscribe', topics: [pair.key] });
  const eve = await connect(server.port, other);
  const { key } = pair;
  eve.send({ type: 'subscribe', topics: [other.key, key] });
  eve.send({ type: 'publish', topic: key, data: 'AAAA' });
  eve.send({ type: 'register', key, notice: 'AAAA' });
  eve.send({ type: 'collect', key });
  eve.send({ type: 'acknowledge', key, ids: [newLetter('x').id] });
  const answers = await eve.settle();
  const types = ['subscribe', 'publish', 'register', 'collect', 'acknowledge'];
  expect(answers).toEqual(types.map((re) => ({ type: 'error', code: 'unproven', re, key })));
  expect(await ada.settle()).toEqual([]);
  ada.send({ type: 'publish', topic: key, data: 'AAAA' });
  await ada.settle();
  expect(await eve.settle()).toEqual([]);
  ada.send({ type: 'read', key });
  expect(await ada.next('error')).toMatchObject({ code: 'unknown-programme' });
});

it('[SP5] a publication reaches the other subscribers once, in order, unchanged, and nobody else', async () => {
  const [topic, elsewhere] = [newPair(), newPair()];
  const people = await Promise.all([1, 2, 3, 4].map(() => connect(server.port, topic, elsewhere)));
  const [ada, ben, gone, other] = people;
  if (!ada || !ben || !gone || !other) throw new Error('four people');
  for (const person of [ada, ben, gone]) person.send({ type: 'subscribe', topics: [topic.key, topic.key] });
  gone.send({ type: 'unsubscribe', topics: [topic.key] });
  other.send({ type: 'subscribe', topics: [elsewhere.key] });
  await Promise.all(people.map((person) => person.settle()));
  const sent = ['', 'AAAA', 'A'.repeat(LIMITS.data), 'BBBB'];
  for (const data of sent) ada.send({ type: 'publish', topic: topic.key, data });
  expect(await ada.settle()).toEqual([]);
  expect(await ben.settle()).toEqual(sent.map((data) => ({ type: 'publish', topic: topic.key, data, clients: 2 })));
  expect(await gone.settle()).toEqual([]);
  expect(await other.settle()).toEqual([]);
  gone.send({ type: 'subscribe', topics: [topic.key] });
  await gone.settle();
  await ben.close();
  let clients = 3;
  while (clients !== 2) {
    // Until the server has seen Ben's end too: who closed is not counted, nor written to.
    ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
    ({ clients } = await gone.next('publish'));
  }
});

it('[SP4] a subscription to many topics that are not proved is refused once, and the proved one holds', async () => {
  const topic = newPair();
  const [ada, ben] = [await connect(server.port, topic), await connect(server.port, topic)];
  const strangers = Array.from({ length: 100 }, () => newPair().key);
  ada.send({ type: 'subscribe', topics: [...strangers, topic.key] });
  expect(await ada.settle()).toEqual([{ type: 'error', code: 'unproven', re: 'subscribe', key: strangers[0] }]);
  ben.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
  expect(await ada.next('publish')).toMatchObject({ data: 'AAAA' });
});

it('[SP6] a ping is answered after what was said before it', async () => {
  const ada = await connect(server.port);
  ada.send({ type: 'prove', key: newPair().key, signature: `${'A'.repeat(85)}A` });
  ada.send({ type: 'ping' });
  await ada.next('pong');
  expect(await ada.settle()).toMatchObject([{ code: 'bad-proof' }]);
});
