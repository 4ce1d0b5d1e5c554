/** The doctor beside a real server, with one thing broken at a time. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { lookAtMachine } from '../.ci/operate/doctor/machine.ts';
import { VARIABLES } from '../signaling/config.ts';
import { certificate, newFolder, noOpenssl, proxy, smallBuild, tool } from './operate/tool.ts';
import { freePort, type ServerProcess, startServerProcess } from './support/server.ts';

vi.setConfig({ testTimeout: 180_000 }); // starting a process takes seconds on a busy machine
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(environment: Record<string, string> = {}, port?: number): Promise<ServerProcess> {
  const server = await startServerProcess({ distDir: smallBuild(), environment, ...(port !== undefined && { port }) });
  closing.push(() => server.kill());
  return server;
}

async function before(server: ServerProcess, faults: Parameters<typeof proxy>[1]): Promise<number> {
  const made = await proxy(server.port, faults);
  closing.push(() => made.close());
  return made.port;
}

const doctor = (address: string, env: Record<string, string> = {}, ...args: string[]) =>
  tool('doctor', [address, ...args], env);

it('a server in order: nothing is broken, in English and in French', async () => {
  const server = await open();
  const env = { DATA_DIR: server.dataDir };
  const { status, output } = await doctor(server.address, env);
  expect(output).not.toMatch(/^FIX/m);
  for (const words of [
    'Socket: opens',
    'Headers: all there',
    'Scripts: compressed',
    'Clock: right',
    'letters are sound',
  ]) {
    expect(output).toContain(words);
  }
  expect(output).toMatch(/LOOK {2}Relay: none is set\.\n +Two devices/);
  expect([status, output.trim().split('\n').at(-1)]).toEqual([0, 'Nothing is broken.']);
  const french = await doctor(server.address, { ...env, LANG: 'fr_FR.UTF-8' });
  expect(french.output).toMatch(/^ok {4}En-têtes\u202f: tous là\.$/m);
  expect(french.output.trim().split('\n').at(-1)).toBe('Rien n’est cassé.');
});

it('nothing there, something else there, a name that leads nowhere', async () => {
  const port = await freePort();
  const gone = await doctor(`http://localhost:${port}`, {}, '--away');
  expect(gone).toMatchObject({ status: 1, output: expect.stringContaining('nothing answers at') });
  expect(gone.output).toContain('Is the server running');
  const other = createServer((_, response) => response.end('Welcome to nginx!')).listen(0);
  closing.push(async () => other.close());
  await once(other, 'listening');
  const { port: of } = other.address() as AddressInfo;
  const elsewhere = await doctor(`http://localhost:${of}`, {}, '--away');
  expect(elsewhere).toMatchObject({ status: 1, output: expect.stringContaining('is not Binôme') });
  const nowhere = await doctor('https://binome.invalid', {}, '--away');
  expect(nowhere.output).toMatch(/leads nowhere|nothing answers/);
});

it('an ORIGIN of another address', async () => {
  const own = await freePort();
  const server = await open({ ORIGIN: `https://binome.example:${own}` }, own);
  const port = await before(server, { host: 'app:8080' });
  const { status, output } = await doctor(`http://127.0.0.1:${port}`, {}, '--away');
  expect(status).toBe(1);
  expect(output).toContain(`FIX   Origin: the server refuses pages of http://127.0.0.1:${port}.`);
  expect(output).toContain(`Start it with ORIGIN=http://127.0.0.1:${port}`);
});

it('a proxy that lets no socket through, one that drops headers and compression', async () => {
  const server = await open();
  const deaf = await doctor(`http://127.0.0.1:${await before(server, { upgrades: false })}`, {}, '--away');
  expect(deaf.status).toBe(1);
  expect(deaf.output).toContain('FIX   Socket: /signaling does not become a WebSocket');
  expect(deaf.output).toContain('nginx wants proxy_http_version 1.1');
  const bare = await doctor(
    `http://127.0.0.1:${await before(server, {
      headers: ({ 'content-security-policy': _, 'content-encoding': __, ...rest }) => rest,
    })}`,
    {},
    '--away',
  );
  expect(bare.output).toContain('FIX   Headers: missing or changed on the way: content-security-policy.');
  expect(bare.output).toContain('LOOK  Scripts: not compressed');
});

it('a clock that is an hour off', async () => {
  const server = await open();
  const port = await before(server, {
    headers: (all) => ({ ...all, date: new Date(Date.now() + 3_600_000).toUTCString() }),
  });
  const { status, output } = await doctor(`http://127.0.0.1:${port}`, {}, '--away');
  expect(output).toMatch(/FIX {3}Clock: the server and this machine are 3[56]\d\d s apart\.\n +Switch time/);
  expect(status).toBe(1);
});

it.skipIf(noOpenssl)('certificates: good, about to end, ended, of another name, of nobody', async () => {
  const server = await open();
  const at = async (name: string, days: number, trusted = true): Promise<string> => {
    const secure = certificate(name, days);
    const port = await before(server, { secure });
    const env: Record<string, string> = trusted ? { NODE_EXTRA_CA_CERTS: secure.cert } : {};
    return (await doctor(`https://localhost:${port}`, env, '--away')).output;
  };
  const good = await at('DNS:localhost', 90);
  expect(good).toContain('ok    TLS: valid for 89 days.');
  expect(good).toContain('Nothing is broken.');
  expect(await at('DNS:localhost', 5)).toContain('LOOK  TLS: the certificate ends in 4 days.');
  expect(await at('DNS:localhost', -1)).toContain('FIX   TLS: the certificate has ended.');
  expect(await at('DNS:other.example', 90)).toContain('FIX   TLS: the certificate is for another name.');
  expect(await at('DNS:localhost', 90, false)).toContain('FIX   TLS: browsers do not trust this certificate.');
});

const noCoturn = spawnSync('turnserver', ['--version']).error !== undefined;

it.skipIf(noCoturn)('a relay that works, one that does not answer, one with another secret', async () => {
  const [port, silent] = [await freePort(), await freePort()];
  const folder = newFolder();
  const settings = `listening-ip=127.0.0.1\nrelay-ip=127.0.0.1\nlistening-port=${port}\nrealm=turn.example
use-auth-secret\nstatic-auth-secret=shared\nno-tls\nno-dtls\nno-cli\npidfile=${folder}/pid\nuserdb=${folder}/db
log-file=stdout\nallow-loopback-peers\n`;
  writeFileSync(join(folder, 'turn.conf'), settings);
  const coturn = spawn('turnserver', ['-c', join(folder, 'turn.conf')], { stdio: 'ignore' });
  closing.push(async () => coturn.kill('SIGKILL'));
  const urls = [`stun:127.0.0.1:${port}`, `turn:127.0.0.1:${port}`, `turn:127.0.0.1:${port}?transport=tcp`];
  const server = await open({ TURN_URL: [...urls, `turn:127.0.0.1:${silent}`].join(), TURN_SECRET: 'shared' });
  await expect
    .poll(async () => (await doctor(server.address, {}, '--away')).output, { timeout: 30_000 })
    .toContain(`ok    Relay: ${urls[0]} works.`);
  const { status, output } = await doctor(server.address, {}, '--away');
  for (const url of urls) expect(output).toContain(`ok    Relay: ${url} works.`);
  expect(output).toContain(`FIX   Relay: turn:127.0.0.1:${silent} does not answer.`);
  expect(status).toBe(1);
  const other = await open({ TURN_URL: urls[1] ?? '', TURN_SECRET: 'another' });
  expect((await doctor(other.address, {}, '--away')).output).toContain(
    `FIX   Relay: ${urls[1]} refuses our credentials.`,
  );
});

it('a damaged file of letters, a full disk, settings that do not read, a server open to anybody', async () => {
  const dataDir = newFolder();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'letters.sqlite'), 'not letters');
  const texts = (env: NodeJS.ProcessEnv, free?: () => number) =>
    lookAtMachine(env, free).map(({ state, words }) => `${state} ${words[0]}`);
  expect(texts({ DATA_DIR: dataDir })).toEqual([
    'look Programmes: anybody may open one on this server.',
    expect.stringMatching(/^ok Disk: \d+ MiB free\.$/),
    'broken Disk: the file of letters is damaged (ERR_SQLITE_ERROR).',
  ]);
  expect(texts({ DATA_DIR: newFolder() }, () => 12)).toContain('broken Disk: only 12 MiB free.');
  expect(texts({ DATA_DIR: newFolder(), PROGRAMMES: `/nowhere.json#${'A'.repeat(43)}` })).toContain(
    'broken Programmes: /nowhere.json cannot be read, or another key signed it.',
  );
  // In French too, each setting has its sentence.
  const anything = ['DATA_DIR', 'TURN_SECRET'];
  const wrong = VARIABLES.filter((name) => !anything.includes(name)).map((name) => [name, { [name]: 'x y' }] as const);
  for (const [name, env] of [...wrong, ['TURN_SECRET', { TURN_URL: 'turn:x:3478' }] as const]) {
    expect(lookAtMachine(env)[0]?.words[1]).toContain(`Réglages : ${name} doit être `);
  }
  expect(texts({ PORT: 'eighty' })).toEqual([
    'broken Settings: PORT is "eighty", but it must be a number from 0 to 65535.',
  ]);
});
