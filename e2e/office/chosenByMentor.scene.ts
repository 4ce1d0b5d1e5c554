/** A programme in which mentors choose: Ada sees two mentees without their names on her phone, and Cleo lets her choice be asked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;
let ines: Person;
const everybody = () => [cleo, ada, ben, ines];

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, ben, ines] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada', { timezone: 'Africa/Dakar', viewport: 'phone' }),
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

test('Cleo lets mentors choose, and three people apply', async () => {
  const { page } = cleo;
  const link = await cast.createProgramme(page, { name: 'Passerelles', purpose: 'First jobs', topics: ['First job'] });
  await page.getByRole('link', { name: 'Programme', exact: true }).first().click();
  const part = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'How pairs come about', exact: true }) });
  await part.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'How pairs come about' });
  await dialog.getByRole('radio', { name: /The mentor, among three/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: cast.PLENTY });
  const mentee = { role: 'To have a mentor', offered: [], topics: [] } as const;
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: [],
    topics: [],
    words: 'Gladly.',
  });
  await cast.applyWith(ben.page, link, { ...mentee, name: 'Ben', sought: ['Data analysis'], words: 'Call me Ben.' });
  await cast.applyWith(ines.page, link, { ...mentee, name: 'Ines', sought: ['Cooking'], words: 'I read a lot.' });
  await cast.seeDirectory(page, ['Ada', 'Ben', 'Ines']);
});

test('[S18] Ada reads what two people seek, neither their names nor their words, and chooses one', async () => {
  const { page } = cleo;
  await page
    .getByRole('link', { name: /^Pairs/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Propose mentees to 1 mentor' }).click();
  await page.getByText(/May choose until/).waitFor({ timeout: cast.PLENTY });
  await ada.page.goto(server.address);
  await ada.page.getByRole('heading', { name: '2 mentees are proposed to you' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('link', { name: 'See them and choose' }).click();
  await ada.page.getByRole('heading', { name: 'Mentee B' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText(/They would like to learn Data analysis, and you can share it/i).waitFor();
  const text = await ada.page.getByRole('main').textContent();
  expect(text).not.toMatch(/Ben|Ines|I read a lot/);
  expect(await ada.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await faultsOn(ada.page)).toEqual([]);
  await ada.page.getByRole('button', { name: 'Choose mentee A' }).click();
  await ada.page.getByRole('button', { name: 'Send my choice' }).click();
  await ada.page.getByText(/The programme looks at it/).waitFor({ timeout: cast.PLENTY });
});

test('[S18] nobody is asked before Cleo says so; then the two are invited as any two', async () => {
  const { page } = cleo;
  await page.getByText('Would choose Ben.').waitFor({ timeout: cast.PLENTY });
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Invite Ada and Ben' }).click();
  await page.getByText(/Ben is asked, until/).waitFor({ timeout: cast.PLENTY });
  await ben.page.goto(server.address);
  await cast.accept(ben.page, 'Ada', /You would like to learn Data analysis/i);
  await page.getByText('Ben said yes.').waitFor({ timeout: cast.PLENTY });
});

test('nothing went wrong behind the screens', () => {
  for (const person of everybody()) expect(person.problems.seen(noNetwork)).toEqual([]);
});
