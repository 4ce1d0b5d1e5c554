/** Locking: at will, by itself, in a hurry; and what opens it again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFirstNote } from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { locked, note, openSettings, PASSPHRASE, PLENTY, setPassphrase, standing, unlock } from './hands.ts';

const PLANTED = 'quokkaverdant';
/** In no selector of this scene: what drives the page keeps those in its memory. */
const UNSPOKEN = 'wallabyamber';
let server: ServerProcess;
let ada: Person;
let address = '';

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada');
  await ada.page.clock.install();
  await ada.page.goto(server.address);
});

inChapters(() => [ada]);

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

/** What is alive in the page's memory, after everything that is not has been let go. */
async function heapOf(page: Page): Promise<string> {
  const devtools = await ada.context.newCDPSession(page);
  let heap = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    heap += chunk;
  });
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return heap;
}

const seen = async (text: string) => note(ada.page).getByText(text).waitFor({ timeout: PLENTY });

test('without a passphrase the hurried lock puts everything away at once, and says that nothing is asked', async () => {
  const { page } = ada;
  await writeFirstNote(page, `A first note, ${PLANTED}.`);
  await page.getByRole('textbox', { name: 'Title' }).fill(`Title ${PLANTED}`);
  address = page.url();
  // What draws the lock is not here yet, and is long in coming: the page must be empty all the same.
  let arrive: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await ada.context.route('**/assets/*.js', (route) => slow.then(() => route.continue()));
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await expect.poll(() => standing(page)).not.toContain(PLANTED);
  expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0);
  arrive();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await ada.context.unroute('**/assets/*.js');
  expect(await standing(page)).not.toContain(PLANTED);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('nothing is asked of whoever opens it').waitFor();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await seen(PLANTED);
  expect(page.url()).toBe(address);
});

test('“Lock now”: the passphrase is asked for, a wrong one is refused, the right one brings back what was open', async () => {
  const { page } = ada;
  await openSettings(page);
  await setPassphrase(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await locked(page).waitFor();
  expect(await standing(page)).not.toContain(PLANTED);
  await unlock(page, 'four plain words hers');
  await page.getByText('This is not the passphrase').waitFor({ timeout: PLENTY });
  await unlock(page);
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor({ timeout: PLENTY });
  await page
    .getByRole('link', { name: /^Title/ })
    .first()
    .click();
  await seen(PLANTED);
});

test('[S63] in a hurry, in the middle of a word: nothing is left to read, and nothing is lost', async () => {
  const { page } = ada;
  await page.reload();
  await unlock(page);
  await seen(PLANTED);
  await note(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' The very last word.');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await expect.poll(() => standing(page)).not.toContain(PLANTED);
  expect(await page.title()).toBe('·');
  await page.reload();
  await unlock(page);
  await seen('The very last word.');
});

test('the address stays, nothing that was written is alive in the page’s memory, and a reload finds it locked', async () => {
  const { page } = ada;
  await note(page).click();
  await page.keyboard.insertText(UNSPOKEN);
  expect((await heapOf(page)).includes(UNSPOKEN)).toBe(true);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Continue' }).click();
  await locked(page).waitFor();
  expect(page.url()).toBe(address);
  await expect.poll(() => heapOf(page).then((heap) => heap.includes(UNSPOKEN)), { timeout: PLENTY }).toBe(false);
  await page.reload();
  await locked(page).waitFor();
});

test('by itself after a minute without a touch, and not a moment before', async () => {
  const { page } = ada;
  await unlock(page);
  await seen(PLANTED);
  await openSettings(page);
  await page.getByRole('radio', { name: '1', exact: true }).check();
  await page.clock.runFor(50_000);
  await page.mouse.move(20, 20);
  await page.clock.runFor(50_000);
  expect(await locked(page).count()).toBe(0);
  await page.clock.runFor(11_000);
  await locked(page).waitFor();
});

test('a device that slept: the touch that wakes it finds it locked', async () => {
  const { page } = ada;
  await unlock(page, PASSPHRASE);
  await page.getByRole('radio', { name: '1', exact: true }).waitFor({ timeout: PLENTY });
  expect(await page.getByRole('radio', { name: '1', exact: true }).isChecked()).toBe(true);
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now + 3_600_000);
  await page.mouse.move(30, 30);
  await locked(page).waitFor();
});

test('nothing broke on the way', () => {
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});
