/** The app itself on the device: it opens with no network and no server, and changes version only with consent. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  copyOfBuild,
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
} from '../support/index.ts';
import { isAllOnDevice } from './onDevice.ts';
import { makeNewer } from './version.ts';

let distDir: string;
let server: ServerProcess;
let ada: Person;

const kept = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
const shown = (page: Page) => expect.poll(() => page.locator('#root').textContent(), { timeout: 30_000 }).not.toBe('');

beforeAll(async () => {
  // A copy: one of the tests changes it, as a new version would.
  distDir = await copyOfBuild();
  server = await startServerProcess({ distDir });
  ada = await launchPerson('ada');
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
  rmSync(distDir, { recursive: true, force: true });
});

it('the first visit keeps every file, some of them behind it, and the page draws under its policies', async () => {
  await ada.page.goto(server.address);
  await shown(ada.page);
  await expect.poll(() => kept(ada.page), { timeout: 30_000 }).toBe('activated');
  await isAllOnDevice(ada.page);
  expect(ada.problems.seen()).toEqual([]);
  expect(ada.problems.foreign(server.address)).toEqual([]);
});

it('[R5] with the server gone and no network, a deep address opens, and every other one that a person has', async () => {
  await ada.page.reload();
  await server.kill();
  await ada.setOffline(true);
  await ada.page.goto(`${server.address}/settings`);
  await shown(ada.page);
  expect(await ada.page.locator('h1').first().textContent()).toMatch(/settings/i);
  await ada.page.reload();
  await shown(ada.page);
  const { page } = ada;
  for (const path of ['/', '/invite', '/new-circle', '/return', '/verify', '/verify-app', '/new-note', '/notes', '/']) {
    await page.goto(server.address + path);
    await page.locator('h1, [contenteditable=true]').first().waitFor();
    expect(await page.getByText('This screen did not open').count()).toBe(0);
  }
  await page.goto(`${server.address}/settings`);
  await shown(page);
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});

it('a worker starts too, from the parts it shares with the page', async () => {
  const { page } = ada;
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  // The page would stretch the passphrase itself if the worker failed: here it cannot.
  await page.evaluate(() => {
    WebAssembly.compile = () => Promise.reject(new Error('not in the page'));
  });
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  const fields = page.getByRole('dialog').locator('input');
  await fields.nth(0).fill('quatre lapins sous la pluie');
  await fields.nth(1).fill('quatre lapins sous la pluie');
  await page.getByRole('button', { name: 'Use this passphrase' }).click();
  await page.getByRole('button', { name: 'Change it' }).waitFor();
  expect(started.map((url) => new URL(url).pathname)).toEqual([expect.stringMatching(/^\/assets\/stretchWorker-/)]);
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('button', { name: 'Set a passphrase' }).waitFor();
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});

it('[R15] a new version waits until the person agrees, and then the page starts anew with it', async () => {
  makeNewer(distDir, 2);

  await server.start();
  await ada.setOffline(false);
  await ada.page.goto(`${server.address}/settings`);
  await shown(ada.page);
  const version = () => ada.page.locator('meta[name=version]').count();
  const waiting = () => ada.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state);
  await expect.poll(waiting, { timeout: 30_000 }).toBe('installed');
  // What was begun a moment before is there afterwards.
  await ada.page.goto(`${server.address}/new-note`);
  const note = ada.page.getByRole('textbox', { name: 'Note', exact: true });
  await note.click();
  const address = ada.page.url();
  await ada.page.keyboard.type('Half a sen');
  await ada.page.getByRole('link', { name: 'Back to Today' }).click();
  expect(await version()).toBe(0);
  await ada.page.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(version, { timeout: 30_000 }).toBe(1);
  await shown(ada.page);
  await ada.page.goto(address);
  await note.getByText('Half a sen').waitFor();
});
