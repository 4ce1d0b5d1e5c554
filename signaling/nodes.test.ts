import { sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { admissionPayload } from './admission.ts';
import { type Client, connect, newFolder, newLetter, newPair, openProgramme, type Pair } from './testing/client.ts';
import { type ServerProcess, spawnServer } from './testing/process.ts';
import { noRedis, startRedis, type TestRedis } from './testing/redis.ts';

vi.setConfig({ testTimeout: 90_000 }); // starting a process takes seconds on a busy machine

describe.skipIf(noRedis)('two nodes on one Redis', () => {
  let redis: TestRedis;
  const running: ServerProcess[] = [];
  const open = async (): Promise<number> => {
    const server = await spawnServer({ REDIS_URL: redis.url });
    running.push(server);
    return server.port;
  };
  const join = async (port: number, topic: Pair): Promise<Client> => {
    const client = await connect(port, topic);
    client.send({ type: 'subscribe', topics: [topic.key] });
    await client.settle();
    return client;
  };
  /** Words said again until they are heard on the other node: a subscription takes a moment to get there. */
  const meet = async (ada: Client, ben: Client, topic: Pair): Promise<void> => {
    const heard = ben.next('publish');
    let met = false;
    heard.then(
      () => (met = true),
      () => (met = true),
    );
    while (!met) {
      ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
      await ada.settle();
    }
    await heard;
    ada.send({ type: 'publish', topic: topic.key, data: 'BBBB' });
    while ((await ben.next('publish')).data !== 'BBBB');
  };

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
  });
  afterAll(() => redis?.stop());

  it('[SP41] a publication reaches the others on every node once, in order, unchanged, and never its sender', async () => {
    const [first, second] = [await open(), await open()];
    const [topic, elsewhere] = [newPair(), newPair()];
    const [ada, cleo] = [await join(first, topic), await join(first, topic)];
    const [ben, dan] = [await join(second, topic), await join(second, elsewhere)];
    await meet(ada, ben, topic);
    await meet(ben, ada, topic);
    await Promise.all([ada, ben, cleo, dan].map((person) => person.settle()));
    const sent = Array.from({ length: 200 }, (_, index) => Buffer.from(`${index} é`).toString('base64url'));
    for (const data of sent) ada.send({ type: 'publish', topic: topic.key, data });
    for (const person of [ben, cleo]) {
      for (const data of sent) expect(await person.next('publish')).toMatchObject({ topic: topic.key, data });
    }
    for (const person of [ada, ben, cleo, dan]) expect(await person.settle()).toEqual([]);
    ben.send({ type: 'unsubscribe', topics: [topic.key] });
    await ben.settle();
    ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
    await cleo.next('publish');
    expect(await ben.settle()).toEqual([]);
  });

  it('[SP41] a letter left on one node is brought on the other at once, and acknowledged for both', async () => {
    const [first, second] = [await open(), await open()];
    const { programme } = await openProgramme(first);
    const cleo = await connect(second, programme);
    expect(await cleo.collect(programme.key, 0)).toEqual([]);
    const ben = await connect(first);
    const words = Array.from({ length: 100 }, (_, index) => `card ${index}`);
    for (const word of words) expect(await ben.deposit(programme.key, word)).toMatchObject({ type: 'deposited' });
    expect(await cleo.receive(100)).toEqual(words);
    cleo.send({ type: 'acknowledge', key: programme.key, ids: words.map((word) => newLetter(word).id) });
    await cleo.next('acknowledged');
    const other = await connect(first, programme);
    expect(await other.collect(programme.key, 0)).toEqual([]);
    expect(await ben.deposit(programme.key, 'card 0')).toMatchObject({ type: 'deposited' });
    expect(await other.settle()).toEqual([]);
  });

  it('[SP42] Redis killed and started again: said meanwhile, pairs of one node go on, then all is there', async () => {
    const [first, second] = [await open(), await open()];
    const topic = newPair();
    const [ada, ben, far] = [await join(first, topic), await join(first, topic), await join(second, topic)];
    await meet(ada, far, topic);
    const { programme } = await openProgramme(first);
    const cleo = await connect(second, programme);
    await cleo.collect(programme.key, 0);
    const depositor = await connect(first);
    await depositor.deposit(programme.key, 'before');
    expect(await cleo.receive(1)).toEqual(['before']);

    await redis.stop();
    let answer = await depositor.deposit(programme.key, 'meanwhile');
    while (answer.type !== 'error') answer = await depositor.deposit(programme.key, 'meanwhile');
    expect(answer).toMatchObject({ code: 'store-failed', re: 'deposit', id: newLetter('meanwhile').id });
    await ben.settle();
    ada.send({ type: 'publish', topic: topic.key, data: 'CCCC' });
    expect(await ben.next('publish')).toMatchObject({ data: 'CCCC' });
    const late = await join(second, topic); // subscribes while Redis is away

    await redis.start();
    // Tried again, as clients do, until it is kept.
    for (;;) {
      const { type } = await depositor.deposit(programme.key, 'after');
      if (type === 'deposited') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // Brought to the other node, whether its word of it was lost or not.
    expect(await cleo.receive(1)).toEqual(['after']);
    const again = await connect(first, programme);
    expect(await again.collect(programme.key, 2)).toEqual(['before', 'after']);
    await meet(ada, far, topic);
    await meet(ada, late, topic);
    for (const server of running) expect(await server.kill('SIGTERM')).toBe(0);
  });

  it('[SP42] a word lost between the nodes costs no letter', async () => {
    const [first, second] = [await open(), await open()];
    const { programme } = await openProgramme(first);
    const [ben, cleo] = [await connect(first), await connect(second, programme)];
    await cleo.collect(programme.key, 0);
    const admin = new Redis(redis.url);
    for (const word of ['one', 'two', 'three', 'four', 'five']) {
      await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub'); // nobody hears, until they have connected again
      expect(await ben.deposit(programme.key, word)).toMatchObject({ type: 'deposited' });
      expect(await cleo.receive(1)).toEqual([word]);
    }
    admin.disconnect();
  });

  it('[SP52] the serial of an admission list is in force on every node', async () => {
    const operator = newPair();
    const list = (serial: number): string => {
      const file = `${newFolder()}/admission.json`;
      const signature = sign(null, admissionPayload({ serial, programmes: [] }), operator.secret).toString('base64url');
      writeFileSync(file, JSON.stringify({ serial, programmes: [], signature }));
      return `${file}#${operator.key}`;
    };
    const begin = (serial: number) => spawnServer({ REDIS_URL: redis.url, PROGRAMMES: list(serial) });
    running.push(await begin(7), await begin(8), await begin(8));
    const words = await begin(7).then(String, (failure: Error) => failure.message);
    expect(words).toContain('The admission file that PROGRAMMES names is refused: it is older than the one in force.');
  });

  it('says in words that Redis does not answer', async () => {
    await redis.stop();
    const said = await spawnServer({ REDIS_URL: redis.url }).then(String, (failure: Error) => failure.message);
    await redis.start();
    expect(said).toContain('did not start. Redis, at REDIS_URL, does not answer: start it, or correct the address.');
  });
});
