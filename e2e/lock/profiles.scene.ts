/** Ada and Ben at one shared computer: two profiles, neither of which can read the other; and one taken off for good. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import { writeFirstNote } from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  filesOf,
  launchPerson,
  noNetwork,
  type Person,
  placesWith,
  type ServerProcess,
  startServerProcess,
  storageOf,
  waitFor,
} from '../support/index.ts';
import { locked, note, openSettings, PASSPHRASE, PLENTY, standing, unlock } from './hands.ts';

const OF_ADA = 'quokkaverdant';
const OF_BEN = 'wallabyamber';
let server: ServerProcess;
let shared: Person;

beforeAll(async () => {
  server = await startServerProcess();
  shared = await launchPerson('shared');
  await shared.page.goto(server.address);
});

inChapters(() => [shared]);

afterAll(async () => {
  await shared?.close();
  await server?.stop();
});

const chooser = (page: Page) => page.getByRole('heading', { name: 'Whose turn is it?' });
const choose = async (page: Page, name: string | RegExp) => {
  await chooser(page).waitFor({ timeout: PLENTY });
  await page.getByRole('button', { name }).click();
};
/** On Today: opens the one note there is. */
async function seeNote(page: Page, word: string): Promise<void> {
  await page.getByRole('link', { name: 'Untitled' }).first().click({ timeout: PLENTY });
  await note(page).getByText(word).waitFor({ timeout: PLENTY });
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name).sort());

test('one person: no chooser, and what was there before there were profiles is still the first one', async () => {
  const { page } = shared;
  await writeFirstNote(page, `A note of Ada, ${OF_ADA}.`);
  await openSettings(page);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.reload();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  expect(await databases(page)).toContain('binome-keyring');
  // Beside the theme: that the browser was asked to keep it all, and the mark by which a cleared browser is known. The
  // one that says Today's record lags behind goes once it is written.
  const marks = () => page.evaluate(() => Object.keys(localStorage).sort().join());
  await waitFor('only these', async () => (await marks()) === 'binome.asked,binome.here,binome.theme');
  expect(await page.evaluate(() => localStorage.getItem('binome.theme'))).toBe('dark');
});

test('before a second profile, a passphrase for the first is offered, and can be set there', async () => {
  const { page } = shared;
  await page.getByText('Only a passphrase keeps the others out of yours').waitFor();
  await page.getByRole('button', { name: 'Add a profile' }).click();
  const mine = page.getByRole('dialog', { name: 'First, your own profile' });
  await mine.getByText('It has no passphrase').waitFor();
  await mine.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await mine.getByLabel('Once more').fill(PASSPHRASE);
  await mine.getByRole('button', { name: 'Use this passphrase' }).click();
  const theirs = page.getByRole('dialog', { name: 'A profile for someone else' });
  await theirs.waitFor({ timeout: PLENTY });
  expect(await theirs.getByLabel('Passphrase', { exact: true }).inputValue()).toBe('');
  await theirs.getByRole('button', { name: 'Close' }).click();
  // What the settings say of it is true at once.
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('button', { name: 'Set a passphrase' }).waitFor({ timeout: PLENTY });
});

test('[S63] a second profile starts empty, in its own looks, and sees nothing of the first', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Add a profile' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Without a passphrase' }).click();
  await page.getByRole('dialog').getByLabel('Name on the list').fill('Ben');
  await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('dialog').getByLabel('Once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Use this passphrase' }).click();
  // Sealed from the first moment: what was just chosen is asked for at once.
  await locked(page).waitFor({ timeout: PLENTY });
  await unlock(page);
  await page.getByRole('button', { name: 'Write a first note' }).waitFor({ timeout: PLENTY });
  expect(await standing(page)).not.toContain(OF_ADA);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  await writeFirstNote(page, `A note of Ben, ${OF_BEN}.`);
  expect(await standing(page)).not.toContain(OF_ADA);
});

test('the first, opened beside it in another tab, finds nothing of the second in any storage', async () => {
  const other = await shared.context.newPage();
  await other.goto(server.address);
  await choose(other, 'Profile 1');
  await seeNote(other, OF_ADA);
  expect(await standing(other)).not.toContain(OF_BEN);
  const kept = await storageOf(other);
  expect(placesWith([OF_BEN], kept)).toEqual([]);
  // The look is not blind: the name that Ben wants to be seen is found where it is kept.
  expect(kept.some(({ place, bytes }) => place.startsWith('localStorage') && bytes.includes('Ben'))).toBe(true);
  // Nor is there a key for it: the second's keyring is under its passphrase alone.
  const locks = await other.evaluate(async () => {
    const rows: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.endsWith('keyring')) continue;
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const row = await new Promise<{ lock: { tag: string } }>((resolve) => {
        const request = database.transaction('records').objectStore('records').get('keyring');
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      rows.push(`${name === 'binome-keyring' ? 'first' : 'second'}: ${row.lock.tag}`);
    }
    return rows.sort();
  });
  expect(locks).toEqual(['first: device', 'second: passphrase']);
  await other.close();
});

test('both are open at once, each in its tab; a new tab asks, and opens the second with its passphrase only', async () => {
  const other = await shared.context.newPage();
  await other.goto(server.address);
  await choose(other, 'Ben');
  await other.getByRole('heading', { name: 'Binôme is open in another tab' }).waitFor({ timeout: PLENTY });
  await other.close();
  const { page } = shared;
  await page.getByRole('button', { name: 'Hide and lock' }).filter({ visible: true }).first().click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await locked(page).waitFor();
  await page.getByRole('button', { name: 'Another profile' }).click();
  await choose(page, 'Ben');
  await locked(page).waitFor({ timeout: PLENTY });
  await unlock(page);
  await seeNote(page, OF_BEN);
});

test('[S63] what somebody came with, a link or something shared, is in hand still when it was said whose turn it is', async () => {
  const byLink = await shared.context.newPage();
  await byLink.goto(`${server.address}/i#${'A'.repeat(22)}`);
  await choose(byLink, 'Profile 1');
  await byLink.getByRole('heading', { name: 'Looking for the invitation…' }).waitFor({ timeout: PLENTY });
  expect(byLink.url()).toBe(`${server.address}/i`);
  await byLink.close();
  const byShare = await shared.context.newPage();
  await shared.page.evaluate(async () => {
    const form = new FormData();
    form.append('text', 'Not from here');
    await fetch('/received', { method: 'POST', body: form, redirect: 'manual' });
  });
  await byShare.goto(`${server.address}/received`);
  await choose(byShare, 'Profile 1');
  await byShare.getByRole('status').getByText('Nothing was taken in').waitFor({ timeout: PLENTY });
  await byShare.close();
});

test('its name can be taken off the list again', async () => {
  const { page } = shared;
  await openSettings(page);
  await page.getByLabel('Your name on the list').fill('');
  await page.getByLabel('Your name on the list').press('Enter');
  await page.getByRole('button', { name: 'Change profile' }).click();
  await chooser(page).waitFor({ timeout: PLENTY });
  expect(await standing(page)).not.toContain('Ben');
  expect(await axeFaults(page, server.address, ['/'])).toEqual([]);
});

test('deleted: its keys, databases, choices and place on the list are gone; the first is untouched', async () => {
  const { page } = shared;
  await choose(page, 'Profile 2');
  await unlock(page);
  const mine = (await databases(page)).filter((name) => !name.startsWith('binome-'));
  expect(mine.length).toBeGreaterThan(2);
  const id = mine[0]?.split('.')[1] ?? '';
  const before = (await databases(page)).filter((name) => name.startsWith('binome-'));
  await openSettings(page);
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.getByRole('button', { name: 'Delete this profile' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this profile?' });
  const remove = dialog.getByRole('button', { name: 'Delete everything here' });
  expect(await remove.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox').check();
  await remove.click();
  // One is left, so nothing is asked.
  await seeNote(page, OF_ADA);
  expect(await databases(page)).toEqual(before);
  expect(placesWith([OF_BEN, id], await storageOf(page))).toEqual([]);
});

test('the last one deleted: nothing is left but the app, and what comes then is a first visit', async () => {
  const { page } = shared;
  await openSettings(page);
  await page.getByRole('button', { name: 'Delete this profile' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this profile?' });
  await dialog.getByRole('checkbox').check();
  // Seen before anything new is made: the page that comes then has keys of its own.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'keptAtStart', {
      value: indexedDB.databases().then((all) => [all.map(({ name }) => name), { ...localStorage, ...sessionStorage }]),
    });
  });
  await dialog.getByRole('button', { name: 'Delete everything here' }).click();
  await page.getByRole('button', { name: 'Write a first note' }).waitFor({ timeout: PLENTY });
  expect(await page.evaluate('window.keptAtStart')).toEqual([[], {}]);
  expect(placesWith([OF_ADA, OF_BEN], await storageOf(page))).toEqual([]);
  expect(await note(page).count()).toBe(0);
});

test('nothing broke on the way, and no file of the browser has a word of either', async () => {
  expect(shared.problems.seen(noNetwork)).toEqual([]);
  await shared.close();
  expect(placesWith([OF_ADA, OF_BEN], filesOf(shared.profileDir))).toEqual([]);
});
