/** The page that holds every file on this device against the list of its release, and says what that cannot show. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../.ci/release/list.ts';
import { newKey, signList } from '../../.ci/release/sign.ts';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import {
  copyOfBuild,
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  shoot,
  startServerProcess,
  waitFor,
} from '../support/index.ts';

let distDir: string;
let server: ServerProcess;
let ada: Person;

beforeAll(async () => {
  distDir = await copyOfBuild();
  const key = join(distDir, '.key');
  newKey(key);
  signList(distDir, key, Date.UTC(2026, 10, 20), 'c0ffee');
  rmSync(key);
  server = await startServerProcess({ distDir });
  ada = await launchPerson('ada', { viewport: 'phone' });
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
  rmSync(distDir, { recursive: true, force: true });
});

it('every file is looked at; the signs are those of the list, as anybody can work out; in French and without a network too', async () => {
  const { page } = ada;
  await page.goto(server.address);
  await cast.waitForKept(page);
  await page.goto(`${server.address}/settings`);
  await page.getByRole('link', { name: 'Look at its files' }).click();
  await page.getByText('Every file is the one in its list').waitFor();
  await page.getByText('The server offers the same version now.').waitFor();
  const signs = (
    await page.getByRole('list', { name: 'The signs of this app' }).getByRole('listitem').allTextContents()
  ).join('');
  const list = readFileSync(join(distDir, 'release.json'));
  expect(signs).toBe(Buffer.from(sha256(list), 'base64url').toString('hex'));
  expect(await page.getByRole('list', { name: 'The key' }).getByRole('listitem').count()).toBe(16);
  await page.getByText('believed the address').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await shoot({ page }, 'verify-en');
  await page.evaluate(() => localStorage.setItem('binome.locale', 'fr'));
  await page.evaluate(() => localStorage.setItem('binome.theme', 'dark'));
  await page.reload();
  await page.getByText('Chaque fichier est celui de sa liste').waitFor();
  await waitFor('French is on the device', () =>
    page.evaluate(async () => {
      const files = await (await caches.open('files of kits')).keys();
      return files.filter(({ url }) => url.includes('/assets/fr-')).length > 3;
    }),
  );
  await ada.setOffline(true);
  await page.reload();
  await page.getByText('Chaque fichier est celui de sa liste').waitFor();
  await page.getByText('Impossible de demander au serveur').waitFor();
  await shoot({ page }, 'verify-fr-dark');
  await page.setViewportSize({ width: 1280, height: 800 });
  await shoot({ page }, 'verify-fr-dark-wide');
  await page.evaluate(() => localStorage.clear());
  await ada.setOffline(false);
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});

it('a file that was changed on the device is named', async () => {
  const { page } = ada;
  await page.goto(`${server.address}/verify-app`);
  await page.getByText('Every file is the one in its list').waitFor();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const [css] = (await cache.keys()).filter(({ url }) => /\/plans-.*\.css$/.test(url));
      if (css !== undefined)
        await cache.put(css, new Response('body { color: red }', { headers: { 'content-type': 'text/css' } }));
    }
  });
  await page.reload();
  await page.getByText('Not every file is the one that was published').waitFor();
  await page
    .getByText(/assets\/plans-.*\.css/)
    .first()
    .waitFor();
  await shoot({ page }, 'verify-altered');
});
