/**
 * From an invitation to another mentor: Cleo reminds and gives more time, Ada says no and only Cleo reads why, Ben works
 * with Dan and asks privately for somebody else, and everybody hears the tip of the week. Nothing of what one said to Cleo
 * is on another's screen.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { widerThanTheScreen } from '../agenda/hands.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  type Person,
  type ServerProcess,
  shoot,
  startServerProcess,
  viewports,
} from '../support/index.ts';

const WHY = 'My evenings are taken by a new baby.';
const CAUSE = 'We never found the right hour, quietly said.';
const TIP = 'Ask one open question a week. More: https://example.org/tips';
let server: ServerProcess;
let cleo: Person;
let ada: Person;
let dan: Person;
let ben: Person;
let office = '';
let space = '';

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, dan, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada'),
    launchPerson('dan'),
    launchPerson('ben', { viewport: 'phone' }),
  ]);
  await Promise.all([cleo, ada, dan, ben].map((person) => person.page.goto(server.address)));
});
inChapters(() => [cleo, ada, dan, ben]);
afterAll(async () => {
  await Promise.all([cleo, ada, dan, ben].map((person) => person?.close()));
  await server?.stop();
});

/** All that stands on this person's screen. */
const textOf = async ({ page }: Person): Promise<string> => (await page.locator('body').textContent()) ?? '';

/** Cleo: a page of her office, by its address. */
const officePage = (tab: string) => cleo.page.goto(`${server.address}${office}/${tab}`);

test('three cards, one pair, and seven days to answer', async () => {
  const link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['First job', 'Interviews'],
  });
  office = new URL(cleo.page.url()).pathname;
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: ['Wolof'],
    topics: ['Interviews'],
    words: 'Twelve years of data.',
  });
  await cast.applyWith(dan.page, link, {
    name: 'Dan',
    role: 'To be a mentor',
    offered: ['Public speaking'],
    sought: [],
    topics: ['First job'],
    words: 'I recruit for a museum.',
  });
  await cast.applyWith(ben.page, link, {
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
    topics: ['Interviews', 'First job'],
    words: 'I would like to find my first job.',
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Dan', 'Ben']);
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cleo.page.getByRole('button', { name: 'Send 1 invitation' }).click();
  const dialog = cleo.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '7', exact: true }).check();
  await shoot(cleo, '1-send');
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await cleo.page.waitForURL(/\/sent$/);
  await cleo.page.getByText('7 days to answer').waitFor();
});

test('[S05] Cleo sees that Ben has opened it; [S37] [F21] one tap reminds who has not answered', async () => {
  await ben.page.goto(server.address);
  await ben.page.getByRole('link', { name: /See who and why/ }).click({ timeout: cast.PLENTY });
  await ben.page.getByText('7 days left').waitFor();
  await ben.page.getByText('It is shown to Cleo that you have opened this').waitFor();
  const sent = cast.sentTo(cleo.page, 'Ada', 'Ben');
  await sent.getByText('has opened it').waitFor({ timeout: cast.PLENTY });
  await sent.getByText('7 days left').waitFor();
  await cleo.page.getByText('2 of 2 reached').waitFor();
  await cleo.page.getByRole('button', { name: 'Remind 2 people' }).click();
  await ben.page.getByText(/Cleo reminds you: until/).waitFor({ timeout: cast.PLENTY });
  // Nobody is reminded again within three days.
  await cleo.page.getByRole('button', { name: /^Remind/ }).waitFor({ state: 'detached' });
  await sent
    .getByText(/reminded/)
    .first()
    .waitFor();
  await shoot(ben, '2-reminded');
  await shoot(cleo, '3-sent');
});

test('and gives a week more, for both', async () => {
  await cleo.page.getByRole('button', { name: 'More time for Ada · Ben' }).click();
  await cast.sentTo(cleo.page, 'Ada', 'Ben').getByText('14 days left').waitFor();
  await ben.page.getByText(/Cleo gives you more time: until/).waitFor({ timeout: cast.PLENTY });
  await ada.page.goto(server.address);
  await ada.page.getByText(/Cleo gives you more time: until/).waitFor({ timeout: cast.PLENTY });
  expect(await widerThanTheScreen(ben.page)).toEqual([]);
});

test('Ada says no and why; Cleo reads it, Ben does not', async () => {
  await ada.page.getByRole('link', { name: /See who and why/ }).click();
  await ada.page.getByRole('button', { name: 'No, thank you' }).click();
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /^Why/ }).selectOption({ label: 'Too little time' });
  await dialog.getByRole('textbox', { name: /A word for the programme/ }).fill(WHY);
  await dialog.getByRole('radio', { name: /A pause first/ }).check();
  await shoot(ada, '4-decline');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await ada.page.getByRole('heading', { name: 'This invitation was declined' }).waitFor();
  const sent = cast.sentTo(cleo.page, 'Ada', 'Ben');
  for (const words of [WHY, /Too little time/, /A pause first/]) await sent.getByText(words).waitFor();
  await ben.page.getByRole('heading', { name: 'This invitation was taken back' }).waitFor({ timeout: cast.PLENTY });
  expect(await textOf(ben)).not.toMatch(/Too little time|evenings are taken|A pause/);
  await shoot(cleo, '5-declined');
});

test('the waiting list says who, why and who is next; one tap matches them again', async () => {
  await officePage('waiting');
  const rows = cleo.page.getByRole('main').getByRole('listitem');
  await rows.filter({ hasText: 'Ben' }).getByText('The other person said no.').waitFor();
  await rows
    .filter({ hasText: 'Ada' })
    .getByText(/Does not want to be asked before/)
    .waitFor();
  await rows.filter({ hasText: 'Dan' }).waitFor();
  await cleo.page.getByText('Next', { exact: true }).waitFor();
  await shoot(cleo, '6-waiting');
  expect(await axeFaults(cleo.page, server.address, [`${office}/waiting`])).toEqual([]);
  await officePage('waiting');
  await cleo.page.getByRole('button', { name: 'Run again' }).click();
  // Ada has asked for a pause: she is in no run.
  await cast.pairRow(cleo.page, 'Dan', 'Ben').waitFor({ timeout: cast.PLENTY });
  await cast.sendInvitations(cleo.page);
  for (const { page } of [dan, ben]) await page.goto(server.address);
  await cast.accept(dan.page, 'Ben', /first job/i);
  await cast.accept(ben.page, 'Dan', /first job/i);
  await Promise.all([dan, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([dan, ben].map(({ page }) => cast.waitForDirect(page)));
  space = new URL(ben.page.url()).pathname;
});

async function askForOther(words: string): Promise<void> {
  await ben.page.getByRole('button', { name: 'I would like someone else' }).click();
  const dialog = ben.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'We do not quite suit each other' }).check();
  await dialog.getByRole('textbox', { name: /A word for the programme/ }).fill(words);
  await shoot(ben, '7-ask');
  await dialog.getByRole('button', { name: 'Ask privately' }).click();
  await ben.page.getByText('You asked for someone else').waitFor();
}

test('[F12] Ben asks privately for someone else: Cleo sees it calmly, Dan sees nothing; Ben takes it back', async () => {
  await askForOther(CAUSE);
  await cleo.page.getByRole('heading', { name: '1 person would like someone else' }).waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByText(CAUSE).waitFor();
  await cleo.page.getByText(/The pair ends by itself on/).waitFor();
  await shoot(cleo, '8-asked');
  await shoot(ben, '9-asked');
  expect(await widerThanTheScreen(ben.page)).toEqual([]);
  expect(await textOf(dan)).not.toMatch(/You asked|quietly said|suit each other/);
  await ben.page.getByRole('button', { name: 'Take it back' }).click();
  await cleo.page
    .getByRole('heading', { name: /would like someone else/ })
    .waitFor({ state: 'detached', timeout: cast.PLENTY });
});

test('asked again, and talked about: the pair ends in the same words for both, and the space stays theirs', async () => {
  await askForOther(CAUSE);
  await cleo.page.getByRole('button', { name: 'End the pair Dan · Ben now' }).click({ timeout: cast.PLENTY });
  await cleo.page.getByRole('dialog').getByRole('button', { name: 'End it kindly' }).click();
  const words = /Your time as a pair of Passerelles has come to its end/;
  for (const { page } of [dan, ben]) {
    await page.goto(`${server.address}${space}`);
    await page.getByText(words).waitFor({ timeout: cast.PLENTY });
    await page.getByRole('link', { name: 'Say thank you and close it' }).waitFor();
  }
  expect(await textOf(dan)).not.toMatch(/quietly said|suit each other|asked for/);
  await shoot(dan, '10-ended');
  // Where somebody new is found for both.
  await cleo.page.waitForURL(/\/waiting$/);
  await cleo.page.getByText('Asked for someone else; the pair has ended.').waitFor();
  // Never the same two again.
  await cleo.page.getByRole('button', { name: 'Run again' }).click();
  await cleo.page.waitForURL(/\/pairs$/);
  await cleo.page.getByRole('heading', { name: 'No pair proposed' }).waitFor({ timeout: cast.PLENTY });
  await officePage('sent');
  await cast.sentTo(cleo.page, 'Dan', 'Ben').getByText('Ended').waitFor();
});

test('[F30] the tip of the week reaches everybody, and keeps quiet where it is to', async () => {
  await officePage('announcements');
  const field = cleo.page.getByRole('textbox', { name: 'To everybody in the programme' });
  await field.fill(`${TIP} and https://example.org/second`);
  await cleo.page.getByText('One link at most').waitFor();
  await cleo.page.getByRole('radio', { name: 'Tip of the week' }).check();
  await field.fill(TIP);
  await cleo.page.getByRole('button', { name: 'Tell everybody' }).click();
  await cleo.page.getByText('In 3 mailboxes').waitFor({ timeout: cast.PLENTY });
  await shoot(cleo, '11-told');
  for (const { page } of [ada, dan, ben]) {
    await page.goto(server.address);
    await page.getByRole('heading', { name: /^From Passerelles/ }).waitFor({ timeout: cast.PLENTY });
  }
  await ben.page.getByText('1 new').waitFor({ state: 'attached' });
  await shoot(ben, '12-news');
  await ben.page.getByRole('button', { name: 'Read it' }).click();
  const link = ben.page.getByRole('link', { name: 'https://example.org/tips' });
  await link.waitFor();
  expect(await link.getAttribute('rel')).toContain('noreferrer');
  await ben.page.getByText('1 new').waitFor({ state: 'detached' });
  expect(await widerThanTheScreen(ben.page)).toEqual([]);
  await shoot(ben, '13-read');
  await ada.page.getByRole('button', { name: 'Keep quiet about news' }).click();
  await ada.page.getByText('1 new').waitFor({ state: 'detached' });
  expect(await axeFaults(ben.page, server.address, ['/', space])).toEqual([]);
});

test('on a phone too Cleo finds the waiting list and the announcements', async () => {
  await cleo.page.setViewportSize(viewports.phone);
  await officePage('sent');
  await cleo.page
    .getByRole('link', { name: /^Waiting list/ })
    .first()
    .waitFor();
  expect(await widerThanTheScreen(cleo.page)).toEqual([]);
  await shoot(cleo, '14-sent-phone');
  expect(await axeFaults(cleo.page, server.address, [office, `${office}/sent`, `${office}/announcements`])).toEqual([]);
  for (const person of [cleo, ada, dan, ben]) expect(person.problems.seen()).toEqual([]);
});
