import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { collectKept } from '../story/planted.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { openPlants } from './planting.ts';

const NAMES = ['Zoé', 'Awa', 'Éric', 'Inès', 'Lou', 'Max', 'Noor', 'Tom'];
const PLANTED = 'wombatazur';

declare global {
  interface Window {
    /** Databases closed so far. */
    shutDatabases: number;
  }
}

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [ada, ben] = await Promise.all([launchPerson('ada'), launchPerson('ben')]);
  const plants = await openPlants();
  await plants.plant(ada.context, proxy.address, { names: NAMES, lines: 4, pages: 1, words: 12, goals: 1 });
  await plants.close();
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

const row = (name: string) => ada.page.getByRole('main').getByRole('link', { name: new RegExp(name) });
const places = () =>
  ada.page.locator('[data-inbox-row] .inbox-name').evaluateAll((all) => all.map((one) => one.textContent));

test('[S52] a mentor of many sees them all, and Ben, invited by a link, becomes one of them', async () => {
  await ada.page.goto(`${proxy.address}/invite`);
  await ada.page.getByRole('button', { name: 'Make the link' }).click();
  const field = ada.page.getByRole('textbox', { name: 'Link of your invitation' });
  await ben.page.goto(await field.inputValue({ timeout: cast.PLENTY }));
  await ben.page.getByRole('textbox', { name: 'Your first name' }).fill('Ben');
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ada.page.goto(proxy.address);
  await row('Ben').waitFor({ timeout: cast.PLENTY });
  for (const name of NAMES) await row(name).waitFor();
  // Each was opened once behind the screen: then what waits in it is known.
  await waitFor(
    'all goals are known',
    async () => (await ada.page.getByText(/A goal is due/).count()) === NAMES.length,
  );
});

test('his words stand in the list though nobody opened his space, and are read once it is in front', async () => {
  // Five others were in front since: at the next start his space sleeps.
  for (const name of NAMES.slice(0, 5)) {
    await row(name).click();
    await ada.page.waitForURL(/\/w\//);
    await ada.page.goto(proxy.address);
  }
  await ben.page.goto(proxy.address);
  await cast.visible(ben.page.getByRole('link', { name: /You and Ada/ })).click();
  await ada.page.goto('about:blank');
  await cast.say(ben.page, 'Ada', `I have the answer ${PLANTED}`);
  await ada.page.goto(proxy.address);
  await row(`Ben.*1 new message`).waitFor({ timeout: cast.PLENTY });
  await row('Ben').getByText(PLANTED).waitFor();
  await row('Ben').getByText('Here now').waitFor();
  // What waits for an answer stands before what has a day.
  expect((await places())[0]).toContain('Ben');
  await ada.page.reload();
  await row('Ben.*1 new message').waitFor();
  await row('Ben').click();
  await cast.conversation(ada.page).getByText(PLANTED).waitFor();
  await ada.page.getByRole('link', { name: 'Binôme' }).click();
  await row('Ben').waitFor();
  expect(await row('Ben.*new message').count()).toBe(0);
});

test('by the keys alone: find a name, go down the list, open one', async () => {
  const { page } = ada;
  await page.getByRole('searchbox', { name: 'Find a space by its name' }).focus();
  await page.keyboard.type('eric');
  await waitFor('one is left', async () => (await places()).length === 1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/w\//);
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('heading', { name: /wait for you/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  const second = (await places())[1] ?? '';
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(second);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/w\//);
});

test('of those that are open, the one that was left longest goes back to sleep', async () => {
  const { page } = ada;
  await page.clock.install();
  await page.addInitScript(() => {
    window.shutDatabases = 0;
    const { close } = IDBDatabase.prototype;
    IDBDatabase.prototype.close = function (this: IDBDatabase) {
      window.shutDatabases += 1;
      close.call(this);
    };
  });
  await page.goto(proxy.address);
  // It slept: now it is one of the five that stay, and another is not.
  await row('Tom').click();
  await page.getByText('Tom, message 3').first().waitFor({ timeout: cast.PLENTY });
  await page.getByRole('link', { name: 'Binôme' }).click();
  await row('Tom').waitFor();
  const closed = () => page.evaluate(() => window.shutDatabases);
  const before = await closed();
  // Its root, what was acknowledged, its notebook, chat, goals and meetings.
  await waitFor('six documents of one are closed', async () => {
    await page.clock.fastForward(61_000);
    return (await closed()) >= before + 6;
  });
});

test('the inbox passes axe; nothing of it is readable on a disk or was seen by the server', async () => {
  expect(await axeFaults(ada.page, proxy.address, ['/'])).toEqual([]);
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
