/**
 * For eyes and heads that need it otherwise: colours forced by the system, letters twice as large, nothing that moves.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMenu } from '../chat/hands.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, shoot, startServerProcess } from '../support/index.ts';
import { go, lookAlike } from './look.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;
let places: readonly string[] = [];

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  const space = new URL(ada.page.url()).pathname.split('/').slice(0, 3).join('/');
  await cast.say(ada.page, 'Ben', 'How was the interview?');
  await cast.newPage(ada.page, 'A letter');
  await cast.write(ada.page, 'Dear reader, ');
  places = [
    '/',
    '/settings',
    '/notes',
    '/help/faq',
    '/new-programme',
    new URL(ada.page.url()).pathname,
    ...['', '/chat', '/board', '/goals', '/agenda', '/agenda/new', '/agenda/week', '/pact/edit', '/call'].map(
      (part) => space + part,
    ),
  ];
}, 300_000);

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

test('with colours forced, whatever is chosen is told by more than a background', async () => {
  const { page } = ada;
  await page.emulateMedia({ forcedColors: 'active' });
  const alike: string[] = [];
  for (const path of places) {
    await go(page, path);
    for (const each of await page.evaluate(lookAlike)) alike.push(`${path}: ${each}`);
    await shoot(ada, `forced${path.replaceAll('/', '-').slice(0, 30)}`);
  }
  await page.emulateMedia({ forcedColors: 'none' });
  expect(alike).toEqual([]);
});

test('with letters twice as large, nothing has to be scrolled sideways, on a window of 1280 and of 640', async () => {
  const { page } = ada;
  const wide: string[] = [];
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of places) {
      await go(page, path);
      const reaches = await page.evaluate(() => document.documentElement.scrollWidth);
      if (reaches > width) wide.push(`${path}: ${reaches} of ${width}`);
      if (width === 640) await shoot(ada, `large${path.replaceAll('/', '-').slice(0, 30)}`);
    }
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  expect(wide).toEqual([]);
});

test('with less motion asked for, nothing runs when a menu, a dialog, a toast or a screen comes', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const running = (): Promise<string[]> =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
        .map((each) =>
          each instanceof CSSAnimation ? each.animationName : (each as CSSTransition).transitionProperty,
        ),
    );
  const moved: string[] = [];
  for (const path of places) {
    await page.evaluate((to) => history.pushState(null, '', to), path);
    moved.push(...(await running()));
    await go(page, path);
    moved.push(...(await running()));
  }
  await go(page, places.find((path) => path.endsWith('/chat')) ?? '');
  await openMenu(page, 'How was the interview?');
  moved.push(...(await running()));
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  await page.locator('.toast').waitFor();
  moved.push(...(await running()));
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Person, page, command' }).waitFor();
  moved.push(...(await running()));
  expect(moved).toEqual([]);
});

test('nothing broke behind the screens', () => {
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
