/**
 * A programme in people's hands: Ada and Ben go through its training before they are matched, find its questions, sheets
 * and missions in their space, and when something is wrong Ben tells Cleo, and keeps Ada away.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as chat from '../chat/hands.ts';
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
  waitFor,
} from '../support/index.ts';
import { train } from './training.ts';

const { PLENTY } = cast;
const ASKS_MONEY = 'Lend me two hundred euros.';

let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Europe/Paris' }),
    launchPerson('ben', { timezone: 'Europe/Paris', viewport: 'phone' }),
  ]);
});

inChapters(() => [cleo, ada, ben]);

afterAll(async () => {
  await Promise.all([cleo, ada, ben].map((person) => person?.close()));
  await server?.stop();
});

/** Nothing that axe finds, and nothing wider than the window. */
async function isFit(page: Page): Promise<void> {
  expect(await faultsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

test('[S06] who has sent a card is asked to go through the training, and is not matched before', async () => {
  const { page } = cleo;
  await page.goto(server.address);
  await page.getByRole('link', { name: /I run a programme/ }).click();
  await page.getByRole('radio', { name: /Between companies/ }).check();
  await page.getByText(/training modules/).waitFor({ timeout: PLENTY });
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bridges');
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Cleo');
  await page.getByRole('button', { name: 'Create the programme' }).click();
  const field = page.getByRole('textbox', { name: 'Link of the programme' });
  await field.waitFor({ timeout: PLENTY });
  const link = await waitFor('the link to hand out', async () => {
    const value = await field.inputValue();
    return value.includes('/p#') && value;
  });
  const card = { sought: [], topics: ['Interviews'], words: 'I like to listen.' };
  await cast.applyWith(ada.page, link, { ...card, name: 'Ada', role: 'To be a mentor', offered: ['Data analysis'] });
  await cast.applyWith(ben.page, link, {
    ...card,
    ...{ name: 'Ben', role: 'To have a mentor' },
    ...{ offered: ['Wolof'], sought: ['Data analysis'] },
  });
  await shoot(ben, 'applied');
  await page
    .getByText('2 people have not gone through the training yet', { exact: false })
    .waitFor({ timeout: PLENTY });
});

test('[F23] Ada goes through it at once, Ben later without a network; a wrong answer is explained; then the two are matched', async () => {
  await ada.page.getByRole('link', { name: 'Begin the training' }).click();
  await ada.page.getByRole('heading', { name: 'Before you meet someone' }).waitFor({ timeout: PLENTY });
  await isFit(ada.page);
  await ada.page.getByRole('link', { name: 'Begin', exact: true }).click();
  await ada.page.getByRole('button', { name: 'Check my answers' }).click();
  await ada.page.getByText('This one is still open', { exact: false }).first().waitFor();
  await isFit(ada.page);
  await train(ada.page);
  await ada.page.getByRole('heading', { name: 'You are ready' }).waitFor({ timeout: PLENTY });

  await cast.waitForKept(ben.page);
  await ben.page.getByRole('link', { name: 'Go to Today' }).click();
  await ben.page.getByText('before you are matched', { exact: false }).waitFor({ timeout: PLENTY });
  await ben.setOffline(true);
  await ben.page.getByRole('link', { name: /short modules?$/ }).click();
  await ben.page.getByRole('link', { name: 'Begin', exact: true }).click({ timeout: PLENTY });
  await ben.page.getByRole('button', { name: 'Check my answers' }).waitFor({ timeout: PLENTY });
  await shoot(ben, 'module');
  await isFit(ben.page);
  await train(ben.page);
  await ben.page.getByRole('heading', { name: 'You are ready' }).waitFor({ timeout: PLENTY });
  await cleo.page.getByText('1 person has not gone through', { exact: false }).waitFor({ timeout: PLENTY });
  await ben.setOffline(false);
  await cleo.page
    .getByText('gone through the training yet', { exact: false })
    .waitFor({ state: 'hidden', timeout: PLENTY });
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const { page } of [ada, ben]) await page.goto(server.address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: PLENTY })));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
});

/** From anywhere in the space. */
async function openPlace(page: Page): Promise<void> {
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1'));
  await page.getByRole('link', { name: /^From Bridges/ }).click({ timeout: PLENTY });
  await page.getByRole('heading', { name: 'From Bridges', level: 1 }).waitFor({ timeout: PLENTY });
}

test('[S47] [F22] in their space are its sheets, its pages to begin from and its questions', async () => {
  const { page } = ben;
  await openPlace(page);
  await page.getByText('First month.', { exact: false }).first().waitFor();
  await shoot(ben, 'place');
  await isFit(page);
  await page.getByRole('button', { name: 'The next question' }).click();
  await page.getByText('A question for later').waitFor();
  await page.getByRole('link', { name: 'A good first meeting' }).click();
  await page.getByRole('heading', { name: 'A good first meeting', level: 1 }).waitFor();
  await shoot(ben, 'sheet');
  await isFit(page);
  await page.getByRole('link', { name: 'All from the programme' }).click();
  await page.getByRole('link', { name: 'Our meeting of the month' }).click();
  await page.getByRole('button', { name: 'Begin a page with it' }).click();
  await waitFor(
    'the page has the title',
    async () => (await page.getByRole('textbox', { name: 'Title' }).inputValue()) === 'Our meeting of the month',
  );
  expect(await cast.readPage(page)).not.toBe('');
  await openPlace(page);
  await page.getByRole('button', { name: 'Write about it' }).click();
  await cast.textOfPage(page).getByText('First month.', { exact: false }).waitFor({ timeout: PLENTY });
  // The same on Ada's side, and offered under an empty page.
  await cast.visible(ada.page.getByText('Our meeting of the month')).waitFor({ timeout: PLENTY });
  await cast.newPage(ada.page, 'Ours');
  await ada.page.getByRole('button', { name: 'My map of key people' }).waitFor({ timeout: PLENTY });
});

test('the agreement begins with what the programme proposes', async () => {
  const { page } = ada;
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/pact/edit'));
  const rhythm = page.getByRole('textbox', { name: 'How often' });
  await rhythm.waitFor({ timeout: PLENTY });
  expect(await rhythm.inputValue()).toContain('One hour a month');
  await page.getByText('It begins with what the programme proposes', { exact: false }).waitFor();
});

test('[S48] [F26] a mission that both say is done counts for the programme’s badge, which one signs for the other', async () => {
  for (const { page } of [ada, ben]) {
    await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/goals/way'));
    await page.getByRole('heading', { name: 'Missions of the programme' }).waitFor({ timeout: PLENTY });
    await page
      .locator('.way-mission', { hasText: /rehears/i })
      .first()
      .getByRole('checkbox')
      .check();
  }
  const badge = ada.page.locator('.way-mission', { hasText: 'Brave words' });
  await badge.getByText('1 of 1 missions').waitFor({ timeout: PLENTY });
  await badge.getByRole('button', { name: 'Give this badge' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Give a badge' });
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Brave words');
  await dialog.getByRole('button', { name: 'Sign and give' }).click();
  await ben.page.getByText('For you, from Ada', { exact: false }).waitFor({ timeout: PLENTY });
});

/** Marks every statement of the round the same; resolves with how many there were. */
async function evaluate(page: Page, mark: string): Promise<number> {
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/follow/mid'));
  await page.getByRole('heading', { name: 'Asked by Bridges' }).waitFor({ timeout: PLENTY });
  const groups = await page
    .getByRole('group')
    .filter({ has: page.getByRole('radio', { name: mark, exact: true }) })
    .all();
  for (const group of groups) await group.getByRole('radio', { name: mark, exact: true }).check();
  return groups.length;
}

test('[S42] [F25] half-way the programme’s own statements are asked too, blind, and Cleo is told what Ben tells', async () => {
  const own = 'We meet often enough.';
  expect(await evaluate(ada.page, '4')).toBeGreaterThan(8);
  await ada.page.getByRole('button', { name: 'Sign my answers' }).click();
  await ada.page.getByText('Ben has not answered yet', { exact: false }).waitFor({ timeout: PLENTY });
  await evaluate(ben.page, '2');
  await shoot(ben, 'survey');
  await isFit(ben.page);
  await ben.page.getByRole('checkbox', { name: /^Tell Cleo my answers too/ }).check();
  await ben.page.getByRole('button', { name: 'Sign my answers' }).click();
  for (const [{ page }, mine, theirs] of [
    [ada, '4', '2'],
    [ben, '2', '4'],
  ] as const) {
    const row = page.getByRole('row', { name: own });
    await row.getByRole('cell', { name: theirs, exact: true }).waitFor({ timeout: PLENTY });
    await row.getByRole('cell', { name: mine, exact: true }).waitFor();
  }
  await shoot(ada, 'survey-both');
  const office = cleo.page;
  await office.goto(office.url().replace(/(\/office\/[^/]+).*/, '$1/following'));
  await office.getByText(/^Ben · Half-way/).click({ timeout: PLENTY });
  await office.getByRole('row', { name: own }).getByRole('cell', { name: '2', exact: true }).waitFor();
  await shoot(cleo, 'survey-told');
  await isFit(office);
});

test('[F34] Ben tells Cleo, with the message that shows it: it is sealed for her, and verified at her office', async () => {
  for (const { page } of [ada, ben]) await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/chat'));
  await cast.say(ada.page, 'Ben', ASKS_MONEY);
  const { page } = ben;
  await cast.conversation(page).getByText(ASKS_MONEY).waitFor({ timeout: PLENTY });
  await chat.choose(page, ASKS_MONEY, 'Make a report');
  const report = page.getByRole('dialog', { name: 'Make a report' });
  await report.getByText('Emergency services').first().waitFor({ timeout: PLENTY });
  await report.getByRole('button', { name: 'Tell Cleo' }).click();
  const tell = page.getByRole('dialog', { name: 'Tell Cleo' });
  await tell.getByRole('button', { name: 'Sign and send to Cleo' }).click();
  await tell.getByText('Choose what comes nearest.').waitFor();
  await tell.getByRole('radio', { name: /^Money/ }).check();
  await tell.getByRole('textbox', { name: 'In your words' }).fill('This does not feel right.');
  await shoot(ben, 'tell');
  await isFit(page);
  await tell.getByRole('button', { name: 'Sign and send to Cleo' }).click();
  await tell.waitFor({ state: 'hidden', timeout: PLENTY });

  const office = cleo.page;
  await office.goto(office.url().replace(/(\/office\/[^/]+).*/, '$1'));
  await office.getByText('A report waits for you').waitFor({ timeout: PLENTY });
  await office.getByRole('link', { name: 'Read it' }).click();
  await office.getByText('This does not feel right.').waitFor({ timeout: PLENTY });
  await office.getByText('Ben about Ada', { exact: false }).waitFor();
  await office.getByRole('button', { name: 'The message, verified' }).click();
  await office.getByText('Signed, and unchanged').waitFor({ timeout: PLENTY });
  await office.getByText(ASKS_MONEY).waitFor();
  await shoot(cleo, 'report');
  await isFit(office);
  await office.getByRole('button', { name: 'I have seen to it' }).click();
  await office.getByText('Seen to', { exact: true }).waitFor();
});

test('[F34] Ben blocks Ada: nothing of hers comes, on her side he is away; he undoes it, and what she wrote arrives', async () => {
  const { page } = ben;
  await openPlace(page);
  await page.getByRole('button', { name: 'Block Ada' }).click();
  const dialog = page.getByRole('dialog', { name: 'Block Ada?' });
  await isFit(page);
  await dialog.getByRole('button', { name: 'Block', exact: true }).click();
  await page.getByText('You have blocked Ada', { exact: false }).waitFor({ timeout: PLENTY });
  await shoot(ben, 'blocked');
  await isFit(page);
  await cast.visible(ada.page.getByText(/^Direct with/)).waitFor({ state: 'hidden', timeout: PLENTY });
  await cast.say(ada.page, 'Ben', 'Are you there?');
  await chat.line(ada.page, 'Are you there?').waitFor({ timeout: PLENTY });
  await cast.conversation(ada.page).getByText('Saved', { exact: true }).waitFor({ timeout: PLENTY });
  await ada.page.reload();
  await cast.conversation(ada.page).getByText('Are you there?').waitFor({ timeout: PLENTY });
  // Longer than two devices that may meet ever took to.
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  expect(await cast.visible(ada.page.getByText(/^Direct with/)).isVisible()).toBe(false);
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/chat'));
  await cast.conversation(page).getByText(ASKS_MONEY).waitFor({ timeout: PLENTY });
  expect(await cast.conversation(page).getByText('Are you there?').count()).toBe(0);
  await page.getByRole('button', { name: 'Unblock' }).click();
  await cast
    .conversation(page)
    .getByText('Are you there?')
    .waitFor({ timeout: 2 * PLENTY });
});

test('nothing went wrong behind the screens', () => {
  for (const person of [cleo, ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
