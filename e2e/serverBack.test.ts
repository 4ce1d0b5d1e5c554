/** A server that is killed and started again, with the app's own waits between its devices' attempts. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Backoff, backoff } from '../app/peer/server/backoff.ts';
import { Client, newFolder, newPair, type Pair } from '../signaling/testing/client.ts';
import { spawnServer } from '../signaling/testing/process.ts';
import { freePort } from './support/server.ts';

const DEVICES = 1_000;
const TOPICS = 5;

interface Device {
  readonly topics: readonly Pair[];
  readonly waits: Backoff;
  client: Client;
  /** When each attempt was made, ms. */
  readonly attempts: number[];
}

/** Connected, with every topic proved and subscribed to; rejects when the server is not there. */
async function arrive(device: Device, port: number): Promise<void> {
  device.attempts.push(performance.now());
  device.client = new Client(port);
  device.client.nonce = (await device.client.next('challenge')).nonce;
  for (const topic of device.topics) device.client.sendProof(topic);
  for (const _ of device.topics) await device.client.next('proved');
  device.client.send({ type: 'subscribe', topics: device.topics.map(({ key }) => key) });
  expect(await device.client.settle()).toEqual([]);
}

async function comeBack(device: Device, port: number): Promise<void> {
  await device.client.closed;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, device.waits.next()));
    const arrived = await arrive(device, port).then(
      () => true,
      () => false, // not there yet: the next attempt
    );
    if (arrived) return;
  }
}

it(`${DEVICES} devices that waited come back, ${TOPICS} topics each, spread over seconds`, async () => {
  const env = { PORT: String(await freePort()), DATA_DIR: newFolder() };
  const first = await spawnServer(env);
  const devices = Array.from(
    { length: DEVICES },
    (): Device => ({
      topics: Array.from({ length: TOPICS }, newPair),
      waits: backoff(250, 30_000, randomBytes),
      client: new Client(first.port),
      attempts: [],
    }),
  );
  await Promise.all(devices.map(({ client }) => client.next('challenge')));
  const back = devices.map((device) => comeBack(device, first.port));
  await first.kill('SIGKILL');
  const second = await spawnServer(env);
  const began = performance.now();
  try {
    await Promise.all(back);
    const seconds = (performance.now() - began) / 1_000;
    // 10 s on a machine of its own (`npm run bench -- signalling`); this one plays a thousand devices, and other tests.
    expect(seconds).toBeLessThan(30);
    const last = devices.map(({ attempts }) => Math.floor((attempts.at(-1) ?? 0) / 100));
    const busiest = Math.max(...[...Map.groupBy(last, (tenth) => tenth).values()].map(({ length }) => length));
    expect(busiest).toBeLessThan(DEVICES / 3); // no stampede
    const [ada] = devices;
    const ben = new Client(second.port);
    ben.nonce = (await ben.next('challenge')).nonce;
    const topic = ada?.topics[0] ?? newPair();
    await ben.prove(topic);
    ben.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
    expect(await ada?.client.next('publish')).toMatchObject({ data: 'AAAA' });
  } finally {
    await second.kill('SIGKILL');
  }
}, 90_000);
