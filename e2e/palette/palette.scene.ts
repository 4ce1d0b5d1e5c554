import { afterAll, beforeAll, expect, test } from 'vitest';
import { goToBoard, list, openList, paper } from '../board/hands.ts';
import { openGoals } from '../goals/hands.ts';
import { openAgreement, term } from '../life/hands.ts';
import { newPage, openNotebook, text } from '../notebook/hands.ts';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { collectKept } from '../story/planted.ts';
import {
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';

const PLANTED = 'numbatpourpre';

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

const field = (person: Person) => person.page.getByRole('combobox', { name: 'Person, page, command' });
/** In the list of commands: a choice on the page behind it has its options too. */
const chosen = (person: Person) =>
  person.page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true });

/** Types into the commands and takes the first. */
async function command(person: Person, words: string, wanted: RegExp): Promise<void> {
  await person.page.keyboard.press('ControlOrMeta+k');
  await field(person).waitFor();
  await person.page.keyboard.type(words);
  await chosen(person).getByText(wanted).waitFor();
  // Nothing of the list that was there before a letter was typed.
  expect(await chosen(person).count()).toBe(1);
  await person.page.keyboard.press('Enter');
}

test('Ada goes everywhere and makes a page with the keyboard alone; Escape gives the focus back', async () => {
  const { page } = ada;
  await command(ada, 'new pa', /New page in this space/);
  await page.waitForURL(/\/page\//);
  await page.getByRole('textbox', { name: 'Title' }).fill('Préparer l’entretien');
  await page.locator('.ProseMirror').click();
  await page.keyboard.type(`Every question is an invitation, said the ${PLANTED}.`);
  await page.keyboard.press('ControlOrMeta+k');
  await field(ada).waitFor();
  await page.keyboard.press('Escape');
  await field(ada).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.closest('.ProseMirror') !== null)).toBe(true);
  await command(ada, 'messag', /^Messages/);
  await page.waitForURL(/\/chat$/);
  await cast.say(page, 'Ben', `Have you met the ${PLANTED}?`);
  for (const [words, name, path] of [
    ['agend', /^Agenda/, /\/agenda$/],
    ['propose', /^Propose a time/, /\/agenda\/new$/],
    ['agreem', /^Our agreement/, /\/pact$/],
    ['the way', /^The way together/, /\/goals\/way$/],
  ] as const) {
    await command(ada, words, name);
    await page.waitForURL(path);
  }
  await command(ada, 'entretien', /Préparer/);
  await page.waitForURL(/\/page\//);
});

test('letters by themselves are commands, never of somebody who writes, and can be switched off', async () => {
  const { page } = ada;
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.ProseMirror').click();
  await page.keyboard.type('gm?');
  expect(page.url()).toContain('/page/');
  await page.getByText('gm?').waitFor();
  await page.locator('.ProseMirror').blur();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.waitForURL(/\/goals$/);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL(/\/agenda$/);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.waitForURL(/\/goals$/);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Search in this space').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await list.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.keyboard.press('?');
  await command(ada, 'keyboard', /Keyboard shortcuts/);
  expect(page.url()).toMatch(/\/goals$/);
  await list.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
});

test('Ben, without a network, finds the word wherever it was written, and is led to the place', async () => {
  const { page } = ben;
  await page.getByText(`Have you met the ${PLANTED}?`).first().waitFor({ timeout: cast.PLENTY });
  await cast.visible(page.getByRole('link', { name: 'Notebook', exact: true })).click();
  await page
    .getByRole('link', { name: /Préparer/ })
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await page
    .getByRole('link', { name: /Préparer/ })
    .first()
    .click();
  await page.locator('.ProseMirror').getByText(PLANTED).waitFor({ timeout: cast.PLENTY });
  await ben.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await command(ben, PLANTED.toUpperCase(), /Search in this space/);
  await page.getByText('2 found').waitFor();
  expect(page.url()).not.toContain(PLANTED);
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('link', { name: /said the/ }).click();
  await page.locator('.ProseMirror').getByText(PLANTED).waitFor();
  await page.waitForFunction(() => CSS.highlights.has('sought'));
  await page.goBack();
  await page.getByRole('link', { name: /Have you met/ }).click();
  await page.locator('.bubble-lit').first().waitFor();
  await ben.setOffline(false);
});

test('Ada’s own notes are searched by what they say, and hold nothing of the space', async () => {
  const { page } = ada;
  await command(ada, 'new note', /New note for myself/);
  await page.getByRole('textbox', { name: 'Title' }).fill('Before the meeting');
  await page.locator('.ProseMirror').click();
  await page.keyboard.type(`Ask about the ${PLANTED}.`);
  await command(ada, 'my notes', /^My notes/);
  await page.getByRole('link', { name: 'Search in my notes' }).click();
  await page.getByRole('searchbox').fill(PLANTED.toUpperCase());
  await page.getByText('1 found').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('link', { name: /Ask about/ }).click();
  await page.waitForURL(/\/note\//);
  await page.waitForFunction(() => CSS.highlights.has('sought'));
});

test('what was drawn is found on its own board, and chosen there', async () => {
  const { page } = ada;
  await page.goto(proxy.address);
  await cast.visible(page.getByRole('link', { name: /You and Ben/ })).click();
  await goToBoard(page);
  await page.getByRole('button', { name: /^Boards:/ }).click();
  await page.getByRole('button', { name: 'New board' }).click();
  await page.getByRole('textbox', { name: 'Name of the new board' }).fill('Second');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Boards: Second' }).waitFor();
  await paper(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Words of the note' }).waitFor();
  await page.keyboard.type('A platypus');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: /^Boards: (?!Second)/ }).waitFor();
  await command(ada, 'platypus', /Search in this space/);
  await page.getByRole('link', { name: /A platypus/ }).click();
  await page.getByRole('button', { name: 'Boards: Second' }).waitFor();
  await openList(page);
  await list(page)
    .getByRole('option', { name: /A platypus/, selected: true })
    .waitFor();
});

test('what is said beside a page, of a goal, of somebody and of the two is found, and each leads to its place', async () => {
  const { page } = ada;
  await openNotebook(page);
  await newPage(page, 'Animals');
  await text(page).click();
  await page.keyboard.type('About animals');
  await page.keyboard.press('Shift+Home');
  await page.locator('.page-bubble').waitFor();
  await page.keyboard.press('Control+Alt+m');
  await page.locator('.page-say textarea:focus').waitFor();
  await page.keyboard.type('Is it a capybara?');
  await page.keyboard.press('Enter');
  const beside = page.getByRole('complementary', { name: 'Comments' });
  await beside.getByRole('button', { name: 'Settle', exact: true }).click();
  await beside.getByRole('button', { name: 'Settled: 1' }).waitFor();
  await openGoals(page);
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill('See the zoo');
  await page.getByRole('radio', { name: /^You and Ben/ }).check();
  await page.getByRole('button', { name: 'Keep this goal' }).click();
  await page.getByRole('button', { name: 'Look at it again' }).click();
  await page.getByRole('textbox', { name: 'What has changed since?' }).fill('No capybara there');
  await page.getByRole('button', { name: 'Still right' }).click();
  await page.getByText('No capybara there').waitFor();
  await openGoals(page);
  await page.getByRole('link', { name: /The way together/ }).click();
  await page.getByRole('button', { name: 'Give a badge' }).first().click();
  await page.getByRole('textbox', { name: 'What Ben has done' }).fill('Fed the capybara');
  await page.getByRole('button', { name: 'Sign and give' }).click();
  await openAgreement(page);
  await page.getByRole('link', { name: 'Write it' }).click();
  await term(page, 'What we want to reach').fill('A capybara each');
  await page.getByRole('button', { name: /^Sign, and propose it/ }).click();
  await page.getByText('You have signed.', { exact: false }).waitFor();

  await command(ada, 'capybara', /Search in this space/);
  await page.getByText('4 found').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  for (const [words, place] of [
    ['Is it a capybara?', beside.getByText('Is it a capybara?')],
    ['No capybara there', page.getByRole('heading', { name: 'See the zoo', level: 1 })],
    ['Fed the capybara', page.getByRole('heading', { name: 'The way together', level: 1 })],
    ['A capybara each', page.getByRole('heading', { name: 'Our agreement', level: 1 })],
  ] as const) {
    await page.getByRole('link', { name: words }).click();
    await place.waitFor();
    await page.waitForFunction(() => CSS.highlights.has('sought'));
    await page.goBack();
  }
});

test('by thumb on a small screen, in the dark: the button, the list, and axe finds nothing', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(proxy.address);
  await cast.visible(page.getByRole('button', { name: 'Search', exact: true })).click();
  await field(ada).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('option', { name: /You and Ben/ }).click();
  await page.waitForURL(/\/w\//);
});

test('nothing that was looked for is readable on a disk, and nothing went wrong behind the screens', async () => {
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
