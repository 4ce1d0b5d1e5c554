import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS, type Limits, spenderOf } from './limits.ts';
import { LIMITS } from './protocol.ts';
import type { RunningServer } from './server.ts';
import {
  Client,
  connect,
  newFolder,
  newLetter,
  newPair,
  openProgramme,
  type Pair,
  start,
  type TestOptions,
} from './testing/client.ts';

vi.setConfig({ testTimeout: 120_000 });
const running: RunningServer[] = [];
const open = async (options?: TestOptions): Promise<RunningServer> => {
  const server = await start(options);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

it('[SP17] too large a part is refused by name; too large a frame also closes', async () => {
  const { port } = await open();
  const { cleo, programme } = await openProgramme(port);
  const { key } = programme;
  const most = await cleo.deposit(key, 'x'.repeat(LIMITS.letter));
  expect(most).toMatchObject({ type: 'deposited' });
  expect(await cleo.collect(key, 1)).toEqual(['x'.repeat(LIMITS.letter)]);
  const { id } = newLetter('x'.repeat(LIMITS.letter + 1));
  expect(await cleo.deposit(key, 'x'.repeat(LIMITS.letter + 1))).toEqual({
    type: 'error',
    code: 'too-large',
    re: 'deposit',
    id,
  });
  cleo.send({ type: 'publish', topic: key, data: 'A'.repeat(LIMITS.data + 4) });
  expect(await cleo.next('error')).toMatchObject({ code: 'too-large', re: 'publish' });
  cleo.send({ type: 'register', key, notice: 'A'.repeat(Math.ceil((LIMITS.notice * 4) / 3) + 4) });
  expect(await cleo.next('error')).toMatchObject({ code: 'too-large', re: 'register', key });
  cleo.send({ type: 'unsubscribe', topics: Array.from({ length: LIMITS.list + 1 }, () => key) });
  expect(await cleo.next('error')).toMatchObject({ code: 'too-large', re: 'unsubscribe' });
  expect(await cleo.settle()).toEqual([]);
  cleo.socket.send('x'.repeat(LIMITS.message + 1));
  expect(await cleo.next('error')).toEqual({ type: 'error', code: 'too-large' });
  expect((await cleo.closed).code).toBe(1009);
});

it('[SP18] what cannot be read is named, with what it was about, and the connection goes on', async () => {
  const { port } = await open();
  const ada = await connect(port);
  const { key } = newPair();
  const { id } = newLetter('x');
  const malformed = { type: 'error', code: 'malformed' };
  const cases: [string, object][] = [
    ['{', malformed],
    ['', malformed],
    ['null', malformed],
    ['[]', malformed],
    ['{"type":"subscribe","topics":5}', { ...malformed, re: 'subscribe' }],
    ['{"type":"__proto__"}', malformed],
    ['{"__proto__":{"type":"ping"}}', malformed],
    [JSON.stringify({ type: 'collect', key: `${key}=` }), { ...malformed, re: 'collect' }],
    [JSON.stringify({ type: 'collect', key: key.slice(1) }), { ...malformed, re: 'collect' }],
    [JSON.stringify({ type: 'register', key }), { ...malformed, re: 'register', key }],
    [JSON.stringify({ type: 'deposit', id, to: 5 }), { ...malformed, re: 'deposit', id }],
    [JSON.stringify({ type: 'prove', key, signature: 'AA' }), { ...malformed, re: 'prove', key }],
    ['['.repeat(60_000), malformed],
  ];
  for (const [text, error] of cases) {
    ada.socket.send(text);
    expect([text.slice(0, 60), await ada.next('error')]).toEqual([text.slice(0, 60), error]);
  }
  ada.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
  expect(await ada.next('error')).toEqual({ type: 'error', code: 'binary' });
  expect(await ada.settle()).toEqual([]);
  ada.socket.send(Buffer.from([0xc3, 0x28]), { binary: false }); // not UTF-8
  expect(await ada.next('error')).toEqual(malformed);
  expect((await ada.closed).code).toBe(1007);
});

it('[SP18] an answer that fails is named too, and the connection goes on', async () => {
  const events: string[] = [];
  const { port } = await open({
    log: (_, event) => events.push(event),
    random(length) {
      if (length === 16) throw new RangeError('of a relay name'); // drawn for `relays` only
      return randomBytes(length);
    },
  });
  const ada = await connect(port, newPair());
  ada.send({ type: 'relays' });
  expect(await ada.next('error')).toEqual({ type: 'error', code: 'malformed', re: 'relays' });
  expect(await ada.settle()).toEqual([]);
  expect(events).toContain('answer-failed');
});

it('[SP19] past its allowance a message is refused and may be tried again; a flood is closed; others go on', async () => {
  let now = 0;
  const { port } = await open({ clock: () => now, limits: { messages: { burst: 20, perSecond: 10 }, penalty: 5 } });
  const topic = newPair();
  const ben = await connect(port, topic);
  ben.send({ type: 'subscribe', topics: [topic.key] });
  await ben.settle();
  const ada = await connect(port, topic);
  for (let index = 0; index < 25; index += 1) ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
  expect(await ada.next('error')).toEqual({ type: 'error', code: 'too-many', re: 'publish', key: topic.key });
  expect((await ben.settle()).length).toBeLessThan(20);
  now += 2_000;
  ada.send({ type: 'publish', topic: topic.key, data: 'BBBB' });
  expect(await ben.next('publish')).toMatchObject({ data: 'BBBB' });
  const bytes = 'A'.repeat(LIMITS.data); // 17 each
  for (let index = 0; index < 4; index += 1) ada.send({ type: 'publish', topic: topic.key, data: bytes });
  expect(await ada.closed).toEqual({ code: 1008, reason: 'too-many' });
  const eve = await connect(port);
  for (let index = 0; index < 10; index += 1) eve.socket.send('{');
  expect(await eve.closed).toEqual({ code: 1008, reason: 'too-many' });
  now += 2_000;
  expect((await ben.settle()).length).toBeLessThanOrEqual(2);
});

it('[SP20] a connection that proves nothing is closed, unless it only reads', async () => {
  const { port } = await open({ limits: { unproven: 800 } });
  const { programme } = await openProgramme(port);
  const readers = await connect(port);
  readers.send({ type: 'read', key: programme.key });
  await readers.next('notice');
  const [idle, depositor] = await Promise.all([connect(port), connect(port)]);
  await depositor.deposit(programme.key, 'card');
  for (const client of [idle, depositor]) {
    expect(await client.next('error')).toEqual({ type: 'error', code: 'unproven' });
    expect(await client.closed).toEqual({ code: 1008, reason: 'unproven' });
  }
  const late = await connect(port);
  await late.closed; // a whole round later, the reader is still there
  readers.send({ type: 'read', key: programme.key });
  await readers.next('notice');
});

it('[SP21] a client that does not read slows its writer, is told and closed, and the others notice nothing', async () => {
  const { port } = await open({ limits: { backlog: 200_000, messages: { burst: 1e9, perSecond: 1 } } });
  const topic = newPair();
  const people = await Promise.all([1, 2, 3].map(() => connect(port, topic)));
  const [ada, ben, slow] = people;
  if (!ada || !ben || !slow) throw new Error('three people');
  for (const person of [ben, slow]) person.send({ type: 'subscribe', topics: [topic.key] });
  await Promise.all([ben.settle(), slow.settle()]);
  slow.socket.pause();
  const data = 'A'.repeat(LIMITS.data);
  let sent = 0;
  let clients = 2;
  while (clients === 2) {
    for (let index = 0; index < 20; index += 1) ada.send({ type: 'publish', topic: topic.key, data });
    for (let index = 0; index < 20; index += 1) ({ clients } = await ben.next('publish'));
    sent += 20;
    expect(sent).toBeLessThan(5_000);
  }
  slow.socket.resume();
  expect(await slow.closed).toEqual({ code: 1008, reason: 'too-slow' });
  expect(slow.unread().at(-1)).toEqual({ type: 'error', code: 'too-slow' });
  expect(await ben.settle()).toEqual([]);
});

/** Subscribers that read nothing, each from its own network address or all from one; and a pair beside them. */
async function deafCrowd(port: number, count: number, addressOf: (index: number) => string) {
  const topic = newPair();
  const deaf: Client[] = [];
  for (let index = 0; index < count; index += 1) {
    const client = await ask(port, from(addressOf(index)));
    if (typeof client === 'number') throw new Error(`refused: ${client}`);
    client.nonce = (await client.next('challenge')).nonce;
    await client.prove(topic);
    client.send({ type: 'subscribe', topics: [topic.key] });
    await client.settle();
    client.socket.pause();
    deaf.push(client);
  }
  const [ada, ben] = [await connect(port, topic), await connect(port, topic)];
  ben.send({ type: 'subscribe', topics: [topic.key] });
  await ben.settle();
  return { topic, deaf, ada, ben };
}

const crowds: [string, (index: number) => string, Partial<Limits>][] = [
  ['of one network address', () => '198.51.100.7', { addressHeld: 400_000 }],
  ['of all', (index) => `198.51.100.${index}`, { held: 400_000 }],
];
it.each(crowds)('[SP58] unread bytes %s are bounded, and a pair goes on', async (_, addressOf, most) => {
  const messages = { burst: 1e9, perSecond: 1 };
  const { port } = await open({
    limits: { messages, addressMessages: messages, backlog: 1e9, rest: 0, ...most },
  });
  const { topic, deaf, ada, ben } = await deafCrowd(port, 12, addressOf);
  const data = 'A'.repeat(LIMITS.data);
  let there = deaf.length + 1;
  for (let sent = 0; there > 1; sent += 1) {
    expect(sent).toBeLessThan(2_000);
    ada.send({ type: 'publish', topic: topic.key, data });
    const heard = await ben.next('publish');
    expect(heard.data).toBe(data);
    there = heard.clients;
  }
  for (const client of deaf) client.socket.resume();
  for (const client of deaf) expect((await client.closed).code).toBe(1006);
  expect(await ben.settle()).toEqual([]);
  expect(await ada.settle()).toEqual([]);
});

it('[SP19] pings and pongs of the WebSocket itself cost as much as messages', async () => {
  const { port } = await open({ clock: () => 0, limits: { messages: { burst: 20, perSecond: 10 } } });
  for (const kind of ['ping', 'pong'] as const) {
    const eve = await connect(port);
    for (let count = 0; count < 45; count += 1) eve.socket[kind]();
    expect(await eve.next('error')).toEqual({ type: 'error', code: 'too-many' });
    expect(await eve.closed).toEqual({ code: 1008, reason: 'too-many' });
  }
});

it('[SP19] who was closed for a flood is read no further, and is gone within a second', async () => {
  const { port } = await open({ clock: () => 0, limits: { messages: { burst: 5, perSecond: 1 } } });
  const socket = createConnection(port, '127.0.0.1');
  const head = 'GET /signaling HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
  socket.write(`${head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`);
  socket.on('error', () => undefined); // a reset is an end too
  const gone = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.on('data', (bytes) => bytes.includes('challenge') && resolve(bytes)));
  // It neither answers the close nor stops: what it has sent stays in its own hands.
  const frame = Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x7b]);
  const flood = Buffer.concat(Array.from({ length: 10_000 }, () => frame));
  const began = performance.now();
  const pouring = setInterval(() => {
    while (socket.writable && socket.write(flood));
  }, 5);
  await gone;
  clearInterval(pouring);
  expect(performance.now() - began).toBeLessThan(10_000); // without it, half a minute
  expect(socket.bytesWritten - socket.writableLength).toBeLessThan(20_000_000);
});

it('[SP22] a client that answers no WebSocket ping is cut off', async () => {
  const { port } = await open({ limits: { heartbeat: 200 } });
  const [deaf, ada] = [new Client(port, { autoPong: false }), await connect(port)];
  expect((await deaf.closed).code).toBe(1006);
  expect(await ada.settle()).toEqual([]);
});

it('[SP23] keys, programmes and connections have a most', async () => {
  const { port } = await open({ limits: { keys: 2, programmes: 1, connections: 2 } });
  const [first, second, third] = [newPair(), newPair(), newPair()];
  const ada = await connect(port, first, second);
  ada.sendProof(third);
  expect(await ada.next('error')).toEqual({ type: 'error', code: 'too-many', re: 'prove', key: third.key });
  await ada.prove(first); // once more is not one more
  await connect(port);
  ada.send({ type: 'register', key: first.key, notice: 'AAAA' });
  await ada.next('registered');
  ada.send({ type: 'register', key: first.key, notice: 'BBBB' });
  await ada.next('registered');
  ada.send({ type: 'register', key: second.key, notice: 'AAAA' });
  expect(await ada.next('error')).toMatchObject({ code: 'too-many', re: 'register', key: second.key });
  const knock = (): Promise<number | undefined> =>
    new Promise((resolve) => {
      const { socket } = new Client(port);
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
  expect(await knock()).toBe(503);
  await ada.close();
  while ((await knock()) !== 101); // as soon as the server has seen Ada's end too
  expect(DEFAULT_LIMITS.keys).toBeGreaterThan(LIMITS.list);
});

it('[SP24] a full disk is said, nothing is acknowledged, and the rest goes on', async () => {
  const { port } = await open({ limits: { pages: 60 } });
  const { cleo, programme } = await openProgramme(port);
  const { key } = programme;
  const kept: string[] = [];
  let failed = '';
  for (let index = 0; failed === ''; index += 1) {
    const word = `${index}:`.padEnd(20_000, 'x');
    const answer = await cleo.deposit(key, word);
    if (answer.type === 'deposited') kept.push(word);
    else {
      expect(answer).toMatchObject({ code: 'store-failed', re: 'deposit', id: newLetter(word).id });
      failed = word;
    }
  }
  expect(kept.length).toBeGreaterThan(2);
  expect(await cleo.collect(key, kept.length)).toEqual(kept);
  cleo.send({ type: 'acknowledge', key, ids: kept.map((word) => newLetter(word).id) });
  await cleo.next('acknowledged');
  expect(await cleo.deposit(key, failed)).toMatchObject({ type: 'deposited' });
  expect(await cleo.receive(1)).toEqual([failed]);
});

it('[SP24][SP32] a store held by another process fails by name, and works again when let go', async () => {
  const dataDir = newFolder();
  const { port } = await open({ dataDir });
  const { cleo, programme } = await openProgramme(port);
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    return [response.status, await response.json()];
  };
  expect(await health()).toEqual([200, { status: 'ok', version: '0', store: 'ok' }]);
  const other = new DatabaseSync(join(dataDir, 'letters.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  expect(await cleo.deposit(programme.key, 'card')).toMatchObject({ code: 'store-failed' });
  cleo.send({ type: 'acknowledge', key: programme.key, ids: [newLetter('card').id] });
  expect(await cleo.next('error')).toMatchObject({ code: 'store-failed', re: 'acknowledge', key: programme.key });
  other.exec('ROLLBACK');
  expect(await cleo.deposit(programme.key, 'card')).toMatchObject({ type: 'deposited' });
  other.exec('DROP TABLE mailboxes');
  other.close();
  expect((await health())[0]).toBe(503);
});

const ask = (port: number, headers: Record<string, string>): Promise<number | Client> =>
  new Promise((resolve) => {
    const client = new Client(port, { headers });
    client.socket.on('open', () => resolve(client));
    client.socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.66, ${address}` }); // only the last is the proxy's word

it('[SP43] one network address has a most of connections, messages and letters, and pays for coming back', async () => {
  let now = 0;
  const { port } = await open({
    clock: () => now,
    limits: {
      addressConnections: 3,
      addressMessages: { burst: 100, perSecond: 10 },
      addressLetters: { burst: 2, perSecond: 1 },
      penalty: 10,
    },
  });
  const { programme } = await openProgramme(port); // this machine's own
  const crowd: Client[] = [];
  for (let count = 0; count < 3; count += 1) {
    const client = await ask(port, from('2001:db8:0:7::1'));
    if (typeof client !== 'number') crowd.push(client);
  }
  expect(crowd).toHaveLength(3);
  expect(await ask(port, from('2001:db8:0:7:ffff::2'))).toBe(429); // the same household
  const neighbour = await ask(port, from('2001:db8:0:8::1'));
  const [eve, mallory] = crowd;
  if (!eve || !mallory || typeof neighbour === 'number') throw new Error('connected');
  expect(await eve.deposit(programme.key, '1')).toMatchObject({ type: 'deposited' });
  expect(await mallory.deposit(programme.key, '2')).toMatchObject({ type: 'deposited' });
  expect(await mallory.deposit(programme.key, '3')).toMatchObject({ code: 'too-many', re: 'deposit' });
  expect(await neighbour.deposit(programme.key, '3')).toMatchObject({ type: 'deposited' });
  now += 2_000;
  expect(await eve.deposit(programme.key, '4')).toMatchObject({ type: 'deposited' });
  for (let count = 0; count < 90; count += 1) eve.send({ type: 'ping' });
  expect(await eve.next('error')).toMatchObject({ code: 'too-many', re: 'ping' });
  mallory.send({ type: 'ping' });
  expect(await mallory.next('error')).toMatchObject({ code: 'too-many', re: 'ping' });
  expect(await neighbour.settle()).toMatchObject([{ type: 'challenge' }]);
  await Promise.all(crowd.map((client) => client.close()));
  expect(await ask(port, from('2001:db8:0:7::1'))).toBe(429); // they left, and owe still
  now += 30_000;
  expect(await ask(port, from('2001:db8:0:7::1'))).toBeInstanceOf(Client);
  const own: (number | Client)[] = [];
  for (let count = 0; count < 20; count += 1) own.push(await ask(port, {}));
  expect(own.filter((client) => typeof client === 'number')).toEqual([]);
});

it('[SP54] one network address may bring a few new programmes an hour, and renew those it has', async () => {
  let now = 0;
  const { port } = await open({ clock: () => now, limits: { addressProgrammes: { burst: 2, perSecond: 2 / 3_600 } } });
  const pairs = [newPair(), newPair(), newPair(), newPair()];
  const [first, second, third, fourth] = pairs;
  if (!first || !second || !third || !fourth) throw new Error('four programmes');
  const registering = async (address: string) => {
    const client = await ask(port, from(address));
    if (typeof client === 'number') throw new Error(`refused: ${client}`);
    client.nonce = (await client.next('challenge')).nonce;
    await client.prove(...pairs);
    return async ({ key }: Pair) => {
      client.send({ type: 'register', key, notice: 'AAAA' });
      const answer = await client.next('registered', 'error');
      return answer.type === 'error' ? answer.code : answer.type;
    };
  };
  const [eve, household, neighbour] = [
    await registering('2001:db8:0:7::1'),
    await registering('[2001:db8:0:7::2]:4711'),
    await registering('2001:db8:0:8::1'),
  ];
  expect(await eve(first)).toBe('registered');
  expect(await household(second)).toBe('registered');
  expect(await eve(third)).toBe('too-many');
  expect(await household(third)).toBe('too-many');
  expect(await eve(first)).toBe('registered'); // once more is not one more
  expect(await neighbour(third)).toBe('registered');
  now += 7_200_000;
  expect(await eve(fourth)).toBe('registered');
});

it('[SP54] this machine itself is not counted', async () => {
  const { port } = await open({ limits: { addressProgrammes: { burst: 1, perSecond: 0 } } });
  for (let count = 0; count < 3; count += 1) await openProgramme(port);
  expect(DEFAULT_LIMITS.addressProgrammes).toEqual({ burst: 20, perSecond: 20 / 3_600 });
});

it('[SP43] whose expense it is: IPv6 by household, X-Forwarded-For of a near proxy only', () => {
  expect(spenderOf('127.0.0.1', undefined)).toBeNull();
  expect(spenderOf('::1', undefined)).toBeNull();
  expect(spenderOf('::ffff:127.0.0.1', '198.51.100.7')).toBe('198.51.100.7');
  expect(spenderOf('172.18.0.2', '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7');
  for (const spelt of ['::ffff:198.51.100.7', '198.51.100.7:4711', '[::ffff:198.51.100.7]:4711'])
    expect(spenderOf('172.18.0.2', spelt)).toBe('198.51.100.7');
  for (const spelt of ['2001:db8::9', '[2001:db8::9]', '[2001:DB8::9]:4711'])
    expect(spenderOf('fd00::2', spelt)).toBe('2001:db8:0:0');
  expect(spenderOf('fd00::2', 'unknown')).toBe('unknown');
  expect(spenderOf('192.168.1.20', undefined)).toBe('192.168.1.20');
  expect(spenderOf('198.51.100.7', '127.0.0.1')).toBe('198.51.100.7'); // not believed
  expect(spenderOf('172.32.0.1', '127.0.0.1')).toBe('172.32.0.1'); // no private address
  expect(spenderOf('10.0.0.1', '2001:DB8:0:1:2:3:4:5')).toBe(spenderOf('10.0.0.1', '2001:db8::1:9:9:9:9'));
  expect(spenderOf('2001:db8::5', undefined)).toBe('2001:db8:0:0');
});

it('[SP44] a programme has a most of letters it sends, and of letters it is sent, each its own', async () => {
  let now = 0;
  const programmeLetters = { burst: 10, perSecond: 1 };
  const { port } = await open({ clock: () => now, limits: { programmeLetters } });
  const [{ cleo, programme }, { cleo: other, programme: second }] = [
    await openProgramme(port),
    await openProgramme(port),
  ];
  const outcomes = async (client: Client, to: () => string, speaker?: string) => {
    const codes: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const answer = await client.deposit(to(), `${count}`, speaker);
      codes.push(answer.type === 'error' ? answer.code : answer.type);
    }
    return codes.filter((code) => code === 'too-many').length;
  };
  const eve = await connect(port);
  expect(await outcomes(eve, () => programme.key)).toBe(3);
  expect(await outcomes(cleo, () => newPair().key, programme.key)).toBe(3); // what it sends is not used up by strangers
  expect(await outcomes(other, () => second.key, second.key)).toBe(3);
  now += 20_000;
  expect(await cleo.deposit(newPair().key, 'later', programme.key)).toMatchObject({ type: 'deposited' });
});

/** How long publications between two take while something else goes on, ms: the middle one. */
async function latency(ada: Client, ben: Client, topic: string, isOver: () => boolean): Promise<number> {
  const times: number[] = [];
  while (times.length < 30 || !isOver()) {
    const began = performance.now();
    ada.send({ type: 'publish', topic, data: 'AAAA' });
    await ben.next('publish');
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 15)); // a pair's own pace: faster would be a flood
  }
  return times.sort((one, other) => one - other)[times.length >> 1] ?? 0;
}

const abuses: [string, string, (eve: Client, topic: Pair) => Promise<void>][] = [
  ['floods', 'too-many', async (eve) => flood(eve, () => JSON.stringify({ type: 'ping' }))],
  [
    'sends bytes',
    'too-many',
    async (eve, { key }) => flood(eve, () => `{"type":"publish","topic":"${key}","data":"${'A'.repeat(60_000)}"}`),
  ],
  ['writes nonsense', 'too-many', async (eve) => flood(eve, () => '{')],
  [
    'proves what is not its own',
    'too-many',
    async (eve, { key }) => flood(eve, () => `{"type":"prove","key":"${key}","signature":"${'A'.repeat(86)}"}`),
  ],
  [
    'sends a frame of 100 MB',
    'too-large',
    async (eve) => void eve.socket.send(Buffer.alloc(100_000_000, 'x'), { binary: false }),
  ],
  ['proves nothing', 'unproven', async () => undefined],
];
async function flood(eve: Client, frame: () => string): Promise<void> {
  for (let sent = 0; sent < 3_000 && eve.socket.readyState === eve.socket.OPEN; sent += 1) {
    eve.socket.send(frame());
    if (sent % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1)); // room for the answers
  }
}

it.each(abuses)('[SP19] beside one who %s, and is told %s, a pair keeps its pace', async (_, code, abuse) => {
  // On a busy machine 100 MB take longer than a sign of life may.
  const { port } = await open({ limits: { unproven: code === 'unproven' ? 1_500 : 60_000, heartbeat: 300_000 } });
  const topic = newPair();
  const [ada, ben, eve] = [await connect(port, topic), await connect(port, topic), await connect(port)];
  ben.send({ type: 'subscribe', topics: [topic.key] });
  await ben.settle();
  const before = await latency(ada, ben, topic.key, () => true);
  let over = false;
  const closed = abuse(eve, topic).then(() => eve.closed);
  closed.then(
    () => (over = true),
    () => (over = true),
  );
  const during = await latency(ada, ben, topic.key, () => over);
  await closed;
  expect(eve.unread()).toContainEqual(expect.objectContaining({ type: 'error', code }));
  // This process is the abuser, the pair and the server at once: the pair waits for its own machine too.
  expect(during).toBeLessThan(Math.max(10 * before, 50));
  expect(await Promise.all([ada.settle(), ben.settle()])).toEqual([[], []]);
});

it('[SP26] a page of another origin is refused the socket', async () => {
  const { port } = await open({ origin: 'https://binome.example' });
  expect(await ask(port, { origin: 'https://evil.example' })).toBe(403);
  expect(await ask(port, { origin: 'https://binome.example' })).toBeInstanceOf(Client);
  expect(await ask(port, { origin: `http://127.0.0.1:${port}` })).toBeInstanceOf(Client);
  // A name that was made to lead here is not ours because the page says it too.
  expect(await ask(port, { host: 'evil.example', origin: 'https://evil.example' })).toBe(403);
  await connect(port); // no page at all
});

it('[SP43] a proxy on this machine that names nobody is said once', async () => {
  const events: string[] = [];
  const { port } = await open({ log: (level, event) => events.push(`${level} ${event}`) });
  for (const headers of [{}, { host: 'localhost:1' }, { host: '[::1]' }, from('198.51.100.7')])
    await ask(port, headers);
  expect(events).toEqual([]);
  for (let count = 0; count < 3; count += 1) await ask(port, { host: 'binome.example' });
  expect(events).toEqual(['warn proxy-without-x-forwarded-for: no visitor is counted by address']);
});

/** A bare connection, greeted; what it is told, and its end. */
async function bare(port: number, headers = '') {
  const socket = createConnection(port, '127.0.0.1');
  socket.on('error', () => undefined); // a reset is an end too
  let told = '';
  const gone = new Promise<string>((resolve) => socket.once('close', () => resolve(told)));
  socket.write(`GET /signaling HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${headers}`);
  socket.write('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  await new Promise<void>((resolve) => {
    socket.on('data', (bytes) => {
      told += bytes.toString('latin1');
      if (told.includes('challenge')) resolve();
    });
  });
  return { socket, gone };
}
const piece = (head: number, text: string) => Buffer.from([head, 0x80 + text.length, 0, 0, 0, 0, ...Buffer.from(text)]);

it('[SP49] a message in too many frames is told too-many, and who ignores the close is gone within seconds', async () => {
  const { port } = await open();
  const few = await bare(port);
  const parts = [...'{"type":"ping"}'];
  const frames = parts.map((part, at) => piece(at === 0 ? 0x01 : at === parts.length - 1 ? 0x80 : 0x00, part));
  few.socket.write(Buffer.concat(frames));
  const many = await bare(port);
  const began = performance.now();
  many.socket.write(Buffer.concat([piece(0x01, 'x'), ...Array.from({ length: 5_000 }, () => piece(0x00, 'x'))]));
  const told = await many.gone;
  expect(told).toContain('{"type":"error","code":"too-many"}');
  expect(told).toContain('\x03\xf0'); // 1008
  expect(performance.now() - began).toBeLessThan(20_000); // ws by itself: half a minute
  few.socket.destroy();
  expect(await few.gone).toContain('pong');
});

it('[SP49] a message in too many pieces is told too-many', async () => {
  const { port } = await open();
  const { socket, gone } = await bare(port);
  socket.setNoDelay(true);
  socket.write(Buffer.from([0x81, 0xfe, 0xff, 0x00, 0, 0, 0, 0]));
  const pouring = setInterval(() => socket.writable && socket.write('x'), 1);
  expect(await gone).toContain('{"type":"error","code":"too-many"}');
  clearInterval(pouring);
});
