/**
 * The image and its neighbours, as far as a machine without containers can tell: the Dockerfile's last stage is laid into a
 * bare folder and run by an account that may write nothing there; settings are those that the server knows.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { root } from '../.ci/build.ts';
import { NODE_FLAGS } from '../.ci/operate/flags.ts';
import { readConfig, VARIABLES } from '../signaling/config.ts';
import { newFolder, smallBuild } from './operate/tool.ts';
import { freePort } from './support/server.ts';
import { importsOf } from './support/walls.ts';

vi.setConfig({ testTimeout: 120_000 });
const folder = join(root, 'signaling/docker');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const stage =
  read('Dockerfile')
    .split(/^FROM /m)
    .at(-1) ?? '';
const copied = [...stage.matchAll(/^COPY --from=build \/src\/(\S+) \.\/(\S+)$/gm)].map(([, from = '', to = '']) => ({
  from,
  to,
}));
const json = (line: string): string[] => JSON.parse(line);
const command = json(/^CMD (.+)$/m.exec(stage)?.[1] ?? '[]');
const health = json(/^HEALTHCHECK .*? CMD (.+)$/m.exec(stage)?.[1] ?? '[]');

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** What the last stage copies; the build is a small one, and packages are this tree's own. */
function lay(): string {
  const app = join(newFolder(), 'app');
  mkdirSync(app);
  for (const { from, to } of copied) {
    mkdirSync(dirname(join(app, to)), { recursive: true });
    if (from === 'dist') cpSync(smallBuild(), join(app, to), { recursive: true });
    else if (from === 'node_modules') symlinkSync(join(root, from), join(app, to));
    else cpSync(join(root, from), join(app, to), { recursive: true });
  }
  return app;
}

it('[R27] the image runs from what it copies, as nobody, writing only in /data, and calls itself healthy', async () => {
  const app = lay();
  const data = newFolder();
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  if (isRoot) chownSync(data, 65_534, 65_534);
  for (const entry of [dirname(app), app, ...readdirSync(app).map((name) => join(app, name))]) chmodSync(entry, 0o555);
  const port = await freePort();
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: data, PORT: String(port) };
  const child = spawn(process.execPath, command.slice(1), { cwd: app, env, ...nobody });
  closing.push(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await expect.poll(() => output, { timeout: 60_000 }).toContain(`localhost:${port}`);
  const check = health.slice(1).map((part) => part.replaceAll(':8080/', `:${port}/`));
  expect(spawnSync(process.execPath, check, { env }).status).toBe(0);
  expect((await (await fetch(`http://127.0.0.1:${port}/`)).text()).startsWith('<!doctype html>')).toBe(true);
  const doctor = spawnSync(process.execPath, [join(app, '.ci/operate/doctor.ts'), `http://localhost:${port}`], {
    env: { ...env, LANG: 'C' },
    encoding: 'utf8',
  });
  expect(doctor.stdout).toContain('Nothing is broken.');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  expect(spawnSync(process.execPath, check, { env }).status).toBe(1);
  expect(existsSync(join(data, 'letters.sqlite'))).toBe(true);
  expect(readdirSync(join(data, 'assets'))).toEqual(readdirSync(join(app, 'dist/assets'))); // for the next one's readers
});

it('it runs as an ordinary account with the flags of npm start, and its packages are not those of development', () => {
  expect(stage).toMatch(/^USER node$/m);
  expect(command).toEqual(['node', ...NODE_FLAGS, '.ci/operate/serve.ts']);
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const app = lay();
  const sources = ['signaling', '.ci/operate']
    .flatMap((top) =>
      readdirSync(join(app, top), { recursive: true, encoding: 'utf8' }).map((name) => join(app, top, name)),
    )
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|testing/.test(path));
  const missing = sources.flatMap((path) =>
    importsOf(readFileSync(path, 'utf8')).flatMap(({ target }) => {
      const isThere = target.startsWith('.')
        ? existsSync(join(dirname(path), target))
        : target.startsWith('node:') || target in dependencies;
      return isThere ? [] : [`${relative(app, path)} imports ${target}`];
    }),
  );
  expect([sources.length > 15, missing]).toEqual([true, []]);
});

/** The block of a service in compose.yaml: two spaces deep. */
const service = (name: string): string =>
  new RegExp(`^ {2}${name}:\\n((?: {4,}.*\\n|\\n)+)`, 'm').exec(read('compose.yaml'))?.[1] ?? '';

it('compose.yaml gives the server settings it knows and understands', () => {
  const app = service('app');
  const block = /^ {4}environment:\n((?: {6}.*\n)+)/m.exec(app)?.[1] ?? '';
  const given = Object.fromEntries(
    [...block.matchAll(/^ {6}(\w+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const set: Record<string, string> = { DOMAIN: 'binome.example', TURN_SECRET: 'word', PUBLIC_ADDRESS: '203.0.113.1' };
  const fill = (text: string): string =>
    text.replace(/\$\{(\w+)(?::(-|\?)([^}]*))?\}/g, (_, name, kind, rest) => set[name] ?? (kind === '-' ? rest : ''));
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fill(value)]));
  const inside = ['PORT', 'DATA_DIR']; // the image's own
  expect([...Object.keys(given), ...inside].sort()).toEqual([...VARIABLES].sort());
  const config = readConfig(env);
  expect(config).toMatchObject({
    ok: true,
    value: { origin: 'https://binome.example', relays: { secret: 'word' }, letterDays: 30 },
  });
  if (config.ok) expect(config.value.relays.urls).toHaveLength(3);
  for (const line of ['read_only: true', 'cap_drop:\n      - ALL', 'no-new-privileges:true'])
    expect(app).toContain(line);
  // Every variable that must be set is in the example.
  const needed = [...read('compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
  for (const name of needed) expect(read('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
  expect(service('coturn')).toMatch(/--static-auth-secret=\$\{TURN_SECRET\}/);
  expect(read('Caddyfile')).toContain('reverse_proxy app:8080');
});

const noCaddy = spawnSync('caddy', ['version']).error !== undefined;
it.skipIf(noCaddy)('Caddy takes the Caddyfile', () => {
  const { status, stderr } = spawnSync(
    'caddy',
    ['validate', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
    {
      env: { ...process.env, DOMAIN: 'binome.example', HOME: newFolder() },
      encoding: 'utf8',
    },
  );
  expect(status, stderr).toBe(0);
});
