/** Cleo knows of two who belong together before any run; later she puts somebody with a mentor whom the run left free, and one leaves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let cleo: Person;
let ada: Person;
let dan: Person;
let ben: Person;
let ines: Person;
const everybody = () => [cleo, ada, dan, ben, ines];

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, dan, ben, ines] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar' }),
    launchPerson('dan', { timezone: 'Africa/Dakar' }),
    launchPerson('ben', { timezone: 'Africa/Dakar' }),
    launchPerson('ines', { timezone: 'Africa/Dakar' }),
  ]);
  await Promise.all(everybody().map(({ page }) => page.goto(server.address)));
});

inChapters(everybody);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person?.close()));
  await server?.stop();
});

const toPairs = (page: Person['page']) =>
  page
    .getByRole('link', { name: /^Pairs/ })
    .first()
    .click();

test('four people apply', async () => {
  const { page } = cleo;
  const link = await cast.createProgramme(page, { name: 'Passerelles', purpose: 'First jobs', topics: ['First job'] });
  const mentor = { role: 'To be a mentor', sought: [], topics: [], words: 'Gladly.' } as const;
  const mentee = { role: 'To have a mentor', offered: [], topics: [], words: 'Thank you.' } as const;
  await cast.applyWith(ada.page, link, { ...mentor, name: 'Ada', offered: ['Data analysis'] });
  await cast.applyWith(dan.page, link, { ...mentor, name: 'Dan', offered: ['Cooking'] });
  await cast.applyWith(ben.page, link, { ...mentee, name: 'Ben', sought: ['Data analysis'] });
  await cast.applyWith(ines.page, link, { ...mentee, name: 'Ines', sought: ['Cooking'] });
  await cast.seeDirectory(page, ['Ada', 'Dan', 'Ben', 'Ines']);
});

test('[S20] before any run Cleo puts two together, sees why they could, and takes them apart again', async () => {
  const { page } = cleo;
  await toPairs(page);
  await page.getByRole('button', { name: 'Put two together' }).click();
  const dialog = page.getByRole('dialog', { name: 'Put two together' });
  const join = dialog.getByRole('button', { name: 'Put them together' });
  await dialog.getByRole('radio', { name: /^Ben/ }).check();
  expect(await join.isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: /^Ada/ }).check();
  await dialog
    .getByRole('status')
    .getByText(/Data analysis/i)
    .waitFor({ timeout: cast.PLENTY });
  expect(await faultsOn(page, { within: 'dialog[open]' })).toEqual([]);
  await dialog.getByRole('radio', { name: /^Dan/ }).check();
  await join.click();
  await cast.pairRow(page, 'Dan', 'Ben').waitFor({ timeout: cast.PLENTY });
  await page.getByText(/You put these together/).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take Dan and Ben apart' }).click();
  await page.getByText('No run yet').waitFor({ timeout: cast.PLENTY });
  await page.getByRole('button', { name: 'Put two together' }).click();
  await dialog.getByRole('radio', { name: /^Ben/ }).check();
  await dialog.getByRole('radio', { name: /^Ada/ }).check();
  await join.click();
  await cast.pairRow(page, 'Ada', 'Ben').waitFor({ timeout: cast.PLENTY });
});

test('[S20] a run keeps them; one who leaves takes nobody else along, and who is left is put with a mentor by hand', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'Run the matching' }).click();
  await cast.pairRow(page, 'Dan', 'Ines').waitFor({ timeout: cast.PLENTY });
  await page.getByRole('button', { name: 'Kept: Ada and Ben' }).waitFor();
  const dialog = await cast.seeOthers(page, 'Ines');
  await dialog.getByRole('button', { name: /Dan has left/ }).click();
  await page.getByText('You took Dan out of the matching.').waitFor({ timeout: cast.PLENTY });
  await cast.pairRow(page, 'Ada', 'Ben').waitFor();
  await page.getByRole('button', { name: 'Put Ines together with somebody' }).waitFor();
  await cast.seeDirectory(page, ['Dan']);
  await page.getByText('Left the matching').first().waitFor();
  await page.getByRole('button', { name: /^Dan/ }).click();
  const card = page.getByRole('dialog', { name: 'Dan' });
  expect(await faultsOn(page, { within: 'dialog[open]' })).toEqual([]);
  await card.getByRole('button', { name: 'Match them again' }).click();
  await card.getByRole('group', { name: 'At least so many people' }).getByRole('radio', { name: '1' }).check();
  await card.getByRole('button', { name: 'Close' }).click();
  await toPairs(page);
  await page.getByRole('button', { name: 'Put Ines together with somebody' }).click();
  const together = page.getByRole('dialog', { name: 'Put Ines together with' });
  await together.getByRole('radio', { name: /^Dan/ }).check();
  await together.getByRole('button', { name: 'Put them together' }).click();
  await cast.pairRow(page, 'Dan', 'Ines').waitFor({ timeout: cast.PLENTY });
});

test('[S20] both are asked like everybody else, and are together by their own yes', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'Send 2 invitations' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click();
  await page.waitForURL(/\/sent$/);
  await ben.page.goto(server.address);
  await cast.accept(ben.page, 'Ada', /Data analysis/i);
  await ada.page.goto(server.address);
  await cast.accept(ada.page, 'Ben', /Data analysis/i);
});

test('nothing went wrong behind the screens', () => {
  for (const person of everybody()) expect(person.problems.seen(noNetwork)).toEqual([]);
});
