/** The app's client against the real signalling server, in node: letters, notices, topics, and restarts in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { openServer } from '../../app/peer/index.ts';
import type { ReceivedLetter, Server } from '../../app/peer/types.ts';
import { newSecret, type SigningPair, signingPairFrom, toText } from '../../crypto/index.ts';
import { type RunningServer, startServer } from '../../signaling/server.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const clock = (): number => performance.timeOrigin + performance.now();
const newPair = (): SigningPair => signingPairFrom(newSecret(random));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const words = (letter: ReceivedLetter): string => new TextDecoder().decode(letter.bytes);

let folder: string;
let running: RunningServer;
let port: number;
const clients: Server[] = [];
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

const start = (on: number): Promise<RunningServer> =>
  startServer({ port: on, host: '127.0.0.1', dataDir: folder, distDir: folder, clock, random });

function connect(): Server {
  const client = openServer({ url: `ws://127.0.0.1:${port}/signaling`, clock, random });
  clients.push(client);
  return client;
}

/** The server has done all that was said to it so far: each client asks something, and is answered after that. */
async function heeded(): Promise<void> {
  await Promise.all(clients.map((client) => client.read(toText(newPair().publicKey))));
}

async function until(what: string, holds: () => boolean, limit = 20_000): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > limit) throw new Error(`${what}: not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeEach(async () => {
  process.on('unhandledRejection', note);
  folder = await mkdtemp(join(tmpdir(), 'server-scene-'));
  running = await start(0);
  port = running.port;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await running.close();
  await rm(folder, { recursive: true, force: true });
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

describe('notices', () => {
  test('registered by their programme, read by anybody, unknown ones named as such', async () => {
    const programme = newPair();
    const cleo = connect();
    expect(await cleo.register(programme, bytes('sealed'))).toEqual({ ok: true, value: undefined });
    expect(await connect().read(toText(programme.publicKey))).toEqual({ ok: true, value: bytes('sealed') });
    expect(await connect().read(toText(newPair().publicKey))).toEqual({
      ok: false,
      error: { tag: 'unknown-programme' },
    });
    const large = await cleo.register(programme, new Uint8Array(50_000));
    expect(large).toEqual({ ok: false, error: { tag: 'refused', code: 'too-large' } });
  });
});

describe('letters', () => {
  test('go to a programme and from it, one at a time, and are deleted once kept', async () => {
    const programme = newPair();
    const mailbox = newPair();
    const cleo = connect();
    const ada = connect();
    await cleo.register(programme, bytes('sealed'));
    const sent = await ada.deposit({ to: toText(programme.publicKey), bytes: bytes('card') });
    expect(sent.ok).toBe(true);
    const refused = await ada.deposit({ to: toText(mailbox.publicKey), bytes: bytes('to anybody') });
    expect(refused).toEqual({ ok: false, error: { tag: 'unknown-programme' } });
    for (const text of ['one', 'two', 'three']) {
      const to = toText(mailbox.publicKey);
      expect((await cleo.deposit({ to, bytes: bytes(text), from: programme })).ok).toBe(true);
    }
    let inside = 0;
    const got: string[] = [];
    const stop = ada.collect(mailbox, async (letter) => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 10));
      inside -= 1;
      got.push(words(letter));
      return true;
    });
    await until('three', () => got.length === 3);
    await cleo.deposit({ to: toText(mailbox.publicKey), bytes: bytes('four'), from: programme });
    await until('four', () => got.length === 4);
    expect(got).toEqual(['one', 'two', 'three', 'four']);
    const cards: string[] = [];
    cleo.collect(programme, async (letter) => cards.push(words(letter)) > 0);
    await until('card', () => cards.length === 1);

    // Nothing is left for another device with the same mailbox, but what comes now.
    stop();
    ada.close();
    const again: string[] = [];
    connect().collect(mailbox, async (letter) => again.push(words(letter)) > 0);
    await cleo.deposit({ to: toText(mailbox.publicKey), bytes: bytes('five'), from: programme });
    await until('five', () => again.length > 0);
    expect(again).toEqual(['five']);
  });

  test('a letter that could not be kept comes again; one that was is not handled twice', async () => {
    const programme = newPair();
    const cleo = connect();
    await cleo.register(programme, bytes('sealed'));
    await connect().deposit({ to: toText(programme.publicKey), bytes: bytes('card') });
    await connect().deposit({ to: toText(programme.publicKey), bytes: bytes('other') });
    const tries: string[] = [];
    cleo.collect(programme, async (letter) => {
      tries.push(words(letter));
      if (words(letter) === 'card' && tries.length < 3) throw new Error('the disk is full');
      return true;
    });
    await until('again', () => tries.length === 3);
    expect(tries).toEqual(['card', 'other', 'card']);
  });

  test('[S19] a mailbox between two is served once: junk is emptied, the good reply closes it, the next one is told', async () => {
    const link = newPair();
    const to = toText(link.publicKey);
    const [ada, ben, eve] = [connect(), connect(), connect()];
    const leave = (who: Server, text: string) => who.deposit({ to, bytes: bytes(text), from: link });
    expect((await leave(eve, 'junk')).ok).toBe(true);
    const got: string[] = [];
    ada.collect(link, async (letter) => {
      got.push(words(letter));
      return words(letter) === 'yes' ? 'last' : true;
    });
    await until('junk', () => got.length === 1);
    expect((await leave(ben, 'yes')).ok).toBe(true);
    await until('yes', () => got.length === 2);
    await heeded();
    expect(await leave(eve, 'yes from me')).toEqual({ ok: false, error: { tag: 'refused', code: 'taken' } });
    expect((await leave(ben, 'yes')).ok).toBe(true); // its answer may have been lost
    await running.close();
    running = await start(port);
    expect(await leave(connect(), 'once more')).toEqual({ ok: false, error: { tag: 'refused', code: 'taken' } });
    expect(got).toEqual(['junk', 'yes']);
  });

  test('restart of the server in the middle: collecting goes on, nothing is lost or handled twice', async () => {
    const programme = newPair();
    const cleo = connect();
    await cleo.register(programme, bytes('sealed'));
    const got: string[] = [];
    let restarted: Promise<void> | null = null;
    const restart = async (): Promise<void> => {
      await running.close();
      running = await start(port);
    };
    cleo.collect(programme, async (letter) => {
      got.push(words(letter));
      // While the first is being kept, the server goes: its acknowledgement finds no connection.
      restarted ??= restart();
      await restarted;
      return true;
    });
    const ada = connect();
    const to = toText(programme.publicKey);
    expect((await ada.deposit({ to, bytes: bytes('before') })).ok).toBe(true);
    await until('handled', () => got.length === 1);
    await restarted;
    // Asked while the connection is being made again: it waits for it, and arrives.
    expect((await ada.deposit({ to, bytes: bytes('after') })).ok).toBe(true);
    await until('both', () => got.length === 2);
    await until('connected', () => cleo.get() === 'connected');
    // A third device collects: the first letter was acknowledged on the new connection, late but surely.
    const left: string[] = [];
    await until('deleted', () => got.length === 2 && cleo.get() === 'connected');
    await cleo.deposit({ to, bytes: bytes('last') });
    await until('last', () => got.includes('last'));
    cleo.close();
    connect().collect(programme, async (letter) => left.push(words(letter)) > 0);
    await connect().deposit({ to, bytes: bytes('marker') });
    await until('marker', () => left.includes('marker'));
    expect(left).toEqual(['marker']);
    expect(got).toEqual(['before', 'after', 'last']);
  });

  test('no server: said within seconds, and found as soon as it is there', async () => {
    await running.close();
    const ada = connect();
    const began = performance.now();
    const sent = await ada.deposit({ to: toText(newPair().publicKey), bytes: bytes('card') });
    expect(sent).toEqual({ ok: false, error: { tag: 'unreachable' } });
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(ada.get()).toBe('offline');
    running = await start(port);
    ada.join(newPair(), { ready: () => undefined, receive: () => undefined });
    ada.retry();
    await until('connected', () => ada.get() === 'connected', 2_000);
    ada.close();
    expect(await ada.deposit({ to: toText(newPair().publicKey), bytes: bytes('card') })).toEqual({
      ok: false,
      error: { tag: 'closed' },
    });
  });
});

describe('topics', () => {
  test('carry bytes to the others, never back, again after a restart, and not after leaving', async () => {
    const topic = newPair();
    const heard: Record<string, string[]> = { ada: [], ben: [] };
    const up: Record<string, boolean> = {};
    const join = (name: string) =>
      connect().join(topic, {
        ready(state) {
          up[name] = state;
        },
        receive: (sealed) => heard[name]?.push(new TextDecoder().decode(sealed)),
      });
    const ada = join('ada');
    const ben = join('ben');
    expect(ada.publish(bytes('too early'))).toBe(false);
    await until('joined', () => up.ada === true && up.ben === true);
    await heeded();
    ada.publish(bytes('hello'));
    await until('heard', () => heard.ben?.length === 1);
    await running.close();
    await until('down', () => up.ada === false && up.ben === false);
    running = await start(port);
    await until('up', () => up.ada === true && up.ben === true);
    await heeded();
    ben.publish(bytes('back'));
    await until('heard again', () => heard.ada?.length === 1);
    ben.leave();
    ada.publish(bytes('nobody'));
    const late = join('late');
    await until('joined', () => up.late === true);
    late.publish(bytes('end'));
    await until('end', () => heard.ada?.includes('end') === true);
    expect(heard).toEqual({ ada: ['back', 'end'], ben: ['hello'] });
  });
});

describe('a server that lies', () => {
  test('garbles, sends letters under false ids and errors nobody asked for: nothing breaks, nothing is believed', async () => {
    const liar = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => liar.once('listening', resolve));
    const address = liar.address();
    if (typeof address === 'string' || address === null) throw new Error('no port');
    const mailbox = newPair();
    const key = toText(mailbox.publicKey);
    const nonce = toText(random(32));
    liar.on('connection', (socket) => {
      for (const frame of [
        '{',
        'null',
        '[]',
        '{"type":"subscribe","topics":5}',
        '{"type":"letters"}',
        'x'.repeat(300_000),
      ]) {
        socket.send(frame);
      }
      socket.send(random(20));
      socket.send(JSON.stringify({ type: 'challenge', nonce, limits: { message: 65_536, letter: 32_768 } }));
      socket.send(JSON.stringify({ type: 'error', code: 'not-allowed', re: 'deposit' }));
      socket.on('message', () => {
        socket.send(JSON.stringify({ type: 'proved', key }));
        const letter = { id: toText(random(32)), letter: toText(bytes('forged')), at: 0 };
        socket.send(JSON.stringify({ type: 'letters', key, letters: [letter] }));
        socket.send(JSON.stringify({ type: 'pong' }));
      });
    });
    const ada = openServer({ url: `ws://127.0.0.1:${address.port}`, clock, random });
    clients.push(ada);
    const got: string[] = [];
    ada.collect(mailbox, async (letter) => got.push(words(letter)) > 0);
    await until('connected', () => ada.get() === 'connected');
    const answer = ada.read(key);
    ada.close();
    expect(await answer).toEqual({ ok: false, error: { tag: 'closed' } });
    expect(got).toEqual([]);
    for (const socket of liar.clients) socket.terminate();
    await new Promise((resolve) => liar.close(resolve));
  });

  test('an address that is none: offline, no throw', async () => {
    const ada = openServer({ url: 'no address', clock, random });
    clients.push(ada);
    expect((await ada.read(toText(newPair().publicKey))).ok).toBe(false);
    expect(ada.get()).toBe('offline');
  });
});
