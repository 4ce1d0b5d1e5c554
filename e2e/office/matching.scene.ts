/**
 * Cleo looks into what the matching proposes: why each pair, what the run publishes of itself, what moves when she changes a
 * pair by hand. Ben checks her run on his phone, and each reads their own side with the invitation.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let server: ServerProcess;
let cleo: Person;
let ada: Person;
let dan: Person;
let ben: Person;
let ines: Person;
let file = '';

const everybody = () => [cleo, ada, dan, ben, ines];
const dialogOf = (page: Person['page'], name: string | RegExp) => page.getByRole('dialog', { name });

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, dan, ben, ines] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar' }),
    launchPerson('dan', { timezone: 'Africa/Dakar' }),
    launchPerson('ben', { timezone: 'Africa/Dakar', viewport: 'phone' }),
    launchPerson('ines', { timezone: 'Africa/Dakar' }),
  ]);
  await Promise.all(everybody().map(({ page }) => page.goto(server.address)));
});

inChapters(everybody);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person?.close()));
  await server?.stop();
});

test('two mentors and two mentees apply, and Cleo sees two pairs and how the best are chosen', async () => {
  const { page } = cleo;
  const link = await cast.createProgramme(page, { name: 'Passerelles', purpose: 'First jobs', topics: ['First job'] });
  const mentor = { role: 'To be a mentor', sought: [], topics: [], words: 'Gladly.' } as const;
  const mentee = { role: 'To have a mentor', offered: [], topics: [], words: 'Thank you.' } as const;
  await cast.applyWith(ada.page, link, { ...mentor, name: 'Ada', offered: ['Data analysis', 'Writing'] });
  await cast.applyWith(dan.page, link, { ...mentor, name: 'Dan', offered: ['Cooking'] });
  await cast.applyWith(ben.page, link, { ...mentee, name: 'Ben', sought: ['Data analysis'] });
  await cast.applyWith(ines.page, link, { ...mentee, name: 'Ines', sought: ['Cooking'] });
  await cast.seeDirectory(page, ['Ada', 'Dan', 'Ben', 'Ines']);
  await cast.matchPair(page, 'Ada', 'Ben', 'Data analysis');
  await cast.pairRow(page, 'Dan', 'Ines').waitFor();
  await page.getByText(/all of them together suit each other best/).waitFor();
  expect(await page.getByRole('link', { name: 'How the best pairs are chosen' }).getAttribute('href')).toMatch(
    /\/programme$/,
  );
  expect(await faultsOn(page)).toEqual([]);
});

test('[F10] each pair is explained from both sides, with who else there was', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'Why Ada and Ben' }).click();
  const dialog = dialogOf(page, 'Why Ada and Ben');
  await dialog
    .getByText(/Ben would like to learn Data analysis, and you can share it/i)
    .waitFor({ timeout: cast.PLENTY });
  await dialog.getByText(/You would like to learn Data analysis, and Ada can share it/i).waitFor();
  await dialog.getByText('Dan would come next for Ben.').waitFor();
  await dialog.getByText(/Ada: 1 skill they would like to learn; Dan: 0/).waitFor();
  expect(await faultsOn(page, { within: 'dialog[open]' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
});

test('[S20] another mentor by hand moves as few as can be, says who, and is taken back', async () => {
  const { page } = cleo;
  await cast.changeMentor(page, 'Ben', 'Dan');
  await page.getByText('It changes for 1 other:').waitFor({ timeout: cast.PLENTY });
  await page.getByText('Ines: Ada, before Dan').waitFor();
  await page.getByText(/Then changed by hand/).waitFor();
  await page.getByRole('button', { name: 'Undo my last change' }).click();
  await cast.pairRow(page, 'Ada', 'Ben').waitFor({ timeout: cast.PLENTY });
  await cast.pairRow(page, 'Dan', 'Ines').waitFor();
  expect(await page.getByText('Ines: Ada, before Dan').count()).toBe(0);
});

test('[F07] the run says of itself what it is, and goes out as a file with a warning', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'About this run' }).click();
  const dialog = dialogOf(page, 'About this run');
  await dialog
    .getByText('2 of 2 mentees for whom somebody is possible have a mentor.')
    .waitFor({ timeout: cast.PLENTY });
  await dialog.getByText(/no more is possible under these rules: it is proven/).waitFor();
  await dialog.getByText('The file holds everybody’s card').waitFor();
  expect(await faultsOn(page, { within: 'dialog[open]' })).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the run as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('RUN.json');
  const path = await download.path();
  file = readFileSync(path, 'utf8');
  const told = spawnSync(process.execPath, ['.ci/match.ts', 'verify', path], { cwd: root, encoding: 'utf8' });
  expect([told.status, told.stdout.trim(), told.stderr]).toEqual([0, 'It holds.', '']);
  await dialog.getByRole('button', { name: 'Close' }).click();
});

test('on a phone it is found to hold, and an altered one is refused', async () => {
  const { page } = ben;
  await page.goto(`${server.address}/verify`);
  const give = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /Choose the file of a report or of a run/ }).click(),
    ]);
    await chooser.setFiles({ name: 'RUN.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await give(file);
  await page.getByRole('heading', { name: 'This run holds' }).waitFor({ timeout: cast.PLENTY });
  await page.getByText(/2 pairs, made from 4 cards/).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await faultsOn(page)).toEqual([]);
  await give(file.replace(/"score":\d+/, '"score":999'));
  await page.getByRole('heading', { name: 'This run does not hold' }).waitFor({ timeout: cast.PLENTY });
});

test('with the invitation each of the two reads their own side', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'Send 2 invitations' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click();
  await page.waitForURL(/\/sent$/);
  await ben.page.goto(server.address);
  await cast.accept(ben.page, 'Ada', /You would like to learn Data analysis, and Ada can share it/i);
  await ada.page.goto(server.address);
  await cast.accept(ada.page, 'Ben', /Ben would like to learn Data analysis, and you can share it/i);
});

test('nothing went wrong behind the screens', () => {
  for (const person of everybody()) expect(person.problems.seen(noNetwork)).toEqual([]);
});
