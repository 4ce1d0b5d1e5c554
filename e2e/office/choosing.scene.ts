/** A programme in which mentees choose: Ben sees two mentors without their names on his phone, ranks them, and is invited with the first. */
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
const everybody = () => [cleo, ada, dan, ben];

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, dan, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar' }),
    launchPerson('dan', { timezone: 'Africa/Dakar' }),
    launchPerson('ben', { timezone: 'Africa/Dakar', viewport: 'phone' }),
  ]);
  await Promise.all(everybody().map(({ page }) => page.goto(server.address)));
});

inChapters(everybody);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person?.close()));
  await server?.stop();
});

test('Cleo lets mentees choose, and three people apply', async () => {
  const { page } = cleo;
  const link = await cast.createProgramme(page, { name: 'Passerelles', purpose: 'First jobs', topics: ['First job'] });
  await page.getByRole('link', { name: 'Programme', exact: true }).first().click();
  const part = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'How pairs come about', exact: true }) });
  await part.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'How pairs come about' });
  await dialog.getByRole('radio', { name: /The mentee, among three/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: cast.PLENTY });
  const mentor = { role: 'To be a mentor', sought: [], topics: [] } as const;
  await cast.applyWith(ada.page, link, {
    ...mentor,
    name: 'Ada',
    offered: ['Data analysis'],
    words: 'Ask me anything.',
  });
  await cast.applyWith(dan.page, link, { ...mentor, name: 'Dan', offered: ['Cooking'], words: 'Call me Dan.' });
  const sought = ['Data analysis'];
  const mentee = { name: 'Ben', role: 'To have a mentor', offered: [], topics: [], words: 'Thank you.' } as const;
  await cast.applyWith(ben.page, link, { ...mentee, sought });
  await cast.seeDirectory(page, ['Ada', 'Dan', 'Ben']);
});

test('[S19] [F08] she proposes mentors; Ben reads what they share, and no name', async () => {
  const { page } = cleo;
  await page
    .getByRole('link', { name: /^Pairs/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Propose mentors to 1 mentee' }).click();
  await page.getByText(/May choose until/).waitFor({ timeout: cast.PLENTY });
  expect(await faultsOn(page)).toEqual([]);
  await ben.page.goto(server.address);
  await ben.page.getByRole('link', { name: 'See them and choose' }).click({ timeout: cast.PLENTY });
  await ben.page.getByRole('heading', { name: 'Mentor B' }).waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText('Ask me anything.').waitFor();
  const text = await ben.page.getByRole('main').textContent();
  expect(text).toMatch(/data analysis/i);
  expect(text).not.toMatch(/Ada|Dan/);
  expect(await ben.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await faultsOn(ben.page)).toEqual([]);
});

test('[F09] he ranks two; the first is invited with him, says no, and the second is asked', async () => {
  await ben.page.getByRole('button', { name: 'Choose mentor A' }).click();
  await ben.page.getByRole('button', { name: 'Choose mentor B' }).click();
  await ben.page.getByRole('button', { name: 'Mentor B: your choice number 2', pressed: true }).waitFor();
  await ben.page.getByRole('button', { name: 'Send my choice' }).click();
  await ben.page.getByText(/You chose for Passerelles/).waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByText(/Ada is asked, until/).waitFor({ timeout: cast.PLENTY });
  await ada.page.goto(server.address);
  await ada.page
    .getByRole('link', { name: /See who and why/ })
    .first()
    .click({ timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: 'No, thank you' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await cleo.page.getByText(/Dan is asked, until/).waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByText('1 was passed by before.').waitFor();
});

test('nothing went wrong behind the screens', () => {
  for (const person of everybody()) expect(person.problems.seen(noNetwork)).toEqual([]);
});
