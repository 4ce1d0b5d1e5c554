/**
 * Other formats than a pair: Ada and Ben are sent one conversation, whose space closes itself or goes on as they both like;
 * then Cleo invites the two and Dan into one circle.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  shoot,
  startServerProcess,
} from '../support/index.ts';

const { PLENTY } = cast;
let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;
let dan: Person;

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, ben, dan] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada'),
    launchPerson('ben', { viewport: 'phone' }),
    launchPerson('dan'),
  ]);
});

inChapters(() => [cleo, ada, ben, dan]);

afterAll(async () => {
  await Promise.all([cleo, ada, ben, dan].map((person) => person?.close()));
  await server?.stop();
});

async function isFit(page: Page): Promise<void> {
  expect(await faultsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

const inOffice = (page: Page, tab: string) => page.goto(page.url().replace(/(\/office\/[^/]+).*/, `$1${tab}`));

test('[F28] [S55] [S58] Cleo sends one conversation, and both are told so before they say yes', async () => {
  const { page } = cleo;
  await page.goto(server.address);
  const link = await cast.createProgramme(page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['Interviews'],
  });
  const card = { topics: ['Interviews'], words: 'I like to listen.', sought: [] };
  await cast.applyWith(ada.page, link, {
    ...card,
    ...{ name: 'Ada', role: 'To be a mentor', offered: ['Data analysis'] },
  });
  const mentee = { ...card, role: 'To have a mentor', offered: ['Wolof'], sought: ['Data analysis'] } as const;
  await cast.applyWith(ben.page, link, { ...mentee, name: 'Ben' });
  await cast.seeDirectory(page, ['Ada', 'Ben']);
  await inOffice(page, '/programme');
  await page.getByRole('button', { name: 'Change', exact: true }).first().click({ timeout: PLENTY });
  const facts = page.getByRole('dialog', { name: 'What it is' });
  await facts.getByRole('checkbox', { name: 'One to three conversations' }).check();
  await facts.getByRole('checkbox', { name: 'A small circle' }).check();
  await facts.getByRole('button', { name: 'Save' }).click();
  await facts.waitFor({ state: 'hidden', timeout: PLENTY });
  await cast.matchPair(page, 'Ada', 'Ben', 'Data analysis');
  await page.getByRole('button', { name: 'Send 1 invitation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'One to three conversations' }).check();
  await dialog.getByRole('radio', { name: '1', exact: true }).check();
  await shoot(cleo, 'send');
  await isFit(page);
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await page.waitForURL(/\/sent$/);
  await page.getByText('One to three conversations').waitFor();
  for (const person of [ada, ben]) await person.page.goto(server.address);
  await ben.page
    .getByRole('link', { name: /See who and why/ })
    .first()
    .click({ timeout: PLENTY });
  await ben.page.getByText('A short format: one meeting', { exact: false }).waitFor({ timeout: PLENTY });
  await shoot(ben, 'invitation');
  await isFit(ben.page);
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await Promise.all([ada, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: PLENTY })));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
});

test('[F28] after that meeting it is over on both sides, and goes on once both have signed for it', async () => {
  const to = (page: Page, part: string) => page.goto(page.url().replace(/(\/w\/[^/]+).*/, `$1${part}`));
  await to(ada.page, '/pact/format');
  await ada.page.getByText('A flash: 0 of 1 meeting').first().waitFor({ timeout: PLENTY });
  await shoot(ada, 'flash');
  await ada.page.getByRole('button', { name: 'We met today' }).click();
  for (const { page } of [ada, ben]) {
    await to(page, '');
    await page.getByRole('link', { name: 'Go on together' }).waitFor({ timeout: PLENTY });
  }
  await shoot(ben, 'over');
  await isFit(ben.page);
  await ben.page.getByRole('link', { name: 'Go on together' }).click();
  await ben.page.getByRole('button', { name: /^Propose/ }).click({ timeout: PLENTY });
  await to(ada.page, '/pact/format');
  await ada.page.getByRole('button', { name: 'Sign it too' }).click({ timeout: PLENTY });
  await to(ben.page, '/pact/format');
  await ben.page.getByText('As long as you both want').first().waitFor({ timeout: PLENTY });
});

test('[F27] [S52] Cleo invites the two and Dan into one circle: it opens with Ada’s yes and one more, and Dan comes in later', async () => {
  const { page } = cleo;
  await inOffice(page, '');
  const field = page.getByRole('textbox', { name: 'Link of the programme' });
  await cast.applyWith(dan.page, await field.inputValue({ timeout: PLENTY }), {
    ...{ name: 'Dan', role: 'To have a mentor', offered: ['Cooking'], sought: ['Data analysis'] },
    ...{ topics: ['Interviews'], words: 'I am new here.' },
  });
  await cast.seeDirectory(page, ['Dan']);
  await inOffice(page, '/pairs');
  await page.getByRole('button', { name: 'Invite a circle' }).click({ timeout: PLENTY });
  const dialog = page.getByRole('dialog', { name: 'Invite a circle' });
  for (const name of ['Ada', 'Ben', 'Dan']) await dialog.getByRole('checkbox', { name }).check();
  const host = dialog.getByRole('combobox', { name: 'Who hosts it' });
  expect(await host.locator('option:checked').textContent()).toBe('Ada');
  await shoot(cleo, 'circle');
  await isFit(page);
  await dialog.getByRole('button', { name: 'Invite 3 people' }).click();
  await page.waitForURL(/\/sent$/);
  for (const person of [ada, ben, dan]) {
    await person.page.goto(server.address);
    await person.page
      .getByRole('link', { name: /See who and why/ })
      .first()
      .click({ timeout: PLENTY });
    await person.page.getByRole('heading', { name: /^A circle with/ }).waitFor({ timeout: PLENTY });
  }
  await shoot(dan, 'circle-invitation');
  await isFit(dan.page);
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ben.page.getByRole('heading', { name: 'You said yes' }).waitFor({ timeout: PLENTY });
  await ada.page.getByRole('button', { name: 'Accept' }).click();
  await Promise.all([ada, ben].map((person) => person.page.waitForURL(/\/w\//, { timeout: PLENTY })));
  await dan.page.getByRole('button', { name: 'Accept' }).click();
  await dan.page.waitForURL(/\/w\//, { timeout: PLENTY });
  await shoot(dan, 'circle-space');
  await isFit(dan.page);
  await page.getByText('At work', { exact: true }).nth(1).waitFor({ timeout: PLENTY });
});

test('[S05] [F04] Dan changes his card without a network and gives it by hand: Cleo takes the file in, twice, and knows it', async () => {
  const { page } = dan;
  const programme = /\/office\/([^/]+)/.exec(cleo.page.url())?.[1] ?? '';
  await page.goto(`${server.address}/card/${programme}`);
  await cast.waitForKept(page);
  const mine = page.getByRole('button', { name: 'Give it by hand' });
  await mine.waitFor({ timeout: PLENTY });
  await dan.setOffline(true);
  await page.getByRole('button', { name: 'Take a break' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause my card' }).click();
  await page.getByText('You are taking a break until', { exact: false }).waitFor({ timeout: PLENTY });
  await mine.click();
  const give = page.getByRole('dialog', { name: 'My card, for Cleo' });
  await give.getByRole('button', { name: /^Show as QR codes/ }).waitFor({ timeout: PLENTY });
  await shoot(dan, 'by-hand');
  await isFit(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    give.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = await download.path();
  await give.getByRole('button', { name: /^Show as QR codes/ }).click();
  await give.getByRole('button', { name: 'Turn by themselves' }).click();
  await give.getByText(/^Code 2 of/).waitFor({ timeout: PLENTY });
  await shoot(dan, 'codes');
  await inOffice(cleo.page, '/directory');
  await cleo.page.getByRole('button', { name: 'Cards by hand' }).click({ timeout: PLENTY });
  const take = cleo.page.getByRole('dialog', { name: 'Take in cards by hand' });
  await take.locator('input[type=file]').setInputFiles(file);
  await take.getByText('Dan: newer than the one you had', { exact: false }).waitFor({ timeout: PLENTY });
  await shoot(cleo, 'cards');
  await isFit(cleo.page);
  await take.locator('input[type=file]').setInputFiles([file, file]);
  await take.getByText('Dan: you have this card.').nth(1).waitFor({ timeout: PLENTY });
  await take.getByRole('textbox', { name: 'Or paste the text' }).fill('Hello');
  await take.getByRole('button', { name: 'Take it in' }).click();
  await take.getByText('There is no card in this.').waitFor({ timeout: PLENTY });
  await dan.setOffline(false);
});

test('[F23] Cleo adds a module and sends the programme to who is in: it comes to Ben’s Today', async () => {
  const { page } = cleo;
  await inOffice(page, '/programme');
  await page.getByText('people have it as it was before', { exact: false }).waitFor({ timeout: PLENTY });
  await shoot(cleo, 'edition');
  await isFit(page);
  await page.getByRole('button', { name: 'Send it to them' }).click();
  await page.getByText(/people were sent it as it is/).waitFor({ timeout: PLENTY });
});

test('nothing went wrong behind the screens', () => {
  for (const person of [cleo, ada, ben, dan]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
