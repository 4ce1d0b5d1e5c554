/**
 * What only some people use is kept by those alone: the coordinator's office, and each language. It comes with its
 * words: no sentence is ever drawn that cannot be read.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cast from '../story/cast.ts';
import { makePairByLink } from '../story/pair.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';

let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  cleo = await launchPerson('cleo');
  ({ ada, ben } = await makePairByLink(server.address));
});

afterAll(async () => {
  await Promise.all([cleo, ada, ben].map((person) => person?.close()));
  await server?.stop();
});

/** Names of the kept files that are no one's but a kit's, without their hashes. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const files = await (await caches.open('files of kits')).keys();
    return files.map(({ url }) => /assets\/(.*)-[\w-]{8}\.\w+$/.exec(url)?.[1] ?? url).sort();
  });

const isOnDevice = (page: Page) =>
  waitFor('the app is on the device', () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === 'activated'),
  );

/** From now on, whatever is drawn as the place of a message and not as its words is noted. */
const watchWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const unread: string[] = [];
    const isPlace = (text: string): boolean => /^[A-H](?=.*[0-9])[0-9a-z]{1,3}$/.test(text.trim());
    const look = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE && isPlace(node.textContent ?? '')) unread.push(node.textContent ?? '');
      for (const each of node.childNodes) look(each);
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const each of [target, ...addedNodes]) look(each);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { unread });
  });
const unread = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'unread'));

it('in a space the language changes at once and whole, and what is opened afterwards speaks it too', async () => {
  const { page } = ada;
  await isOnDevice(page);
  expect((await kept(page)).filter((name) => !name.startsWith('en-'))).toEqual([]);
  await watchWords(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Français');
  await page.getByRole('option', { name: 'Français' }).first().click();
  await page.getByRole('link', { name: 'Objectifs' }).filter({ visible: true }).first().click();
  await page.getByRole('heading', { name: 'Objectifs', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Agenda' }).filter({ visible: true }).first().click();
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  expect(await unread(page)).toEqual([]);
  await waitFor(
    'French is kept whole',
    async () => (await kept(page)).filter((name) => name.startsWith('fr-')).length === 4,
  );
  expect(await kept(page)).not.toContain('fr-office');
});

it('with no network the office says that it is not on the device; the space goes on', async () => {
  const { page } = ada;
  await page.reload();
  await ada.setOffline(true);
  await page.goto(`${server.address}/new-programme`);
  await page.getByRole('heading', { name: 'Cet écran ne s’est pas ouvert' }).waitFor();
  await page.goto(`${server.address}/settings`);
  await page.getByRole('heading', { name: 'Réglages', level: 1 }).waitFor();
  await ada.setOffline(false);
});

it('a language that is not on the device is said to be missing', async () => {
  const { page } = ben;
  await isOnDevice(page);
  await page.reload();
  await ben.setOffline(true);
  await page.goto(`${server.address}/settings`);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await page.getByText('This language is not on the device yet').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await ben.setOffline(false);
});

it('[F37] who made a programme has the office offline too, in the language chosen', async () => {
  const { page } = cleo;
  await page.goto(server.address);
  await cast.createProgramme(page, { name: 'Passerelles', purpose: 'First jobs', topics: ['Interviews'] });
  await isOnDevice(page);
  await page.evaluate(() => localStorage.setItem('binome.locale', 'fr'));
  await page.reload();
  await waitFor('the office is kept, in French', async () => {
    const names = await kept(page);
    return names.includes('office') && names.includes('officePart') && names.includes('fr-office');
  });
  await cleo.setOffline(true);
  await page.reload();
  await page.locator('h1').filter({ visible: true }).first().waitFor();
  await page.getByText('Passerelles').filter({ visible: true }).first().waitFor();
  await watchWords(page);
  const office = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  for (const tab of ['directory', 'pairs', 'programme', 'team']) {
    await page.goto(`${server.address}${office}/${tab}`);
    await page.locator('h1').filter({ visible: true }).first().waitFor();
    await page.locator('[role=alert]').waitFor({ state: 'detached' });
  }
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  for (const person of [ada, ben, cleo])
    expect(person.problems.seen(noNetwork, /Unable to preload CSS|dynamically imported module/)).toEqual([]);
});
