/** Ben takes a copy and leaves: Ada is told by a word that he signed, keeps everything, and his device has forgotten. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGoals } from '../goals/hands.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePair } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { openSettings, PLENTY, setPassphrase, unlock } from './hands.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;
let space = '';
let before: readonly string[] = [];

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePair(server.address));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const databases = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name).sort());

/** What is in the file, read by the browser of nobody: a small reader of our own format would prove nothing. */
async function saved(page: Page, button: Locator): Promise<Record<string, string>> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(mkdtempSync(join(tmpdir(), 'binome-copy-')), 'copy.zip');
  await download.saveAs(path);
  expect(download.suggestedFilename()).toMatch(/^Binôme \d{4}-\d\d-\d\d\.zip$/);
  return unzip(path);
}

/** Stored, so what is said stands in the file as it is; with `unzip` where there is one, its own check as well. */
function unzip(path: string): Record<string, string> {
  try {
    execFileSync('unzip', ['-tq', path]);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const bytes = readFileSync(path);
  const files: Record<string, string> = {};
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [length, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    files[bytes.toString('utf8', at + 30, at + 30 + name)] = bytes.toString(
      'utf8',
      at + 30 + name,
      at + 30 + name + length,
    );
    at += 30 + name + length;
  }
  return files;
}

test('they write together', async () => {
  before = await databases(ben.page);
  await cast.say(ada.page, 'Ben', 'Hello Ben!');
  await cast.say(ben.page, 'Ada', 'Hello Ada!');
  await cast.newPage(ada.page, 'A letter: first draft');
  await cast.write(ada.page, 'I count *visitors*.');
  await ben.page.getByRole('link', { name: 'A letter: first draft' }).first().click();
  await cast.textOfPage(ben.page).getByText('I count').waitFor({ timeout: PLENTY });
  await openGoals(ben.page);
  await ben.page.getByRole('button', { name: 'New goal' }).click();
  await ben.page.getByRole('textbox', { name: 'What do you want to reach?' }).fill('Ask for the place');
  await ben.page.getByRole('button', { name: 'Keep this goal' }).click();
  await ben.page.getByRole('heading', { name: 'Ask for the place' }).waitFor();
  await ben.page.getByRole('link', { name: 'Today', exact: true }).filter({ visible: true }).first().click();
  space = ben.page.url();
});

test('Ben locks and unlocks: he is back in his space, connected again, and hears what was said meanwhile', async () => {
  const { page } = ben;
  await openSettings(page);
  await setPassphrase(page);
  await page.goto(space);
  await unlock(page);
  await cast.waitForDirect(page);
  await page.getByRole('button', { name: 'Hide and lock' }).filter({ visible: true }).first().click();
  // He is gone for Ada, as if he had closed the app.
  await ada.page.getByText('Looking for Ben').filter({ visible: true }).first().waitFor({ timeout: PLENTY });
  await cast.say(ada.page, 'Ben', 'Are you there?');
  await page.getByRole('button', { name: 'Continue' }).click();
  await unlock(page);
  expect(page.url()).toBe(space);
  await cast.waitForDirect(page);
  await page.getByText('Are you there?').first().waitFor({ timeout: PLENTY });
});

test('before he leaves he takes a copy: pages, messages, members and his own goals in one file', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Leave this space' }).click();
  const dialog = page.getByRole('dialog', { name: /Leave the space with/ });
  await dialog.getByText('is told that you have left').waitFor();
  const files = await saved(page, dialog.getByRole('button', { name: 'Take a copy first' }));
  expect(
    Object.keys(files)
      .filter((name) => name.startsWith('With '))
      .sort(),
  ).toEqual([
    'With Ada/Goals.json',
    'With Ada/Goals.md',
    'With Ada/Members.txt',
    'With Ada/Messages.json',
    'With Ada/Messages.md',
    'With Ada/Notebook/A letter first draft.md',
  ]);
  expect(files['With Ada/Notebook/A letter first draft.md']).toBe('# A letter: first draft\n\nI count *visitors*.\n');
  expect(files['With Ada/Goals.md']).toContain('# Ask for the place');
  expect(files['With Ada/Messages.md']).toMatch(/\*\*Ada\*\*, .*\n\nHello Ben!\n\n\*\*Ben\*\*, .*\n\nHello Ada!\n/);
  expect(files['With Ada/Members.txt']).toContain('I like to listen.');
});

test('he leaves: his device forgets documents and secret, and the space cannot be found again', async () => {
  const { page } = ben;
  const leaving = (await databases(page)).filter((name) => !before.includes(name));
  expect(leaving).not.toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Leave and forget' }).click();
  await page.getByText('You have left. Ada has been told.').waitFor({ timeout: PLENTY });
  const after = await databases(page);
  expect(after.filter((name) => leaving.includes(name))).toEqual([]);
  expect(after.length).toBeLessThan(before.length);
  expect(await cast.spaces(page).count()).toBe(0);
  await page.goto(space);
  await unlock(page);
  await page.getByText('This space did not open').waitFor({ timeout: PLENTY });
});

test('Ada is told, also after starting again, and has everything', async () => {
  const { page } = ada;
  await page.goto(`${server.address}${new URL(space).pathname}`);
  await page.getByText('Ben has left this space').waitFor({ timeout: PLENTY });
  await page.reload();
  await page.getByText('Ben has left this space').waitFor({ timeout: PLENTY });
  await page.getByText('Hello Ada!').first().waitFor();
  await page.getByRole('link', { name: 'A letter: first draft' }).first().click();
  await cast.textOfPage(page).getByText('I count').waitFor({ timeout: PLENTY });
});

test('Ada, whom nobody is there to hear, leaves too', async () => {
  const { page } = ada;
  await page.goto(`${server.address}${new URL(space).pathname}`);
  await page.getByRole('button', { name: 'Leave this space' }).click();
  await page.getByText('A sealed word waits for them at the server').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave and forget' }).click();
  await page.getByText('You have left. Word of it waits for Ben.').waitFor({ timeout: PLENTY });
  expect(await cast.spaces(page).count()).toBe(0);
});

test('nothing broke on the way', () => {
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
