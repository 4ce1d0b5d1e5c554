import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { LIMITS } from './protocol.ts';
import type { RunningServer } from './server.ts';
import {
  Client,
  connect,
  newFolder,
  newLetter,
  newPair,
  openProgramme,
  start,
  type TestOptions,
} from './testing/client.ts';

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

it('[SP21] a client that does not read is cut off, and the others notice nothing', async () => {
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
  expect((await slow.closed).code).toBe(1006);
  expect(await ben.settle()).toEqual([]);
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

it('[SP26] a page of another origin is refused the socket', async () => {
  const { port } = await open({ origin: 'https://binome.example' });
  const ask = (origin: string): Promise<number> =>
    new Promise((resolve) => {
      const { socket } = new Client(port, { origin });
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    });
  expect(await ask('https://evil.example')).toBe(403);
  expect(await ask('https://binome.example')).toBe(101);
  expect(await ask(`http://127.0.0.1:${port}`)).toBe(101);
  await connect(port); // no page at all
});
