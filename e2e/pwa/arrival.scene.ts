/** Before anything is written: a better place for it on an iPhone or inside another app; after a browser cleared it, the truth. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import {
  launchPerson,
  type Person,
  type PersonOptions,
  type ServerProcess,
  shoot,
  startServerProcess,
  waitFor,
} from '../support/index.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const FACEBOOK =
  'Mozilla/5.0 (Linux; Android 14; SM-A245F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0;]';
const LINK = `/i#${'A'.repeat(43)}`;

let server: ServerProcess;
const here: Person[] = [];

async function launch(name: string, options: PersonOptions = {}): Promise<Page> {
  const person = await launchPerson(name, { viewport: 'phone', ...options });
  here.push(person);
  return person.page;
}

beforeAll(async () => {
  server = await startServerProcess();
});

afterAll(async () => {
  for (const person of here) await person.close();
  await server?.stop();
});

it('[R12] on an iPhone the icon comes before anything is begun, with the link in hand; who stays, stays', async () => {
  const page = await launch('ada', { userAgent: IPHONE });
  await page.goto(server.address + LINK);
  await page.getByRole('heading', { name: 'First onto your home screen' }).waitFor({ timeout: cast.PLENTY });
  await page.getByText('the phone clears it after a week').waitFor();
  expect(await page.getByRole('textbox', { name: 'The link you came by' }).inputValue()).toBe(server.address + LINK);
  expect(new URL(page.url()).hash).toBe('');
  expect(await faultsOn(page)).toEqual([]);
  await shoot({ page }, 'ios-en');
  for (const path of ['/new-note', '/']) {
    await page.goto(server.address + path);
    await page.getByRole('heading', { name: 'First onto your home screen' }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  }
  await page.getByRole('button', { name: 'Go on here all the same' }).click();
  await page.getByRole('button', { name: 'Write a first note' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Write a first note' }).waitFor();
});

it('[R12] inside another app, the way out of it is said first, in French too', async () => {
  const page = await launch('ben', { userAgent: FACEBOOK, locale: 'fr-FR', theme: 'dark' });
  await page.goto(server.address);
  await page.getByRole('heading', { name: 'D’abord dans ton navigateur' }).waitFor({ timeout: cast.PLENTY });
  await page.getByRole('button', { name: /Copier/ }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await shoot({ page }, 'inapp-fr-dark');
});

it('[R11] [R29] on a first visit nothing is asked; once a note is kept, the browser is asked to keep it, in a gesture, once', async () => {
  const page = await launch('cleo');
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    navigator.storage.persist = async () => {
      asked.push(`persist ${navigator.userActivation.isActive}`);
      return false;
    };
    Notification.requestPermission = async () => {
      asked.push('notify');
      return 'default';
    };
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Write a first note' }).waitFor();
  expect(await asked()).toEqual([]);
  await cast.writeFirstNote(page, 'To be kept for long');
  await cast.waitForKept(page);
  await page.locator('[contenteditable=true]').last().press('End');
  await waitFor('it is asked', async () => (await asked()).length > 0);
  expect(await asked()).toEqual(['persist true']);
  await page.goto(`${server.address}/settings`);
  await page.getByText('The browser may clear it').waitFor();
  await page.getByText('A closed app cannot ring').waitFor();
  await page.keyboard.press('Shift');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).click();
  expect(await asked()).toEqual([]);
});

it('[R11] what a browser cleared is told apart from a first visit, and leads to the ways back', async () => {
  const page = here[2]?.page;
  if (page === undefined) throw new Error('the test before this one opens it');
  const tools = await page.context().newCDPSession(page);
  await page.goto(server.address);
  await page.getByRole('heading', { name: 'My notes' }).waitFor();
  await waitFor('it is noted', () => page.evaluate(() => localStorage.getItem('binome.here') !== null));
  await page.goto('about:blank');
  // As when the device runs out of room: databases go, and the little that stands beside them stays.
  await tools.send('Storage.clearDataForOrigin', {
    origin: server.address,
    storageTypes: 'indexeddb,cache_storage,service_workers',
  });
  await page.goto(server.address);
  await page.getByRole('heading', { name: 'What was here is gone' }).waitFor({ timeout: cast.PLENTY });
  expect(await faultsOn(page)).toEqual([]);
  await shoot({ page }, 'cleared-en');
  await page.getByRole('link', { name: 'Come back' }).click();
  await page.waitForURL('**/return');
  await page.goBack();
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await page.getByRole('button', { name: 'Write a first note' }).waitFor();
  await cast.writeFirstNote(page, 'Begun anew');
  await page.goto(server.address);
  await page.getByRole('heading', { name: 'My notes' }).waitFor();
});

it('it can be installed, in each language, and the icon’s shortcuts lead where they say', async () => {
  const page = await launch('dora');
  const tools = await page.context().newCDPSession(page);
  await page.goto(server.address);
  await cast.waitForKept(page);
  expect((await tools.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId)).toEqual(
    [],
  );
  const { errors, data } = await tools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { shortcuts } = JSON.parse(data ?? '{}') as { shortcuts: { name: string; url: string }[] };
  expect(shortcuts.map(({ name }) => name)).toEqual(['New note', 'Invite someone']);
  await page.goto(server.address + shortcuts[0]?.url);
  await page.locator('[contenteditable=true]').first().waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/note\//);
  await page.goto(server.address + shortcuts[1]?.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/invite');
});
