/**
 * What an install waits for is a part of the app; the rest comes behind it in a quiet moment, or, where data is dear, when
 * it is used. What is not there without a network is said to be missing.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitForKept } from '../story/cast.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { isAllOnDevice, ofKits, REST } from './onDevice.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  // Ada's browser asks to spare data, as a phone does where its person wishes it.
  ({ ada, ben } = await makePairByLink(server.address, {}, async ({ context, name }) => {
    if (name !== 'ada') return;
    await context.addInitScript(() => {
      const connection = Object.assign(new EventTarget(), { saveData: true, effectiveType: '4g' });
      Object.defineProperty(navigator, 'connection', { get: () => connection });
    });
  }));
});

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const missing = (page: Page) => page.getByRole('heading', { name: 'This screen did not open' });
const inSpace = (page: Page, name: string): string => `${page.url().replace(/(\/w\/[\w-]+).*/, '$1')}/${name}`;
/** The kits of which something is here. */
const here = async (page: Page): Promise<string[]> => {
  const names = await ofKits(page);
  return REST.filter((name) => names.includes(name));
};

it('[R18] where data is dear, the install is all that comes, and what is used', async () => {
  const { page } = ada;
  await waitForKept(page);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // Of what has been opened: a space's own page shows its plans.
  expect(await here(page)).not.toContain('Board');
  expect(await here(page)).not.toContain('Editor');
  await page.goto(inSpace(page, 'board'));
  await page.getByRole('application').or(page.locator('.board')).first().waitFor();
  await expect.poll(() => here(page)).toContain('Board');
  expect(await here(page)).not.toContain('call');
});

it('without a network, what was used opens, and what was not is said to be missing', async () => {
  const { page } = ada;
  await page.reload();
  await ada.setOffline(true);
  await page.goto(inSpace(page, 'board'));
  await page.getByRole('application').or(page.locator('.board')).first().waitFor();
  await page.goto(inSpace(page, 'call'));
  await missing(page).waitFor();
  await page.getByText('this part may not have been fetched yet').waitFor();
  await ada.setOffline(false);
});

it('[R5] once data is not dear, the rest comes by itself, and everything opens without a network', async () => {
  const { page } = ada;
  await page.goto(`${server.address}/settings`);
  await page.getByRole('radio', { name: 'Full' }).check();
  await isAllOnDevice(page);
  await page.goto(server.address);
  await page
    .getByRole('link', { name: /You and Ben/ })
    .first()
    .click();
  await page.waitForURL(/\/w\//);
  await server.kill();
  await ada.setOffline(true);
  for (const name of ['board', 'call', 'goals', 'agenda', 'pact', 'chat']) {
    await page.goto(inSpace(page, name));
    await page.locator('h1, .board, [role=log]').filter({ visible: true }).first().waitFor();
    expect(await missing(page).count()).toBe(0);
  }
  await page.goto(`${server.address}/new-note`);
  await page.locator('[contenteditable=true]').first().waitFor();
  expect(ada.problems.seen(noNetwork, /Unable to preload CSS|dynamically imported module/)).toEqual([]);
});
