/** A script that was changed on the server after the build is not run, nor one that the build never made. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyOfBuild, launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let distDir: string;
let server: ServerProcess;
let ada: Person;

beforeAll(async () => {
  distDir = await copyOfBuild();
  server = await startServerProcess({ distDir });
  ada = await launchPerson('ada', { provokes: true });
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
  rmSync(distDir, { recursive: true, force: true });
});

/** Adds a line to a script of the build, and drops its compressed copies, which would be served in its place. */
function alter(name: RegExp): string {
  const assets = join(distDir, 'assets');
  const file = readdirSync(assets).find((each) => name.test(each) && each.endsWith('.js'));
  if (file === undefined) throw new Error(`no script is called ${name}`);
  appendFileSync(join(assets, file), '\nglobalThis.altered = true;\n');
  // Also those that the server keeps of former builds.
  for (const folder of [assets, join(server.dataDir, 'assets')])
    for (const ending of ['.br', '.gz']) rmSync(join(folder, file + ending), { force: true });
  return file;
}

const isAltered = () => ada.page.evaluate(() => 'altered' in globalThis);

it('a chosen theme holds before the first paint: its script, which no module asks for, has its hash too', async () => {
  await ada.page.goto(server.address);
  await ada.page.evaluate(() => localStorage.setItem('binome.theme', 'dark'));
  await ada.page.reload();
  expect(await ada.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await ada.page.evaluate(() => localStorage.removeItem('binome.theme'));
});

it('[R16] a script that the build never made does not run, whoever asks for it', async () => {
  await ada.page.goto(server.address);
  await ada.page.getByRole('heading', { level: 1 }).waitFor();
  writeFileSync(join(distDir, 'assets/stranger-aaaaaaaa.js'), 'globalThis.altered = true;');
  // As text: the test runner would put its own import in the place of the browser's.
  const end = await ada.page.evaluate(`import('/assets/stranger-aaaaaaaa.js').then(() => 'ran', () => 'refused')`);
  expect(end).toBe('refused');
  expect(await isAltered()).toBe(false);
});

it('a screen whose script was changed is not shown, and the person is told', async () => {
  alter(/^settings-/);
  // As on a first visit: what this browser already keeps is not asked for again.
  const stranger = await launchPerson('ben', { provokes: true });
  try {
    await stranger.page.goto(`${server.address}/settings`);
    await stranger.page
      .getByRole('alert')
      .or(stranger.page.getByRole('button', { name: /reload|again/i }))
      .first()
      .waitFor();
    expect(await stranger.page.evaluate(() => 'altered' in globalThis)).toBe(false);
  } finally {
    await stranger.close();
  }
});

it('nothing at all runs when the first script was changed', async () => {
  const [, first = ''] = readFileSync(join(distDir, 'index.html'), 'utf8').match(/src="\/assets\/([^"]+)"/) ?? [];
  alter(new RegExp(`^${first}$`));
  const stranger = await launchPerson('cleo', { provokes: true });
  try {
    await stranger.page.goto(server.address, { waitUntil: 'load' });
    expect(await stranger.page.locator('#root').innerHTML()).toBe('');
    expect(await stranger.page.evaluate(() => 'altered' in globalThis)).toBe(false);
    await expect.poll(() => stranger.problems.seen().join()).toMatch(/integrity/i);
  } finally {
    await stranger.close();
  }
});
