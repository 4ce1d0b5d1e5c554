/** What an operator does to a running server: lets programmes in, and takes copies of its letters. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { keepAssets } from '../.ci/operate/former.ts';
import { connect, newLetter, newPair, openProgramme, type Pair } from '../signaling/testing/client.ts';
import { type ServerProcess, spawnServer } from '../signaling/testing/process.ts';
import { newFolder, tool } from './operate/tool.ts';

vi.setConfig({ testTimeout: 180_000 }); // starting a process takes seconds on a busy machine
const running: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
});
async function open(env: Record<string, string>, distDir?: string): Promise<ServerProcess> {
  const server = await spawnServer(env, distDir);
  running.push(server);
  return server;
}

async function registers(port: number, pair: Pair): Promise<string> {
  const client = await connect(port, pair);
  client.send({ type: 'register', key: pair.key, notice: 'bm90aWNl' });
  const answer = await client.next('registered', 'error');
  await client.close();
  return answer.type === 'error' ? answer.code : answer.type;
}

it('admit: adds, lists and removes while the server runs; an altered list is refused and changes nothing', async () => {
  const folder = newFolder();
  const [file, own] = [join(folder, 'admission.json'), join(folder, 'operator.pem')];
  const admit = (...args: string[]) => tool('admit', [...args, '--file', file, '--operator', own]);
  const pioneers = newPair();
  let sisters = newPair();
  // As one in sixty-four does, hers begins with what options begin with.
  while (!sisters.key.startsWith('-')) sisters = newPair();

  const first = await admit(pioneers.key);
  expect(first).toMatchObject({ status: 0, output: expect.stringContaining("Your operator's key is made") });
  expect(statSync(own).mode & 0o077).toBe(0);
  const setting = /^PROGRAMMES=(.+)$/m.exec(first.output)?.[1];
  expect(setting).toMatch(new RegExp(`^${file}#[\\w-]{43}$`));

  const server = await open({ PROGRAMMES: setting ?? '' });
  expect([await registers(server.port, pioneers), await registers(server.port, sisters)]).toEqual([
    'registered',
    'not-allowed',
  ]);
  expect((await admit(sisters.key)).output).toContain('2 admitted.');
  await expect.poll(() => registers(server.port, sisters), { timeout: 20_000 }).toBe('registered');
  expect((await admit('--remove', pioneers.key)).output).toContain('1 admitted.');
  await expect.poll(() => registers(server.port, pioneers), { timeout: 20_000 }).toBe('not-allowed');

  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace(sisters.key, pioneers.key));
  await expect.poll(server.output, { timeout: 20_000 }).toContain('it was altered, or another operator signed it');
  expect([await registers(server.port, pioneers), await registers(server.port, sisters)]).toEqual([
    'not-allowed',
    'registered',
  ]);
  const refused = await admit(pioneers.key, '--fr');
  expect(refused).toMatchObject({ status: 1, output: expect.stringContaining('Rien n’a changé.') });
  writeFileSync(file, good);
  const listed = await admit();
  expect([listed.status, listed.output.split('\n')[0]]).toEqual([0, sisters.key]);
  // Lost, and begun anew with the same key: the server, which remembers the last one's number, takes it.
  rmSync(file);
  expect((await admit(pioneers.key)).output).toContain('1 admitted.');
  await expect.poll(() => registers(server.port, pioneers), { timeout: 20_000 }).toBe('registered');
  expect((await admit('abc')).output).toContain('"abc" is not a programme\'s key.');
});

it('[R27] backup: a copy taken under load holds every letter acknowledged before it, and is restored in a new place', async () => {
  const dataDir = newFolder();
  const copy = join(newFolder(), 'letters.backup');
  const server = await open({ DATA_DIR: dataDir });
  const { programme } = await openProgramme(server.port);
  const ben = await connect(server.port);
  const acknowledged: string[] = [];
  for (let index = 0; index < 100; index += 1) {
    ben.send({ type: 'deposit', to: programme.key, ...newLetter(`before ${index} `.padEnd(600, 'x')) });
  }
  while (acknowledged.length < 100) acknowledged.push((await ben.next('deposited')).id);
  const taken = tool('backup', [copy], { DATA_DIR: dataDir });
  for (let index = 0; index < 80; index += 1) {
    ben.send({ type: 'deposit', to: programme.key, ...newLetter(`during ${index} `.padEnd(600, 'x')) });
  }
  for (let index = 0; index < 80; index += 1) await ben.next('deposited');
  expect(await taken).toMatchObject({ status: 0, output: expect.stringMatching(/: 1\d\d letters\.\n$/) });
  expect(statSync(copy).mode & 0o077).toBe(0);

  const occupied = await tool('backup', ['--restore', copy], { DATA_DIR: dataDir });
  expect(occupied).toMatchObject({ status: 1, output: expect.stringContaining('There are letters in') });

  const newPlace = join(newFolder(), 'data');
  expect((await tool('backup', ['--restore', copy, '--fr'], { DATA_DIR: newPlace })).status).toBe(0);
  const second = await open({ DATA_DIR: newPlace });
  const reader = await connect(second.port, programme);
  const words = await reader.collect(programme.key, 100);
  const ids = new Set(words.map((each) => newLetter(each).id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);

  // A server that was killed leaves what it had not written into its file yet: laid beside a copy, that breaks it.
  await server.kill('SIGKILL');
  renameSync(join(dataDir, 'letters.sqlite'), join(dataDir, 'moved-away'));
  const left = await tool('backup', ['--restore', copy], { DATA_DIR: dataDir });
  expect(left).toMatchObject({ status: 1, output: expect.stringContaining('already (letters.sqlite-wal)') });
  expect(existsSync(join(dataDir, 'letters.sqlite'))).toBe(false);

  // What is no copy is not believed, and nothing is left of it.
  const junk = join(newFolder(), 'junk');
  writeFileSync(junk, 'not letters');
  const empty = newFolder();
  const refused = await tool('backup', ['--restore', junk], { DATA_DIR: empty });
  expect(refused).toMatchObject({ status: 1, output: expect.stringContaining('is not sound') });
  expect(existsSync(join(empty, 'letters.sqlite'))).toBe(false);
  for (const args of [['--restore', '/nowhere'], ['/proc/here'], ['--all']]) {
    const { status, output } = await tool('backup', args, { DATA_DIR: args.length > 1 ? empty : newPlace });
    expect([status, output.split('\n').length < 5], output).toEqual([1, true]);
  }
});

it('[SP53] a page of the last release finds its chunks after an update, for 30 days', async () => {
  const [dataDir, release] = [newFolder(), join(newFolder(), 'dist')];
  const kept = join(dataDir, 'assets');
  const script = 'export const board = 1;\n'.repeat(50);
  const build = (page: string, name: string): void => {
    rmSync(release, { recursive: true, force: true });
    mkdirSync(join(release, 'assets'), { recursive: true });
    writeFileSync(join(release, 'index.html'), page);
    writeFileSync(join(release, 'assets', name), script);
    writeFileSync(join(release, 'assets', `${name}.br`), brotliCompressSync(script));
  };
  const DAY = 86_400_000;
  let now = Date.now();
  build('one', 'board-Ab_3-x9Z.js');
  keepAssets(release, kept, now);
  now += 90 * DAY; // however long it was served
  build('two', 'board-Cd_4-y8Y.js');
  keepAssets(release, kept, now);
  now += 29 * DAY;
  keepAssets(release, kept, now); // started again, with the same build
  expect(readdirSync(kept)).toHaveLength(4);

  const { port } = await open({ DATA_DIR: dataDir }, release);
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const old = await ask('/assets/board-Ab_3-x9Z.js');
  expect([old.status, await old.text()]).toEqual([200, script]);
  expect(old.headers.get('cache-control')).toContain('immutable');
  expect(await (await ask('/board')).text()).toBe('two');
  for (const path of ['/letters.sqlite', '/assets/letters.sqlite', '/board-Ab_3-x9Z.js'])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);

  now += 2 * DAY;
  keepAssets(release, kept, now);
  expect(readdirSync(kept)).toEqual(['board-Cd_4-y8Y.js', 'board-Cd_4-y8Y.js.br']);
  expect((await ask('/assets/board-Ab_3-x9Z.js')).status).toBe(404);
});
