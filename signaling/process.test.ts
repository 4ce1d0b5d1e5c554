import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { connect, newFolder, newLetter, newPair, openProgramme } from './testing/client.ts';
import { type ServerProcess, spawnServer } from './testing/process.ts';

vi.setConfig({ testTimeout: 90_000 }); // starting a process takes seconds on a busy machine
const running: ServerProcess[] = [];
const open = async (env?: Record<string, string>): Promise<ServerProcess> => {
  const server = await spawnServer(env);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
});

it('[SP11] every letter acknowledged before a kill -9 is there after it', async () => {
  const env = { DATA_DIR: newFolder() };
  const first = await open(env);
  const { cleo, programme } = await openProgramme(first.port);
  const acknowledged: string[] = [];
  let server = first;
  for (const round of [0, 1, 2]) {
    const ben = await connect(server.port);
    // All at once, and the kill at the first answer after some: most are then on their way.
    for (let index = 0; index < 150; index += 1) {
      ben.send({ type: 'deposit', to: programme.key, ...newLetter(`${round}/${index} `.padEnd(600, 'x')) });
    }
    for (let index = 0; index < 20 + 30 * round; index += 1) acknowledged.push((await ben.next('deposited')).id);
    await server.kill('SIGKILL');
    for (const message of await ben.closed.then(() => ben.unread())) {
      if (message.type === 'deposited') acknowledged.push(message.id);
    }
    server = await open(env);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(150);
  await cleo.closed;
  const reader = await connect(server.port, programme);
  reader.send({ type: 'read', key: programme.key });
  expect(await reader.next('notice')).toMatchObject({ notice: 'bm90aWNl' });
  // Some were kept whose acknowledgement was cut off: the mailbox is read to its end, which the last letter marks.
  await reader.deposit(programme.key, 'the last');
  const kept = await reader.collect(programme.key, 1);
  while (!kept.includes('the last')) kept.push(...(await reader.receive(1)));
  const ids = new Set(kept.map((words) => newLetter(words).id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
});

it('[SP25] on SIGTERM and SIGINT the clients are told, and the process ends with code 0', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await open();
    const [ada, deaf] = [await connect(server.port, newPair()), await connect(server.port)];
    deaf.socket.pause(); // never answers the closing handshake
    const ended = server.kill(signal);
    expect(await ada.next('error')).toEqual({ type: 'error', code: 'closing' });
    expect((await ada.closed).code).toBe(1001);
    expect(await ended).toBe(0);
    expect(server.output()).toMatch(/^Binôme is open at http:\/\/localhost:\d+ and stops with Ctrl\+C\.\n$/);
  }
});

it('[SP27] at its most talkative, the log holds no topic, key, letter, id, address or credential', async () => {
  const relay = { TURN_URL: 'turn:turn.example:3478', TURN_SECRET: 'shared with coturn' };
  const server = await open({ LOG_LEVEL: 'debug', ...relay });
  const { cleo, programme } = await openProgramme(server.port);
  const [topic, ada] = [newPair(), newPair()];
  const ben = await connect(server.port, topic);
  ben.send({ type: 'subscribe', topics: [topic.key] });
  ben.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
  await ben.deposit(programme.key, 'a letter');
  await ben.deposit(ada.key, 'a refused letter');
  await cleo.collect(programme.key, 1);
  cleo.send({ type: 'acknowledge', key: programme.key, ids: [newLetter('a letter').id] });
  await cleo.settle();
  ben.send({ type: 'relays' });
  const { username, password } = await ben.next('relays');
  ben.socket.send('x'.repeat(1_000_000)); // an error of the socket
  await ben.closed;
  const asked = request({ host: '127.0.0.1', port: server.port, path: `/note/${topic.key}`, agent: false }).end();
  (await once(asked, 'response'))[0].resume();
  await cleo.settle();
  await server.kill('SIGTERM');
  const output = server.output();
  expect(output).toContain('"event":"socket-error"');
  const letter = newLetter('a letter').id;
  const keys = [programme.key, topic.key, ada.key];
  for (const secret of [...keys, letter, 'a letter', '127.0.0.1', '::1', ...Object.values(relay), username, password]) {
    expect(output).not.toContain(secret);
  }
});

it('says in words why it does not start', async () => {
  const taken = await open();
  const says = (env: Record<string, string>) => spawnServer(env).then(String, (failure: Error) => failure.message);
  expect(await says({ PORT: String(taken.port) })).toContain(
    `Binôme did not start. Port ${taken.port} is already taken: stop what uses it, or set PORT to another number.\nexit 1`,
  );
  const env = { DATA_DIR: newFolder() };
  const file = join(env.DATA_DIR, 'letters.sqlite');
  writeFileSync(file, 'not a database, but somebody may still want it');
  expect(await says(env)).toContain('The letters in DATA_DIR cannot be opened (file is not a database)');
  expect(readFileSync(file, 'utf8')).toContain('somebody may still want it');
  expect(await says({ PORT: 'eighty' })).toContain('did not start. PORT is "eighty", but it must be a number from');
});
