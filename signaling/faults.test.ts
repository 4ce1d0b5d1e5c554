import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect as dial, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { LIMITS } from './protocol.ts';
import { Client, connect, newFolder, newPair, openProgramme, start } from './testing/client.ts';
import { faketime, smallDisk } from './testing/faults.ts';
import { type ServerProcess, spawnServer } from './testing/process.ts';

vi.setConfig({ testTimeout: 60_000 }); // starting a process takes seconds on a busy machine
const running: ServerProcess[] = [];
const open = async (env?: Record<string, string>, dist?: string): Promise<ServerProcess> => {
  const server = await spawnServer(env, dist);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
});

/** A socket that says a part of a request, and no more unless told. */
function halfOpen(port: number, said: string | Buffer): { readonly socket: Socket; readonly ended: Promise<void> } {
  const socket = dial(port, '127.0.0.1', () => socket.write(said));
  socket.on('error', () => undefined); // cut: the close follows
  socket.resume();
  return { socket, ended: new Promise((resolve) => socket.once('close', () => resolve())) };
}

it('[SP46] a damaged file of letters is refused in words, and left as it is', async () => {
  const env = { DATA_DIR: newFolder() };
  const first = await open(env);
  const { cleo, programme } = await openProgramme(first.port);
  for (let count = 0; count < 40; count += 1) await cleo.deposit(programme.key, `${count}`.padEnd(4_000, 'x'));
  await first.kill('SIGTERM');
  const file = join(env.DATA_DIR, 'letters.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8_192); // what a dying card does
  writeFileSync(file, bytes);
  const said = await open(env).then(String, (failure: Error) => failure.message);
  expect(said).toContain(
    'did not start. The letters in DATA_DIR cannot be opened (the file is damaged): put a copy back',
  );
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

it('[SP47] the clock may jump a week ahead and back: pairs, limits and letters go on', async () => {
  let now = 1_700_000_000_000;
  const server = await start({ clock: () => now, limits: { messages: { burst: 20, perSecond: 10 } } });
  try {
    const topic = newPair();
    const [ada, ben] = [await connect(server.port, topic), await connect(server.port, topic)];
    ben.send({ type: 'subscribe', topics: [topic.key] });
    await ben.settle();
    const { cleo, programme } = await openProgramme(server.port);
    expect(await cleo.deposit(programme.key, 'before')).toMatchObject({ type: 'deposited' });
    for (const jump of [7 * 86_400_000, -14 * 86_400_000, 7 * 86_400_000 + 1_000]) {
      now += jump;
      ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
      expect(await ben.next('publish')).toMatchObject({ data: 'AAAA' });
      expect(await cleo.deposit(programme.key, `${jump}`)).toMatchObject({ type: 'deposited' });
    }
    expect(await cleo.collect(programme.key, 4)).toHaveLength(4);
    now += 1_000;
    for (let sent = 0; sent < 25; sent += 1) ada.send({ type: 'ping' });
    expect(await ada.next('error')).toMatchObject({ code: 'too-many' }); // a week ahead filled no more than one burst
    now += 2_000;
    await ada.settle();
  } finally {
    await server.close();
  }
});

it('[SP47] a machine that woke in 1970 and then learns the time keeps what it was left', async () => {
  let now = 1_700_000_000_000;
  const dataDir = newFolder();
  const before = await start({ dataDir, clock: () => now });
  const { cleo, programme } = await openProgramme(before.port);
  await cleo.deposit(programme.key, 'one');
  await before.close();
  now = 60_000;
  const woken = await start({ dataDir, clock: () => now });
  try {
    const ben = await connect(woken.port, programme);
    expect(await ben.deposit(programme.key, 'two')).toMatchObject({ type: 'deposited' });
    now = 1_700_000_100_000;
    expect(await ben.collect(programme.key, 2)).toEqual(['one', 'two']);
  } finally {
    await woken.close();
  }
});

it('[SP48] sockets that say nothing, or a letter at a time, are closed within seconds; others notice nothing', async () => {
  const { port } = await open();
  const topic = newPair();
  const [ada, ben] = [await connect(port, topic), await connect(port, topic)];
  ben.send({ type: 'subscribe', topics: [topic.key] });
  await ben.settle();
  const upgrade = 'GET /signaling HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
  const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n';
  const many = (said: string) => Array.from({ length: 20 }, () => halfOpen(port, said));
  const silent = many('');
  const slow = many(upgrade);
  const halfFrame = many(`${upgrade}${key}\x81\xfe`); // promises a frame, and never sends it
  const loris = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write('X-a: b\r\n');
  }, 500);
  let ended = false;
  const all = Promise.all([...silent, ...slow, ...halfFrame].map((each) => each.ended)).then(() => {
    ended = true;
  });
  try {
    while (!ended) {
      ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
      const began = performance.now();
      await ben.next('publish');
      expect(performance.now() - began).toBeLessThan(2_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await all;
  } finally {
    clearInterval(loris);
    for (const { socket } of [...silent, ...slow, ...halfFrame]) socket.destroy();
  }
});

const resident = async (port: number): Promise<number> => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^binome_resident_bytes (\d+)/m.exec(text)?.[1]) / 2 ** 20;
};

const CACHE = newFolder();
/** As npm start and the image start it, once they have started before (.ci/operate/flags.ts). */
async function openSmall(dist?: string): Promise<ServerProcess> {
  const env = { NODE_COMPILE_CACHE: CACHE, NODE_OPTIONS: '--max-semi-space-size=4' };
  await (await open(env)).kill('SIGTERM');
  return open(env, dist);
}

/** What a process weighs depends on when the collector came; unbounded, it weighs 180 and 200 MiB here. */
const BUSY = { retry: 2 };

/** A pair beside an attack: how long a publication takes, and what the server weighs meanwhile, MiB. */
async function pairBeside(port: number) {
  const topic = newPair();
  const [ada, ben] = [await connect(port, topic), await connect(port, topic)];
  ben.send({ type: 'subscribe', topics: [topic.key] });
  await ben.settle();
  const took: number[] = [];
  let most = 0;
  return {
    topic,
    async talk(): Promise<void> {
      const began = performance.now();
      ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
      await ben.next('publish');
      took.push(performance.now() - began);
      most = Math.max(most, await resident(port));
    },
    /** The middle one of what publications took, ms. */
    pace: () => took.toSorted((one, other) => one - other)[took.length >> 1] ?? Number.NaN,
    most: () => most,
    left: () => ben.settle(),
  };
}

it('[SP58] a hundred that ask and read nothing, from as many addresses, do not take its memory', BUSY, async () => {
  const { port } = await openSmall();
  const { cleo, programme } = await openProgramme(port);
  cleo.send({ type: 'register', key: programme.key, notice: Buffer.alloc(LIMITS.notice, 1).toString('base64url') });
  await cleo.next('registered');
  const pair = await pairBeside(port);
  const deaf: Client[] = [];
  for (let index = 0; index < 100; index += 1) {
    const client = new Client(port, { headers: { 'x-forwarded-for': `198.51.100.${index}` } });
    client.nonce = (await client.next('challenge')).nonce;
    await client.prove(pair.topic);
    client.socket.pause();
    deaf.push(client);
  }
  for (let asked = 0; asked < 120; asked += 3) {
    for (const client of deaf) {
      for (let each = 0; each < 3; each += 1) client.send({ type: 'read', key: programme.key });
    }
    await pair.talk();
  }
  expect(pair.most()).toBeLessThan(128);
  expect(pair.pace()).toBeLessThan(250);
  expect(await pair.left()).toEqual([]);
});

it('[SP58] a thousand frames begun and not ended, from as many addresses, do not take its memory', BUSY, async () => {
  const { port } = await openSmall();
  const pair = await pairBeside(port);
  const upgrade = 'GET /signaling HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
  const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n';
  const begun = Buffer.concat([Buffer.from([0x81, 0xfe, 0xff, 0xff, 0, 0, 0, 0]), Buffer.alloc(60_000, 'x')]);
  let cut = 0;
  const sockets: Socket[] = [];
  for (let index = 0; index < 1_500; index += 1) {
    const from = `X-Forwarded-For: 198.51.${index >> 8}.${index & 255}\r\n\r\n`;
    const { socket, ended } = halfOpen(port, Buffer.concat([Buffer.from(upgrade + key + from), begun]));
    let told = '';
    socket.on('data', (bytes) => (told += bytes.toString('latin1')));
    void ended.then(() => (cut += told.includes('challenge') && !told.includes('unproven') ? 1 : 0));
    sockets.push(socket);
    if (index % 25 === 0) await pair.talk();
  }
  for (let times = 0; times < 20; times += 1) await pair.talk();
  expect(pair.most()).toBeLessThan(128);
  expect(pair.pace()).toBeLessThan(250);
  // 60 KB each: 8 MiB are 140 of them. On a busy machine they take a while to get there.
  await expect.poll(() => cut, { timeout: 10_000 }).toBeGreaterThan(1_000);
  for (const socket of sockets) socket.destroy();
  expect(await pair.left()).toEqual([]);
});

const ask = (path: string, from = '127.0.0.1'): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n\r\n`;
/** So many answers of one connection, that asks this at once and reads; and whether it was cut off. */
async function answersTo(port: number, said: string): Promise<number> {
  const socket = dial(port, '127.0.0.1', () => socket.write(said));
  let text = '';
  socket.on('data', (bytes) => (text += bytes));
  socket.on('error', () => undefined); // cut: the close follows
  await new Promise((resolve) => socket.once('close', resolve));
  return text.split('HTTP/1.1 200').length - 1;
}

it('[SP60] three hundred that ask for fifty pages at once and read nothing do not take its memory', BUSY, async () => {
  const dist = newFolder();
  writeFileSync(join(dist, 'index.html'), 'x'.repeat(40_000));
  const { port } = await openSmall(dist);
  const pair = await pairBeside(port);
  const sockets: Socket[] = [];
  for (let index = 0; index < 300; index += 1) {
    const socket = dial(port, '127.0.0.1', () => socket.write(ask('/').repeat(50)));
    socket.on('error', () => undefined); // cut, as it should be
    sockets.push(socket.pause());
    if (index % 10 === 0) await pair.talk();
  }
  for (let times = 0; times < 20; times += 1) await pair.talk();
  expect(pair.most()).toBeLessThan(128);
  expect(pair.pace()).toBeLessThan(250);
  for (const socket of sockets) socket.destroy();
  expect(await pair.left()).toEqual([]);
  expect(await answersTo(port, ask('/').repeat(50))).toBeLessThan(2);
});

it('[SP60] answers that wait to be read are so many of one network address, and not for long', async () => {
  const dist = newFolder();
  writeFileSync(join(dist, 'large.js'), Buffer.alloc(12_000_000, 'x')); // more than the system takes by itself
  const server = await start({ distDir: dist, limits: { addressConnections: 3 } });
  try {
    const { port } = server;
    const status = async (from: string) =>
      (await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': from } })).status;
    const deaf = Array.from({ length: 3 }, () => halfOpen(port, ask('/large.js', '203.0.113.5')));
    for (const { socket } of deaf) socket.pause();
    await expect.poll(() => status('203.0.113.5'), { timeout: 10_000 }).toBe(429);
    expect(await status('203.0.113.6')).toBe(503); // as of any server that is not built
    await expect.poll(() => status('203.0.113.5'), { timeout: 40_000, interval: 500 }).toBe(503);
    for (const { socket, ended } of deaf) {
      socket.resume();
      await ended;
      expect(socket.bytesRead).toBeLessThan(12_000_000);
    }
    // Who reads may ask as often as they like over one connection.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let index = 0; index < 100; index += 1) {
      const asked = request({
        port,
        host: '127.0.0.1',
        path: '/large.js',
        agent,
        method: index % 2 ? 'GET' : 'HEAD',
      }).end();
      const [response] = await once(asked, 'response');
      expect(response.statusCode).toBe(200);
      await once(response.resume(), 'end');
    }
    agent.destroy();
  } finally {
    await server.close();
  }
});

const onSmallDisk = it.skipIf(smallDisk === null);
onSmallDisk('[SP24] a full disk: said, nothing acknowledged is lost, and it goes on once there is room', async () => {
  const disk = smallDisk?.();
  if (!disk) return;
  try {
    const env = { DATA_DIR: join(disk.folder, 'data') };
    const first = await open(env);
    const { cleo, programme } = await openProgramme(first.port);
    const topic = newPair();
    const [ada, ben] = [await connect(first.port, topic), await connect(first.port, topic)];
    ben.send({ type: 'subscribe', topics: [topic.key] });
    await ben.settle();
    disk.fill();
    const kept: string[] = [];
    const words = (index: number): string => `${index} `.padEnd(20_000, 'x');
    let index = -1;
    for (let code = ''; code !== 'store-failed'; ) {
      index += 1;
      const answer = await cleo.deposit(programme.key, words(index), programme.key);
      if (answer.type === 'deposited') kept.push(words(index));
      code = answer.type === 'error' ? answer.code : '';
      expect(index).toBeLessThan(500);
    }
    // What needs no disk goes on; what does says so, each time, and the log says it once.
    ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
    expect(await ben.next('publish')).toMatchObject({ data: 'AAAA' });
    for (let times = 0; times < 5; times += 1) {
      expect(await cleo.deposit(programme.key, words(index), programme.key)).toMatchObject({ code: 'store-failed' });
    }
    expect(first.output().split('store-failed')).toHaveLength(2);
    disk.empty();
    expect(await cleo.deposit(programme.key, words(index), programme.key)).toMatchObject({ type: 'deposited' });
    kept.push(words(index));
    await first.kill('SIGKILL');
    const second = await open(env);
    const found = await (await connect(second.port, programme)).collect(programme.key, kept.length);
    expect(found).toEqual(kept);
    await second.kill('SIGKILL');
    // Started where there is no room, or where it may only read, it sends nobody to move good letters away.
    const says = (more = {}) => spawnServer({ ...env, ...more }).then(String, (failure: Error) => failure.message);
    disk.fill(4_194_304);
    expect(await says({ DATA_DIR: join(disk.folder, 'another') })).toContain(
      'did not start. The disk of DATA_DIR is full, or fails (',
    );
    disk.empty();
    await (await open(env)).kill('SIGTERM');
    disk.onlyRead();
    expect(await says()).toContain('or not write to DATA_DIR.');
  } finally {
    disk.remove();
  }
});

const withFaketime = it.skipIf(faketime === null);
withFaketime('[SP47] the clock of the machine jumps years back and weeks ahead, under a server that runs', async () => {
  const file = join(newFolder(), 'clock');
  writeFileSync(file, '+0');
  const { port } = await open(faketime?.(file));
  const topic = newPair();
  const [ada, ben] = [await connect(port, topic), await connect(port, topic)];
  ben.send({ type: 'subscribe', topics: [topic.key] });
  await ben.settle();
  const { cleo, programme } = await openProgramme(port);
  await cleo.deposit(programme.key, 'before');
  for (const [turn, jump] of ['-20y', '+0', '+7d', '-7d', '+0'].entries()) {
    writeFileSync(file, jump);
    expect(await cleo.deposit(programme.key, `${turn}`)).toMatchObject({ type: 'deposited' });
    ada.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
    expect(await ben.next('publish')).toMatchObject({ data: 'AAAA' });
  }
  expect(await cleo.collect(programme.key, 6)).toHaveLength(6);
  // That the server's clock did jump: two months on, what was left before is over.
  writeFileSync(file, '+61d');
  const later = await connect(port, programme);
  expect(await later.collect(programme.key, 0)).toEqual([]);
  expect(await ben.settle()).toEqual([]);
});

// What was read and let go of stays in the process until it is collected, which it may not be at once.
it('[SP49] a client that sends 100 MB costs no memory, and is told', { retry: 2 }, async () => {
  const { port } = await openSmall();
  const topic = newPair();
  const before = await resident(port);
  const frames = [
    Array.from({ length: 1_600 }, () => 'x'.repeat(62_500)), // in frames of the right size
    ['x'.repeat(100_000_000)], // in one
  ];
  for (const each of frames) {
    const eve = await connect(port, topic);
    for (const frame of each) eve.socket.send(frame);
    expect(await eve.next('error')).toMatchObject({ code: each.length > 1 ? 'malformed' : 'too-large' });
    expect((await eve.closed).code).toBe(each.length > 1 ? 1008 : 1009);
  }
  expect((await resident(port)) - before).toBeLessThan(64);
  expect(await (await connect(port, topic)).settle()).toEqual([]);
});
