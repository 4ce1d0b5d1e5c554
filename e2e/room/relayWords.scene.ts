/** What the screens say where the two can only reach each other by a relay, and where there is none. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { makePairByLink } from '../story/pair.ts';
import { freePort, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

/** coturn, on an address of this machine that is not the loopback, which browsers take for no way out. */
const hasRelay = spawnSync('turnserver', ['--version']).error === undefined;
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
const canRun = hasRelay && address !== undefined;

let relay: ChildProcess | undefined;
let server: ServerProcess;
let again: ServerProcess | undefined;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  if (address === undefined || !canRun) return;
  const port = await freePort();
  relay = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', `--listening-ip=${address}`, `--relay-ip=${address}`],
      ...[`--listening-port=${port}`, '--use-auth-secret', '--static-auth-secret=scene', '--realm=scene.test'],
      ...['--fingerprint', '--log-file=stdout', `--pidfile=${join(mkdtempSync(join(tmpdir(), 'turn-')), 'pid')}`],
    ],
    { stdio: 'ignore' },
  );
  server = await startServerProcess({
    environment: { TURN_URL: `turn:${address}:${port}?transport=udp`, TURN_SECRET: 'scene' },
  });
  ({ ada, ben } = await makePairByLink(server.address));
});

afterAll(async () => {
  relay?.kill();
  await Promise.all([ada, ben].map((person) => person?.close()));
  await again?.kill();
  await server?.stop();
});

test.runIf(canRun)('by a relay only: both screens say that it is one, and that it stays sealed', async () => {
  const at = ada.page.url();
  await ada.page.getByRole('link', { name: 'Settings' }).first().click();
  await ada.page.getByRole('radio', { name: 'Through the relay only' }).check();
  await ada.page.goto(at);
  for (const { page } of [ada, ben])
    await cast.visible(page.getByText(/through a relay \(still sealed\)/)).waitFor({ timeout: cast.PLENTY });
  await cast.say(ada.page, 'Ben', 'By the relay');
  await cast.conversation(ben.page).getByText('By the relay').waitFor({ timeout: cast.PLENTY });
});

test.runIf(canRun)('the server has none any more: the screen says so, and why there is no link', async () => {
  await server.kill();
  relay?.kill();
  again = await startServerProcess({ port: server.port, dataDir: server.dataDir });
  await ada.page.goto(server.address);
  await ada.page
    .getByRole('link', { name: /You and Ben/ })
    .first()
    .click();
  await cast.visible(ada.page.getByText('Not connected: no relay here')).waitFor({ timeout: cast.PLENTY });
  await cast.visible(ada.page.getByText(/this server has none/)).waitFor();
  expect(
    await ada.page
      .getByText(/^Direct with/)
      .filter({ visible: true })
      .count(),
  ).toBe(0);
});

test.runIf(!canRun)('coturn and an address of this machine are needed for this scene', ({ skip }) =>
  skip('coturn is not here'),
);
