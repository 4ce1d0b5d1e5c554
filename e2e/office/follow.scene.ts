/**
 * Cleo follows up without reading: Ada and Ben each choose what they tell her, see it word for word before it leaves, and
 * take it back; half-way they say how they find it, each without seeing the other's answers first.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseTime, fieldsIn, openAgenda, widerThanTheScreen } from '../agenda/hands.ts';
import { axeFaults, faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';

const DAY = 86_400_000;
const SECRET = 'I was afraid of the interview';
let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, ben] = await Promise.all([launchPerson('cleo'), launchPerson('ada'), launchPerson('ben')]);
  await cleo.page.goto(server.address);
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['Interviews'],
  });
  const card = { topics: ['Interviews'], words: 'I like to listen.' };
  const skills = { mentor: ['Data analysis'], mentee: ['Wolof'] };
  await cast.applyWith(ada.page, link, {
    ...card,
    name: 'Ada',
    role: 'To be a mentor',
    offered: skills.mentor,
    sought: [],
  });
  await cast.applyWith(ben.page, link, {
    ...card,
    name: 'Ben',
    role: 'To have a mentor',
    offered: skills.mentee,
    sought: skills.mentor,
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const person of [ada, ben]) await person.page.goto(server.address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
});

inChapters(() => [cleo, ada, ben]);

afterAll(async () => {
  await Promise.all([cleo, ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const today = (page: Page) => cast.visible(page.getByRole('link', { name: 'Today', exact: true })).click();
const openFollow = async (page: Page): Promise<void> => {
  await today(page);
  await page.getByRole('link', { name: /^You and Passerelles/ }).click({ timeout: cast.PLENTY });
  await page.getByRole('heading', { name: 'You and Passerelles' }).waitFor();
};
/** Cleo: how the one pair stands. */
const pairCard = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByText('Ada · Ben', { exact: true }) });
const stands = (page: Page, words: string) =>
  pairCard(page).getByText(words, { exact: true }).waitFor({ timeout: cast.PLENTY });

test('[S13] Ada sees the letter word for word, and what reaches Cleo is that and no word of what they wrote', async () => {
  const { page } = ada;
  await cleo.page
    .getByRole('link', { name: /^Following up/ })
    .first()
    .click();
  await stands(cleo.page, 'Too early to say');
  await cast.say(page, 'Ben', SECRET);
  await openAgenda(page);
  await page.getByRole('link', { name: 'We have met' }).click();
  const { day } = await fieldsIn(page, -2 * DAY);
  await chooseTime(page, day, '10:30');
  await page.getByRole('textbox', { name: /Where/ }).fill('Café du musée');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('Written down by you').waitFor();
  await openFollow(page);
  expect(await page.getByText('This is all that leaves:').count()).toBe(0);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByText('This is all that leaves:').waitFor();
  await page.getByText('The very text that you sign').click();
  const text = (await page.locator('pre').textContent()) ?? '';
  const letter: unknown = JSON.parse(text);
  expect(letter).toMatchObject({ does: 'share', sessions: 1, goals: 0, first: day, last: day, well: true });
  expect(text).not.toMatch(/afraid|Café|Ada|Ben/);
  expect(await faultsOn(page, { advice: true })).toEqual([]);
  await page.getByRole('button', { name: 'Share it once' }).click();
  await page.getByText(/^Shared on/).waitFor();
  await stands(cleo.page, 'On track');
  await pairCard(cleo.page)
    .getByText(/told on .*: 1 meeting/)
    .waitFor();
  expect(await cleo.page.locator('main').textContent()).not.toMatch(/afraid|Café/);
});

test('Ben says without a network that it is not going well; it leaves later, Cleo is told what to do, and Ben takes it back', async () => {
  const { page } = ben;
  await openFollow(page);
  await cast.waitForKept(page);
  await ben.setOffline(true);
  await page.getByRole('radio', { name: 'No' }).check();
  await page.getByRole('button', { name: 'Share it now and each month' }).click();
  await page.getByText('It waits on this device for the server.').waitFor();
  await page.reload();
  await page.getByText('It waits on this device for the server.').waitFor({ timeout: cast.PLENTY });
  await ben.setOffline(false);
  await stands(cleo.page, 'Needs a check-in');
  await cleo.page.getByText('Ask Ben what would help.').waitFor();
  await page.getByText('The next one leaves by itself a month later.').waitFor();
  await page.getByText('It waits on this device for the server.').waitFor({ state: 'detached', timeout: cast.PLENTY });
  await page.getByRole('button', { name: 'Stop, and have it deleted' }).click();
  await page.getByRole('dialog', { name: 'Stop sharing?' }).getByRole('button', { name: 'Stop and delete' }).click();
  await page.getByText(/^You took it back/).waitFor();
  await stands(cleo.page, 'On track');
  expect(await cleo.page.getByText('Ask Ben').count()).toBe(0);
});

/** The whole form, with the same mark everywhere. */
async function answer(page: Page, mark: string, words: string): Promise<void> {
  const groups = await page
    .getByRole('group')
    .filter({ has: page.getByRole('radio', { name: mark, exact: true }) })
    .all();
  expect(groups).toHaveLength(8);
  for (const group of groups) await group.getByRole('radio', { name: mark, exact: true }).check();
  await page.getByRole('textbox', { name: 'What would make it better?' }).fill(words);
}

test('[S46] [F25] Ada answers alone and Ben sees nothing of it; once he has signed too, both see both, and Cleo what is for her', async () => {
  await openFollow(ada.page);
  await ada.page.getByRole('link', { name: /Half-way/ }).click();
  await ada.page.getByRole('button', { name: 'Sign my answers' }).click();
  await ada.page.getByText('Choose a number.').first().waitFor();
  await answer(ada.page, '4', 'Meet more often');
  expect(await faultsOn(ada.page, { advice: true })).toEqual([]);
  await ada.page.getByRole('button', { name: 'Sign my answers' }).click();
  await ada.page.getByText('Signed. Ben has not answered yet').waitFor();
  await today(ben.page);
  await ben.page.getByText(/Ada has answered/).waitFor({ timeout: cast.PLENTY });
  await ben.page.getByRole('link', { name: 'Answer', exact: true }).click();
  expect(await ben.page.getByText('Meet more often').count()).toBe(0);
  await answer(ben.page, '2', 'It is hard');
  await ben.page
    .getByRole('textbox', { name: 'Only for Cleo: what should we know?' })
    .fill('I would like another mentor');
  await ben.page.getByRole('checkbox', { name: /Tell Cleo my answers too/ }).check();
  await ben.page.getByRole('button', { name: 'Sign my answers' }).click();
  await ben.page.getByText('Meet more often').waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText('It is hard').waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText('Where you are two or more apart is worth a talk').waitFor();
  expect(await ada.page.locator('body').textContent()).not.toContain('another mentor');
  await pairCard(cleo.page).getByText('I would like another mentor').waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByText('Ben wrote to you alone: read it below.').waitFor();
  await pairCard(cleo.page)
    .getByText(/^Ben · Half-way/)
    .click();
  await pairCard(cleo.page).getByText('It is hard').waitFor();
  expect(await cleo.page.getByText('Meet more often').count()).toBe(0);
});

test('after a reload all of it stands, and nothing can be answered again', async () => {
  for (const { page } of [ada, ben]) await page.reload();
  await ada.page.getByText('It is hard').waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText('Meet more often').waitFor({ timeout: cast.PLENTY });
  expect(await ada.page.getByRole('button', { name: 'Sign my answers' }).count()).toBe(0);
});

test('[S45] Cleo saves the board for a spreadsheet, and prints a report that names nobody', async () => {
  const { page } = cleo;
  await page.getByText('The programme in numbers').waitFor();
  await page.getByText('fewer than 5 people').first().waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(csv).toContain('"Ada","Ben","On track"');
  expect(csv).not.toContain('another mentor');
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('heading', { name: 'Passerelles', level: 1 }).waitFor();
  expect(await page.locator('.report').textContent()).not.toMatch(/\bAda\b|\bBen\b/);
  await page.emulateMedia({ media: 'print' });
  await waitFor('only the report is on paper', async () => {
    const seen = await page.getByRole('link').filter({ visible: true }).count();
    return seen === 0 && (await page.getByRole('heading', { name: 'Passerelles', level: 1 }).isVisible());
  });
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });
});

test('the screens pass axe, light and dark, wide and narrow, and nothing went wrong behind them', async () => {
  const follow = new URL(ada.page.url()).pathname;
  const office = new URL(cleo.page.url()).pathname;
  expect(await axeFaults(ada.page, server.address, [follow, follow.replace(/\/[^/]+$/, '')])).toEqual([]);
  expect(await axeFaults(cleo.page, server.address, [office, office.replace(/[^/]+$/, 'following')])).toEqual([]);
  for (const { page } of [ada, cleo]) {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await widerThanTheScreen(page)).toEqual([]);
  }
  for (const person of [cleo, ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(server.address)).toEqual([]);
  }
});
