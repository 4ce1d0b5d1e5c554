/** The whole of a space in French on a small phone: no English word is left on it, and nothing is wider than the screen. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseTime, fieldsIn, openAgenda, widerThanTheScreen } from '../agenda/hands.ts';
import { openGoals } from '../goals/hands.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess, viewports } from '../support/index.ts';
import * as cast from './cast.ts';
import { inChapters } from './chapters.ts';
import { makePairByLink } from './pair.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;
let space: string;
/** Of a page, a goal and a meeting, which have screens of their own. */
const own: string[] = [];

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  space = new URL(ada.page.url()).pathname.split('/').slice(0, 3).join('/');
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

/** What stands in English where the interface is English, and is no French for anything. */
function englishOnly(): string[] {
  const file = readFileSync(new URL('../../app/ui/locales/fr.po', import.meta.url), 'utf8');
  const pairs = [...file.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)].map(([, english = '', french = '']) => ({
    english,
    french,
  }));
  const french = new Set(pairs.map((pair) => pair.french));
  // With something put into it, it is not found as it stands.
  return pairs.map(({ english }) => english).filter((english) => !/[{<]/.test(english) && !french.has(english));
}

test('in the settings Ada chooses French, and is answered in French at once', async () => {
  const { page } = ada;
  await cast.newPage(page, 'Chez elle');
  await cast.write(page, 'Elle a ri tout de suite.');
  const here = (): string => new URL(page.url()).pathname;
  own.push(here());
  await openGoals(page);
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill('Tenir une conversation');
  await page.getByRole('button', { name: 'Keep this goal' }).click();
  await page.getByRole('heading', { name: 'Tenir une conversation', level: 1 }).waitFor();
  own.push(here(), `${here()}/edit`);
  await openAgenda(page);
  await page.getByRole('link', { name: 'We have met' }).click();
  await chooseTime(page, (await fieldsIn(page, -7 * 86_400_000)).day, '10:30');
  await page.getByRole('textbox', { name: /Where/ }).fill('Café du musée');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('Written down by you').waitFor();
  own.push(here());
  await page.goto(`${server.address}/settings`);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await page.getByRole('heading', { name: 'Réglages', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  await page.setViewportSize(viewports.phone);
});

test('[F37] [R25] every screen is French from edge to edge', async () => {
  const { page } = ada;
  const english = englishOnly();
  expect(english.length).toBeGreaterThan(1_000);
  const inside = [
    '',
    '/chat',
    '/board',
    '/goals',
    '/goals/new',
    '/agenda',
    '/agenda/new',
    '/agenda/week',
    '/agenda/past',
    '/page/all',
    '/goals/way',
    '/check',
    ...['', '/edit', '/roles', '/format', '/pause', '/close'].map((part) => `/pact${part}`),
    '/call',
  ];
  expect(own).toHaveLength(4);
  const paths = [
    ...inside.map((part) => space + part),
    ...own,
    ...['/', '/notes', '/settings', '/invite', '/new-circle', '/new-programme', '/verify'],
    space.replace('/w/', '/find/'),
  ];
  for (const path of paths) {
    await page.goto(server.address + path);
    await page
      .locator('h1, [contenteditable=true]')
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: cast.PLENTY });
    const said = await page.evaluate(() => {
      const words: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) words.push(node.textContent ?? '');
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        for (const element of document.querySelectorAll(`[${name}]`)) words.push(element.getAttribute(name) ?? '');
      return words.map((each) => each.trim()).filter((each) => each !== '');
    });
    expect(said.length, path).toBeGreaterThan(3);
    expect(
      said.filter((words) => english.includes(words)),
      path,
    ).toEqual([]);
    // The paper of a board goes on beyond the screen.
    const wider = (await widerThanTheScreen(page)).filter((each) => each !== 'DIV.board-ground');
    expect(wider, path).toEqual([]);
  }
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
