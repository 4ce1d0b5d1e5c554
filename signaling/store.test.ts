import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Address, LIMITS, parseAddress, parseClientMessage } from './protocol.ts';
import { type KeptLetter, openStore, type Store } from './store.ts';
import { newFolder, newLetter, newPair } from './testing/client.ts';
import { noRedis, startCluster, startRedis, type TestRedis } from './testing/redis.ts';

const LIFE = 3_600_000;
const PATIENT = { timeout: 10_000 };
const ROOM = { letters: 100, bytes: 1_000_000 };

const newAddress = (): Address => {
  const address = parseAddress(newPair().key);
  if (address === null) throw new Error('a key');
  return address;
};
const letterOf = (to: Address, words: string | Uint8Array) => {
  const said = parseClientMessage(JSON.stringify({ type: 'deposit', to, ...newLetter(words) }));
  if (!said.ok || said.value.type !== 'deposit') throw new Error('a letter');
  return { id: said.value.id, to, bytes: Buffer.from(said.value.letter, 'base64url') };
};
const wordsOf = (letters: readonly { bytes: Uint8Array }[]) =>
  letters.map(({ bytes }) => Buffer.from(bytes).toString());

interface Kind {
  readonly name: string;
  readonly skip?: boolean;
  /** Another store at the same place, if there can be one. */
  open(letterLife?: number): Promise<Store>;
}

let redis: TestRedis;
let cluster: TestRedis;
beforeAll(async () => {
  if (noRedis) return;
  redis = await startRedis();
  cluster = await startCluster();
});
afterAll(() => Promise.all([redis?.stop(), cluster?.stop()]));

const common = { pages: 1_000, random: (length: number) => new Uint8Array(length).map(() => Math.random() * 256) };
const folder = newFolder();
const kinds: Kind[] = [
  { name: 'memory', open: (letterLife = LIFE) => openStore({ ...common, letterLife, dataDir: ':memory:' }) },
  { name: 'SQLite', open: (letterLife = LIFE) => openStore({ ...common, letterLife, dataDir: folder }) },
  {
    name: 'Redis',
    skip: noRedis,
    open: (letterLife = LIFE) => openStore({ ...common, letterLife, dataDir: '', redisUrl: redis.url }),
  },
  {
    name: 'Redis Cluster',
    skip: noRedis,
    open: (letterLife = LIFE) =>
      openStore({ ...common, letterLife, dataDir: '', redisUrl: `${cluster.url},${cluster.url}` }),
  },
];

describe('a store of many letters', () => {
  const many = async (count: number, insert: string) => {
    const dataDir = newFolder();
    const store = await openStore({ ...common, pages: 100_000, letterLife: LIFE, dataDir });
    const db = new DatabaseSync(join(dataDir, 'letters.sqlite'));
    db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) ${insert} FROM n`);
    return { store, db };
  };

  it('[SP14] expires a thousand at a time, and others are served in between', async () => {
    const { store, db } = await many(
      3_500,
      `INSERT INTO letters (mailbox, id, letter, at) SELECT 'm' || i, 'x' || i, x'00', 1`,
    );
    const order: string[] = [];
    const expired = store.expire(LIFE + 2).then(() => order.push('expired'));
    const to = newAddress();
    await store.deposit(letterOf(to, 'meanwhile'), ROOM, LIFE + 2).then(() => order.push('kept'));
    expect({ ...db.prepare('SELECT count(*) AS left FROM letters').get() }).toEqual({ left: 2_501 });
    await expired;
    expect(order).toEqual(['kept', 'expired']);
    expect({ ...db.prepare('SELECT count(*) AS left FROM letters').get() }).toEqual({ left: 1 });
    db.close();
    store.close();
  });

  it('[SP32] says that it is well without looking at all of them', async () => {
    const { store, db } = await many(300_000, "INSERT INTO mailboxes SELECT printf('%043d', i), 1, 1");
    const times = Array.from({ length: 21 }, () => {
      const began = performance.now();
      expect(store.healthy()).toBe(true);
      return performance.now() - began;
    });
    expect(times.sort((one, other) => one - other)[10]).toBeLessThan(0.5);
    db.close();
    store.close();
  });
});

describe.for(kinds)('a store: $name', ({ open, skip = false }) => {
  const opened: Store[] = [];
  const fresh = async (letterLife?: number): Promise<Store> => {
    const store = await open(letterLife);
    opened.push(store);
    return store;
  };
  afterAll(() => {
    for (const store of opened) store.close();
  });
  const now = () => performance.timeOrigin + performance.now();

  it.skipIf(skip)('keeps and replaces a notice, up to as many programmes as it may', async () => {
    const store = await fresh();
    const [one, two] = [newAddress(), newAddress()];
    expect(await store.notice(one)).toBeNull();
    expect(await store.register(one, Uint8Array.of(0, 255, 10), 1_000)).toBe(true);
    expect(await store.register(one, Uint8Array.of(0, 255, 13), 1_000)).toBe(true);
    expect([...((await store.notice(one)) ?? [])]).toEqual([0, 255, 13]);
    expect(await store.register(two, Uint8Array.of(1), 1)).toBe(false);
    expect(await store.register(one, Uint8Array.of(2), 1)).toBe(true);
    expect(store.healthy()).toBe(true);
  });

  it.skipIf(skip)('keeps a letter once, in order, in bytes, until it is acknowledged, and knows it after', async () => {
    const store = await fresh();
    const [to, other] = [newAddress(), newAddress()];
    const letters = ['one', 'two', Uint8Array.of(0, 255, 128, 10), 'four'].map((words) => letterOf(to, words));
    for (const letter of letters) expect(await store.deposit(letter, ROOM, now())).toBe('kept');
    for (const letter of letters) expect(await store.deposit(letter, ROOM, now())).toBe('known');
    const page = await store.page(to, 0, now());
    expect(page.map(({ id }) => id)).toEqual(letters.map(({ id }) => id));
    expect(page.map(({ bytes }) => [...bytes])).toEqual(letters.map(({ bytes }) => [...bytes]));
    for (const [index, { place, at }] of page.entries()) {
      expect(place).toBeGreaterThan(page[index - 1]?.place ?? 0);
      expect(Math.abs(at - now())).toBeLessThan(60_000);
    }
    expect(wordsOf(await store.page(to, page[1]?.place ?? 0, now()))).toEqual(wordsOf(letters.slice(2)));
    const ids = letters.slice(0, 2).map(({ id }) => id);
    await store.acknowledge(other, ids, now()); // not its letters
    expect(await store.page(to, 0, now())).toHaveLength(4);
    await store.acknowledge(to, ids, now());
    await store.acknowledge(to, ids, now());
    expect(wordsOf(await store.page(to, 0, now()))).toEqual(wordsOf(letters.slice(2)));
    for (const letter of letters) expect(await store.deposit(letter, ROOM, now())).toBe('known');
    // The same bytes for somebody else are another letter.
    expect(await store.deposit(letterOf(other, 'one'), ROOM, now())).toBe('kept');
    expect(await store.page(other, 0, now())).toHaveLength(1);
  });

  it.skipIf(skip)('a mailbox emptied and filled again goes on after where a reader had got to', async () => {
    const store = await fresh();
    const to = newAddress();
    await store.deposit(letterOf(to, 'first'), ROOM, now() + 5_000); // the clock of another node, ahead
    const [first] = await store.page(to, 0, now());
    await store.acknowledge(to, [letterOf(to, 'first').id], now());
    await store.deposit(letterOf(to, 'second'), ROOM, now());
    expect(wordsOf(await store.page(to, first?.place ?? 0, now()))).toEqual(['second']);
  });

  it.skipIf(skip)(
    'holds letters and bytes up to the room, counts what left, and other mailboxes are not touched',
    async () => {
      const store = await fresh();
      const [to, other] = [newAddress(), newAddress()];
      const room = { letters: 3, bytes: 100 };
      expect(await store.deposit(letterOf(to, 'x'.repeat(101)), room, now())).toBe('full');
      for (const words of ['1', '2', '3']) expect(await store.deposit(letterOf(to, words), room, now())).toBe('kept');
      expect(await store.deposit(letterOf(to, '4'), room, now())).toBe('full');
      expect(await store.deposit(letterOf(to, '3'), room, now())).toBe('known');
      expect(await store.deposit(letterOf(other, '4'), room, now())).toBe('kept');
      await store.acknowledge(to, [letterOf(to, '1').id, letterOf(to, '1').id], now());
      expect(await store.deposit(letterOf(to, 'x'.repeat(98)), room, now())).toBe('kept');
      await store.acknowledge(to, [letterOf(to, '2').id], now());
      expect(await store.deposit(letterOf(to, 'yy'), room, now())).toBe('full');
      expect(await store.deposit(letterOf(to, 'y'), room, now())).toBe('kept');
    },
  );

  it.skipIf(skip)('closes a mailbox with its last letter, for those that may be closed, and no other', async () => {
    const store = await fresh();
    const [to, other] = [newAddress(), newAddress()];
    const once = { ...ROOM, once: true };
    for (const each of [to, other]) await store.deposit(letterOf(each, 'one'), once, now());
    await store.acknowledge(to, [letterOf(to, 'not there').id], now(), true);
    expect(await store.deposit(letterOf(to, 'two'), once, now())).toBe('kept');
    await store.acknowledge(to, [letterOf(to, 'one').id], now(), true);
    expect(await store.deposit(letterOf(to, 'three'), once, now())).toBe('taken');
    expect(await store.deposit(letterOf(to, 'two'), once, now())).toBe('known');
    expect(await store.deposit(letterOf(to, 'three'), ROOM, now())).toBe('kept');
    expect(await store.deposit(letterOf(other, 'two'), once, now())).toBe('kept');
  });

  it.skipIf(skip)('counts how often a pass was used, in one mailbox, by letters that were kept', async () => {
    const store = await fresh();
    const to = newAddress();
    const pass = { mark: letterOf(to, 'a pass').id, most: 2, until: Math.ceil(now()) + 60_000 };
    const deposit = (words: string, room = {}) => store.deposit(letterOf(to, words), { ...ROOM, pass, ...room }, now());
    expect(await deposit('one', { letters: 0 })).toBe('full');
    expect([await deposit('one'), await deposit('one'), await deposit('two')]).toEqual(['kept', 'known', 'kept']);
    expect([await deposit('three'), await deposit('two')]).toEqual(['spent', 'known']);
    expect(await deposit('three', { pass: { ...pass, mark: letterOf(to, 'another').id } })).toBe('kept');
    expect(await store.deposit(letterOf(to, 'four'), ROOM, now())).toBe('kept');
  });

  it.skipIf(skip)('many at once are each kept once, and none is lost', async () => {
    const store = await fresh();
    const to = newAddress();
    const letters = Array.from({ length: 300 }, (_, index) => letterOf(to, `${index} `.padEnd(600, 'x')));
    const room = { letters: 1_000, bytes: 1_000_000 };
    const outcomes = await Promise.all([...letters, ...letters].map((letter) => store.deposit(letter, room, now())));
    expect(outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(300);
    const read: KeptLetter[] = [];
    for (let page = await store.page(to, 0, now()); page.length > 0; ) {
      expect(page.length).toBeLessThanOrEqual(LIMITS.list);
      expect(page.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(LIMITS.page);
      read.push(...page);
      page = await store.page(to, page.at(-1)?.place ?? 0, now());
    }
    expect(read.map(({ id }) => id)).toEqual(letters.map(({ id }) => id));
  });

  it.skipIf(skip)(
    'what is older than a letter may be is not given, gives its room back, and is no longer known',
    async () => {
      const life = 400;
      const store = await fresh(life);
      const to = newAddress();
      const room = { letters: 1, bytes: 10 };
      await store.deposit(letterOf(to, 'one'), room, now());
      expect(await store.deposit(letterOf(to, 'two'), room, now())).toBe('full');
      while ((await store.page(to, 0, now())).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      await store.expire(now());
      expect(await store.deposit(letterOf(to, 'two'), room, now())).toBe('kept');
      await store.acknowledge(to, [letterOf(to, 'two').id], now());
      expect(await store.deposit(letterOf(to, 'two'), room, now())).toBe('known');
      const depositLater = async () => {
        await store.expire(now());
        return store.deposit(letterOf(to, 'two'), room, now());
      };
      await expect.poll(depositLater).toBe('kept');
    },
  );

  it.skipIf(skip)(
    'gives what is left behind a page and more of letters that are older than a letter may be',
    async () => {
      const life = 3_000;
      const store = await fresh(life);
      const to = newAddress();
      const room = { letters: 1_000, bytes: 1_000_000 };
      const began = now();
      for (let index = 0; index < LIMITS.list + 20; index += 1)
        await store.deposit(letterOf(to, `${index}`), room, now());
      const spent = now() - began;
      while (now() < began + spent + life / 2) await new Promise((resolve) => setTimeout(resolve, 20));
      await store.deposit(letterOf(to, 'left'), room, now());
      while (now() < began + spent + life + 50) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(wordsOf(await store.page(to, 0, now()))).toEqual(['left']);
    },
  );

  it.skipIf(skip)('tells the other nodes, where there can be any, what they follow and until they leave', async () => {
    const [ada, ben] = [(await fresh()).others, (await fresh()).others];
    if (ada === undefined || ben === undefined) return expect([ada, ben]).toEqual([undefined, undefined]);
    const heard: string[] = [];
    ada.onHeard((channel, told) => heard.push(`ada ${channel} ${told}`));
    ben.onHeard((channel, told) => heard.push(`ben ${channel} ${told}`));
    const words = (text: string) => Buffer.from(text);
    ben.follow('tone');
    ada.follow('tone');
    // A subscription takes a moment to get there.
    await expect.poll(() => [ada.tell('tone', words('é')), heard.at(-1)][1], PATIENT).toBe('ben tone é');
    await expect.poll(() => [ben.tell('tone', words('back')), heard.at(-1)][1], PATIENT).toBe('ada tone back');
    ada.tell('another', words('x'));
    ben.follow('two');
    await expect.poll(() => [ada.tell('two', words('last')), heard.at(-1)][1], PATIENT).toBe('ben two last');
    expect(new Set(heard)).toEqual(new Set(['ben tone é', 'ada tone back', 'ben two last']));
    ben.leave('tone');
    const told = (): boolean => {
      const before = heard.length;
      ada.tell('tone', words('gone'));
      ada.tell('two', words('last'));
      return heard.slice(before - 4).includes('ben tone gone');
    };
    await expect.poll(told, PATIENT).toBe(false);
  });

  it.skipIf(skip)('fails by rejecting once it is closed, and is not healthy', async () => {
    const store = await open();
    store.close();
    await expect(store.deposit(letterOf(newAddress(), 'x'), ROOM, now())).rejects.toThrow();
    await expect(store.page(newAddress(), 0, now())).rejects.toThrow();
    await expect.poll(() => store.healthy()).toBe(false);
  });
});
