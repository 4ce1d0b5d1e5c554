/** Where data is dear, a new version of the app costs its service worker and its list, and nothing else, until the person asks for it. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cast from '../story/cast.ts';
import {
  copyOfBuild,
  launchPerson,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { makeNewer } from './version.ts';

let distDir: string;
let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;

const versions = (page: Page) => page.locator('meta[name=version]').count();
/** What was asked of the server since then. */
const asked = (since: number): string[] =>
  proxy
    .record()
    .slice(since)
    .filter(({ place }) => place === 'request GET')
    .map(({ bytes }) => bytes.toString().split(/[?\n]/)[0] ?? '');

/** Who has no space yet sees a new version there only. */
const openSettings = () => ada.page.goto(`${proxy.address}/settings`);

async function chooseMode(name: 'Low' | 'Full'): Promise<void> {
  await openSettings();
  await ada.page.getByRole('radio', { name }).check();
}

beforeAll(async () => {
  distDir = await copyOfBuild();
  server = await startServerProcess({ distDir });
  proxy = await startRecordingProxy(server.address);
  ada = await launchPerson('ada');
});

afterAll(async () => {
  await ada?.close();
  await proxy?.close();
  await server?.stop();
  rmSync(distDir, { recursive: true, force: true });
});

it('in low data a new version is told of and not fetched; a tap fetches it and starts it', async () => {
  const { page } = ada;
  await page.goto(proxy.address);
  await cast.waitForKept(page);
  await chooseMode('Low');
  makeNewer(distDir, 1);
  const before = proxy.record().length;
  await openSettings();
  await page.getByText('There is a new version').waitFor();
  await page.reload();
  await page.getByText('There is a new version').waitFor();
  // Its worker, and the list that says what it weighs.
  expect(new Set(asked(before))).toEqual(new Set(['/sw.js', '/release.json', '/release.sig.json']));
  await page.getByText(/it was not fetched: at most \d/).waitFor();
  expect(await versions(page)).toBe(0);
  await page.getByRole('button', { name: 'Fetch it and use it' }).click();
  await waitFor('the new version', async () => (await versions(page)) === 1);
  expect(asked(before)).toContain('/index.html');
});

it('without a network the tap says so by staying, and works when it is back', async () => {
  const { page } = ada;
  makeNewer(distDir, 2);
  await openSettings();
  const fetchIt = page.getByRole('button', { name: 'Fetch it and use it' });
  await fetchIt.waitFor();
  await ada.setOffline(true);
  await fetchIt.click();
  await waitFor('it may be tapped again', () => fetchIt.isEnabled());
  expect(await versions(page)).toBe(1);
  await ada.setOffline(false);
  await fetchIt.click();
  await waitFor('the newer one', async () => (await versions(page)) === 2);
});

it('once data is cheap again, what was held back comes by itself', async () => {
  const { page } = ada;
  makeNewer(distDir, 3);
  await openSettings();
  await page.getByText('There is a new version').waitFor();
  await chooseMode('Full');
  await page.getByRole('button', { name: 'Use it now' }).click();
  await waitFor('the newest one', async () => (await versions(page)) === 3);
});
