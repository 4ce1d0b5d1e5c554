/**
 * The directory: Ben answers a programme's own questions on his phone, takes a break, takes his card back and applies
 * anew; Cleo looks through three hundred cards, brings in her school's list, and sees whose card has come.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, faultsOn } from '../story/axe.ts';
import { PLENTY } from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  shoot,
  startRecordingProxy,
  startServerProcess,
  viewports,
  waitFor,
} from '../support/index.ts';
import { openOfficePlants } from './planting.ts';

const CARDS = 300;
const both = (en: string, fr: string) => ({ en, fr });
const QUESTIONS = [
  {
    id: 'field',
    ask: both('Which field?', 'Quel domaine ?'),
    kind: 'one',
    options: [
      { id: 'labour', label: both('Labour law', 'Droit du travail') },
      { id: 'tax', label: both('Tax law', 'Droit fiscal') },
    ],
    weight: 5,
    affinity: false,
    required: true,
  },
  {
    id: 'origin',
    ask: both('Are you the first of your family at university?', 'Première personne de ta famille à l’université ?'),
    kind: 'one',
    options: [
      { id: 'yes', label: both('Yes, the first', 'Oui, la première') },
      { id: 'no', label: both('No', 'Non') },
    ],
    weight: 0,
    affinity: true,
    required: false,
  },
] as const;

let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let ben: Person;
let programme = '';

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [cleo, ben] = await Promise.all([launchPerson('cleo'), launchPerson('ben', { viewport: 'phone' })]);
  const plants = await openOfficePlants();
  programme = await plants.plant(cleo.context, proxy.address, {
    cards: CARDS,
    pack: {
      questions: QUESTIONS,
      matching: {
        choosing: 'whole-pool',
        objective: 'total',
        skills: 8,
        topics: 5,
        languages: 3,
        time: 6,
        apart: ['organisation'],
      },
    },
  });
  await plants.close();
});

inChapters(() => [cleo, ben]);

afterAll(async () => {
  await Promise.all([cleo, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

const directory = () => `/office/${programme}/directory`;
const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();
const rowOf = (name: string) =>
  cleo.page.getByRole('listitem').filter({ has: cleo.page.getByRole('button', { name }) });
const counted = (text: string) => cleo.page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: PLENTY });
const look = (words: string) => cleo.page.getByRole('searchbox', { name: 'Filter the cards' }).fill(words);

async function fillTag(page: Page, label: string, word: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.fill(word);
  await field.press('Enter');
}

/** From the form's first page to its last; `name` only, where it is filled in from before. */
async function fillCard(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your first name' }).fill(name);
  await page.getByRole('radio', { name: 'To have a mentor' }).check();
  await page.getByRole('checkbox', { name: /18 or older/ }).check();
  await next(page);
  await fillTag(page, 'What you would like to learn', 'Tax returns');
  await next(page);
  await page.getByRole('button', { name: /Weekday evenings/ }).click();
  await next(page);
  await page.getByRole('heading', { name: 'What this programme asks too' }).waitFor();
}

test('[F01] [S11] [S22] Ben answers the programme’s own questions, and may leave empty what only Cleo would read', async () => {
  const { page } = ben;
  await cleo.page.goto(`${proxy.address}/office/${programme}`);
  await cleo.page.getByText('Published', { exact: true }).waitFor({ timeout: PLENTY });
  const link = await cleo.page.getByRole('textbox', { name: 'Link of the programme' }).inputValue();
  await page.goto(link);
  await page.getByRole('link', { name: 'Apply' }).click();
  await fillCard(page, 'Benjamin');
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Read it over' }).click();
  // The first question is missing; the place, and the question that only Cleo reads, are not.
  await waitFor('one thing is missing', async () => (await page.locator('.field-error').count()) === 1);
  await page.getByText('You may leave this empty; only the coordinator sees it.').waitFor();
  await shoot(ben, 'questions');
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('Lycée Wombat');
  await page.getByRole('radio', { name: 'Tax law' }).check();
  await page.getByRole('radio', { name: 'Yes, the first' }).check();
  await page.getByRole('button', { name: 'Read it over' }).click();
  await page.getByText('Lycée Wombat').waitFor();
  await shoot(ben, 'review');
  await page.getByRole('button', { name: 'Send my card' }).click();
  await page.getByRole('heading', { name: /Your card is on its way/ }).waitFor({ timeout: PLENTY });
});

test('[S15] [F31] Cleo finds him among three hundred by a word of his, his place, his answer', async () => {
  const { page } = cleo;
  await page.goto(proxy.address + directory());
  await page.getByRole('heading', { name: `${CARDS + 1} cards` }).waitFor({ timeout: PLENTY });
  await counted(`${CARDS + 1} of ${CARDS + 1}`);
  // Those in sight are in the page, and they know how many there are.
  const drawn = await page.locator('.directory-list > li').count();
  expect(drawn).toBeLessThan(60);
  expect(await page.locator('.directory-list > li').first().getAttribute('aria-setsize')).toBe(`${CARDS + 1}`);
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await page.locator(`.directory-list > li[aria-posinset="${CARDS + 1}"]`).waitFor();
  await look('lycee wombat');
  await counted('1 of');
  await rowOf('Benjamin').waitFor();
  await look('');
  await page.getByText('Filters and order').click();
  await page.getByRole('combobox', { name: 'Organisation' }).selectOption({ label: 'Lycée Curie (60)' });
  await counted('60 of');
  await page.getByRole('combobox', { name: 'Which field?' }).selectOption('Tax law');
  await counted('30 of');
  await page.getByRole('radio', { name: 'Mentors', exact: true }).check();
  await counted('12 of');
  await shoot(cleo, 'filters');
  await page.getByRole('radio', { name: 'All', exact: true }).check();
  await page.getByRole('button', { name: 'Without filters' }).click();
  await look('benjamin wombat');
  await rowOf('Benjamin').getByRole('button', { name: 'Benjamin' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Benjamin' });
  await dialog.getByText('Tax law').waitFor();
  await dialog.getByText('Yes, the first').waitFor();
  await dialog.getByText('(only you read it)').waitFor();
  await shoot(cleo, 'person');
  await page.keyboard.press('Escape');
});

test('[F11] he takes a break from Today, and the office says so', async () => {
  const { page } = ben;
  await page.goto(proxy.address);
  await page.getByRole('link', { name: /Your card for/ }).click();
  await page.getByRole('button', { name: 'Take a break' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause my card' }).click();
  await page.getByText(/You are taking a break until/).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await shoot(ben, 'my-card');
  await rowOf('Benjamin').getByText('Taking a break').waitFor({ timeout: PLENTY });
});

test('[F11] he takes his card back: the office has a key and a date, and shows nobody', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Take my card back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('You took your card back').waitFor();
  await cleo.page.getByText(/One person took their card back/).waitFor({ timeout: PLENTY });
  await counted('No card matches.');
  await page.goto(proxy.address);
  await page.getByRole('link', { name: /Taken back/ }).waitFor();
});

/** As an older Excel on Windows saves it. */
const LIST = Buffer.from(
  [
    'Nom;Prénom;Courriel;Établissement;Statut;Ce que je cherche',
    'Petit;Zoé;zoe@example.org;Lycée Numbat;Élève;"Comptabilité; fiscalité"',
    'Okafor;Ifeanyi;;Lycée Numbat;Intervenante;',
    ';;rien@example.org;;;',
    'Sow;Ada;pas une adresse;Lycée Numbat;Mentor;',
    'Diaz;Tom;tom@example.org;Lycée Numbat;Roi;',
    'Petit;Zoé;ZOE@example.org;Lycée Numbat;Élève;',
    '',
  ].join('\r\n'),
  'latin1',
);

/** On a phone the ways in and out stand behind one button. */
async function openIn(page: Page): Promise<void> {
  const way = page.getByRole('button', { name: 'Bring in a list' });
  if (!(await way.isVisible())) await page.getByRole('button', { name: 'Actions' }).click();
  await way.click();
}

async function bringIn(page: Page): Promise<void> {
  await openIn(page);
  const file = { name: 'liste.csv', mimeType: 'text/csv', buffer: LIST };
  await page.getByLabel('The file').setInputFiles(file);
}

test('[F04] [S12] she brings in her school’s list: columns guessed, every bad row told with its line and reason', async () => {
  const { page } = cleo;
  await look('');
  await bringIn(page);
  const dialog = page.getByRole('dialog', { name: 'Bring in a list' });
  await dialog.getByText('2 people can be taken.').waitFor({ timeout: PLENTY });
  for (const line of [
    'Line 4: No name.',
    'Line 5: “pas une adresse” is no e-mail address.',
    'Line 6: “Roi” is no role known here',
    'Line 7: The same person is on line 2.',
  ])
    await dialog.getByText(line).waitFor();
  // The heading that nobody could guess.
  await dialog.getByRole('combobox', { name: /Ce que je cherche/ }).selectOption('Would like to learn');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(cleo, 'import');
  await dialog.getByRole('button', { name: 'Put 2 people on my list' }).click();
  await page.getByRole('dialog', { name: '2 people are on your list' }).waitFor();
  await page.getByRole('button', { name: 'See the directory' }).click();
  await look('fiscalite');
  await rowOf('Zoé Petit').getByText('Has not applied yet').waitFor();
  await look('numbat');
  await rowOf('Ifeanyi Okafor').getByText('School staff, or helps run it').waitFor();
});

test('[F04] a second time, on a phone: the columns are remembered, and nobody is there twice', async () => {
  const { page } = cleo;
  await page.setViewportSize(viewports.phone);
  await openIn(page);
  await page.getByRole('dialog', { name: 'Bring in a list' }).getByRole('button', { name: 'Close' }).click();
  // The dialog goes with what it stood in, and gives the focus back all the same.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Actions');
  await bringIn(page);
  const dialog = page.getByRole('dialog', { name: 'Bring in a list' });
  await dialog.getByText('2 people can be taken.').waitFor({ timeout: PLENTY });
  expect(await dialog.getByRole('combobox', { name: /Ce que je cherche/ }).inputValue()).toBe('skillsSought');
  await shoot(cleo, 'import-phone');
  await dialog.getByRole('button', { name: 'Put 2 people on my list' }).click();
  await page.getByText('2 were there already, the same.').waitFor();
  await page.getByRole('button', { name: 'See the directory' }).click();
  await counted('2 of');
  await shoot(cleo, 'directory-phone');
  await page.setViewportSize(viewports.desktop);
});

test('[F04] when Zoé applies, her card takes the place of the line, and the list keeps her address', async () => {
  const { page } = ben;
  await page.getByRole('link', { name: /Taken back/ }).click();
  await page.getByRole('button', { name: 'Apply again' }).click();
  await fillCard(page, 'Zoé Petit');
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('lycée numbat');
  await page.getByRole('radio', { name: 'Labour law' }).check();
  await page.getByRole('button', { name: 'Read it over' }).click();
  await page.getByRole('button', { name: 'Send my card' }).click();
  await page.getByRole('heading', { name: /Your card is on its way/ }).waitFor({ timeout: PLENTY });
  await rowOf('Zoé Petit').getByText('Has not applied yet').waitFor({ state: 'detached', timeout: PLENTY });
  await counted('2 of');
  await rowOf('Zoé Petit').getByRole('button').click();
  const dialog = cleo.page.getByRole('dialog', { name: 'Zoé Petit' });
  await dialog.getByText('zoe@example.org').waitFor();
  await dialog.getByText('Labour law').waitFor();
  await cleo.page.keyboard.press('Escape');
});

test('[F32] she takes out what the filters leave, and no cell of it runs', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'Take out' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save 2 people' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(text.startsWith('\ufeff"Name","Role"')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(4);
  expect(text).toContain('"Zoé Petit"');
  expect(text).not.toContain('zoe@example.org');
});

test('the screens pass axe in both themes, and nothing went wrong on the way', async () => {
  expect(await axeFaults(cleo.page, proxy.address, [directory()])).toEqual([]);
  expect(await axeFaults(ben.page, proxy.address, [`/card/${programme}`])).toEqual([]);
  for (const person of [cleo, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
