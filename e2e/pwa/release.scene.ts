/** A new version is taken only as its signed list names it, from the key this device knows, and never an older one. */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeListOf } from '../../.ci/release/list.ts';
import { newKey, signList } from '../../.ci/release/sign.ts';
import * as cast from '../story/cast.ts';
import {
  copyOfBuild,
  launchPerson,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { makeNewer } from './version.ts';

const scratch = mkdtempSync(join(tmpdir(), 'binome-release-'));
const OURS = join(scratch, 'ours');
const THEIRS = join(scratch, 'theirs');
const T0 = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;

let distDir: string;
let first: string;
let server: ServerProcess;
let ada: Person;

const versions = (page: Page) => page.locator('meta[name=version]').getAttribute('content');
const openSettings = () => ada.page.goto(`${server.address}/settings`);
const refusal = () => ada.page.getByText('A new version was refused');

/** The server has this other folder from now on. */
function serve(folder: string): void {
  for (const name of readdirSync(distDir)) rmSync(join(distDir, name), { recursive: true });
  cpSync(folder, distDir, { recursive: true });
}

/** The first version, one number later. */
function newer(number: number): string {
  const folder = join(scratch, `newer ${number}`);
  cpSync(first, folder, { recursive: true });
  makeNewer(folder, number);
  return folder;
}

async function staysWith(version: string | null, why: RegExp): Promise<void> {
  const { page } = ada;
  await openSettings();
  await refusal().waitFor();
  await page.getByText(why).waitFor();
  // Neither is it kept for when every page is closed.
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBe(null);
  expect(await page.getByRole('button', { name: 'Use it now' }).count()).toBe(0);
  await page.reload();
  await refusal().waitFor();
  expect(await page.locator('meta[name=version]').count()).toBe(version === null ? 0 : 1);
  if (version !== null) expect(await versions(page)).toBe(version);
}

beforeAll(async () => {
  for (const file of [OURS, THEIRS]) newKey(file);
  first = await copyOfBuild();
  signList(first, OURS, T0, 'c0ffee');
  distDir = mkdtempSync(join(scratch, 'served-'));
  serve(first);
  server = await startServerProcess({ distDir });
  ada = await launchPerson('ada');
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
  for (const folder of [first, scratch]) rmSync(folder, { recursive: true, force: true });
});

it('[R15] the first version is believed; a newer one of the same key says what is new, and is used once agreed to', async () => {
  const { page } = ada;
  await page.goto(server.address);
  await cast.waitForKept(page);
  await page.reload();
  await waitFor('its key is remembered', () => page.evaluate(() => localStorage.getItem('binome.release') !== null));
  const second = newer(2);
  signList(second, OURS, T0 + DAY, null);
  serve(second);
  await openSettings();
  await page.getByText('The 2th of its kind.').waitFor();
  await page.getByText(/Version 0\.2\.0 · \d+(\.\d)? kB/).waitFor();
  await page.getByRole('button', { name: 'Use it now' }).click();
  await waitFor('the new version', async () => (await versions(page)) === '2');
});

it('[R15] one byte of one file altered after signing: refused, in words, and nothing of it is kept', async () => {
  const third = newer(3);
  signList(third, OURS, T0 + 2 * DAY, null);
  // Of the page itself, whose address is the same in every version: what has another name is asked for by none.
  appendFileSync(join(third, 'index.html'), ' ');
  serve(third);
  await staysWith('2', /changed on the way, or on the server/);
});

it('[R15] signed by another key: refused', async () => {
  const stolen = newer(4);
  signList(stolen, THEIRS, T0 + 3 * DAY, null);
  serve(stolen);
  await staysWith('2', /another key/);
});

it('[R15] signed by nobody, or with the signature of another list: refused', async () => {
  const unsigned = newer(5);
  serve(unsigned);
  await staysWith('2', /signed by nobody/);
  const forged = newer(6);
  signList(forged, OURS, T0 + 3 * DAY, null);
  const signature = join(forged, 'release.sig.json');
  cpSync(signature, join(scratch, 'kept'));
  writeListOf(forged, '0.6.1', { en: ['Not what was signed.'] });
  cpSync(join(scratch, 'kept'), signature);
  serve(forged);
  await staysWith('2', /changed on the way, or on the server/);
});

it('[R15] the former version, served again with its good signature: refused', async () => {
  serve(first);
  await staysWith('2', /older than yours/);
});

it('[R15] a worker altered after signing: it may wait, and is not put in place', async () => {
  const { page } = ada;
  const seventh = newer(7);
  signList(seventh, OURS, T0 + 4 * DAY, null);
  appendFileSync(join(seventh, 'sw.js'), '\n// one line more\n');
  serve(seventh);
  await openSettings();
  await refusal().waitFor();
  expect(await page.getByRole('button', { name: 'Use it now' }).count()).toBe(0);
});

it('[R15] once the server offers a genuine newer version again, that is offered and used', async () => {
  const { page } = ada;
  const eighth = newer(8);
  signList(eighth, OURS, T0 + 5 * DAY, null);
  serve(eighth);
  await openSettings();
  await page.getByText('The 8th of its kind.').waitFor();
  await page.getByRole('button', { name: 'Use it now' }).click();
  await waitFor('the new version', async () => (await versions(page)) === '8');
  expect(await refusal().count()).toBe(0);
});
