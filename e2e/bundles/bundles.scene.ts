/**
 * Ada and Ben have joined; from then on there is no server and no network, and they are never connected. They write to
 * each other by file, by text, by codes and by sharing. What is altered, cut or somebody else's is refused in words.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { armour } from '../../app/peer/bundle/armour.ts';
import { sealBundle } from '../../app/peer/bundle/seal.ts';
import { certifyDevice, newSecret, signingPairFrom } from '../../crypto/index.ts';
import { openSpace } from '../devices/steps.ts';
import { axeFaults, faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import {
  type Installed,
  install,
  noNetwork,
  type Person,
  placesWith,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { choose, close, folder, openSend, paste, saveFile, tab, toMessages, toToday, write } from './hands.ts';

const PLANTED = 'quokkaverdant';
let server: ServerProcess;
let ada: Person;
let ben: Person;
/** Of Ben's device, where the app is installed. */
let system: Installed;
/** The file that Ada sent first. */
let sent = '';

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address, { viewport: 'phone', ownHome: true }));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForKept(page)));
  system = await install(ben);
  // From here on nothing carries anything but what a person carries.
  await server.kill();
  for (const { page, setOffline } of [ada, ben]) {
    await setOffline(true);
    await page.reload();
  }
  for (const { context } of [ada, ben]) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
});

test('[S61] [S62] [F41] Ada writes three lines and a page, and saves them as a file that shows nothing', async () => {
  const { page } = ada;
  await page.getByRole('heading', { name: 'You and Ben' }).waitFor();
  await toMessages(page);
  for (const line of ['one', 'two', 'three']) await cast.say(page, 'Ben', `${PLANTED} ${line}`);
  await tab(page, 'Notebook').click();
  await cast.newPage(page, `A letter ${PLANTED}`);
  await write(page, `I am writing about the place. ${PLANTED}`);
  await cast.visible(page.getByText('Saved', { exact: true })).waitFor();
  sent = await saveFile(page, 'first.binome');
  expect(placesWith([PLANTED, 'A letter'], [{ place: 'the file', bytes: readFileSync(sent) }])).toEqual([]);
  // Nothing has come back: it is not delivered.
  await toMessages(page);
  expect(await cast.conversation(page).getByText('Delivered').count()).toBe(0);
});

test('Ben takes the file in, and is told what came', async () => {
  expect(await choose(ben.page, sent)).toMatch(/^3 lines and 1 page from Ada, up to \d\d:\d\d/);
  expect(await choose(ben.page, sent)).toMatch(/taken in before/);
  await toMessages(ben.page);
  for (const line of ['one', 'two', 'three'])
    await cast.conversation(ben.page).getByText(`${PLANTED} ${line}`).waitFor();
});

test('altered, cut, one’s own, somebody else’s: each is refused in words, and changes nothing', async () => {
  const before = await cast.conversation(ben.page).textContent();
  const bytes = readFileSync(sent);
  const spoilt = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, change(Buffer.from(bytes)));
    return path;
  };
  const flip = (at: number) => (file: Buffer) => {
    file.writeUInt8(file.readUInt8(at) ^ 1, at);
    return file;
  };
  expect(await choose(ben.page, spoilt('altered.binome', flip(600)))).toMatch(/changed on its way/);
  expect(
    await choose(
      ben.page,
      spoilt('cut.binome', (file) => file.subarray(0, 900)),
    ),
  ).toMatch(/end is missing/);
  expect(
    await choose(
      ben.page,
      spoilt('other.binome', () => Buffer.from('holiday pictures')),
    ),
  ).toMatch(/nothing from Binôme/);
  expect(await choose(ada.page, sent)).toMatch(/made this one yourself/);
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const eve = signingPairFrom(newSecret(random));
  const foreign = await sealBundle(
    { sequence: 1, previous: new Uint8Array(32), made: 1, seen: new Map(), documents: [] },
    { workspace: 'another', key: newSecret(random), to: 'Ben' },
    { device: eve, certificate: certifyDevice(eve, eve.publicKey, 1), random },
  );
  if (!foreign.ok) throw new Error(foreign.error.tag);
  expect(await paste(ben.page, armour(foreign.value))).toMatch(/not for you/);
  await toMessages(ben.page);
  expect(await cast.conversation(ben.page).textContent()).toBe(before);
});

test('Ben answers as text in a quoted mail; then, and only then, Ada sees Delivered', async () => {
  await cast.say(ben.page, 'Ada', 'Thank you, I have read it.');
  await cast.conversation(ben.page).getByText('Thank you, I have read it.').waitFor();
  const dialog = await openSend(ben.page);
  await dialog.getByRole('button', { name: 'Copy as text' }).click();
  await ben.page.getByText('Copied', { exact: true }).first().waitFor();
  const text = await ben.page.evaluate(() => navigator.clipboard.readText());
  await close(ben.page);
  expect(placesWith(['Thank you', PLANTED], [{ place: 'the text', bytes: Buffer.from(text) }])).toEqual([]);
  const mail = `On Monday Ben wrote:\n${text.replace(/^/gm, '> ')}\n> See you`;
  expect(await paste(ada.page, mail)).toMatch(/^1 line from Ben, up to/);
  await toMessages(ada.page);
  await cast.conversation(ada.page).getByText('Thank you, I have read it.').waitFor();
  await cast.conversation(ada.page).getByText('Delivered').last().waitFor();
});

test('Ben writes on in the page; a small bundle can also be shown as codes', async () => {
  await tab(ben.page, 'Notebook').click();
  await cast.visible(ben.page.getByRole('link', { name: /A letter/ })).click();
  await cast.textOfPage(ben.page).getByText('I am writing about the place.').waitFor();
  await write(ben.page, ' I counted the visitors.');
  await cast.visible(ben.page.getByText('Saved', { exact: true })).waitFor();
  const dialog = await openSend(ben.page);
  await dialog.getByRole('button', { name: /Show as QR codes/ }).click();
  await dialog.getByRole('img', { name: /^Code 1 of/ }).waitFor();
  expect(await faultsOn(ben.page, { within: 'dialog', advice: true })).toEqual([]);
  await close(ben.page);
});

test('what is shared to the app is taken in when it opens, without touching the disk', async () => {
  const path = await saveFile(ben.page, 'second.binome');
  const base64 = readFileSync(path).toString('base64');
  await ada.page.evaluate(async (file) => {
    const form = new FormData();
    form.append('file', new File([Uint8Array.from(atob(file), (each) => each.charCodeAt(0))], 'second.binome'));
    // The browser itself follows the worker's answer to the page, which needs no network.
    await fetch('/received', { method: 'POST', body: form, redirect: 'manual' });
  }, base64);
  await ada.page.goto(`${server.address}/received`);
  const outcome = ada.page.getByRole('main').getByRole('status');
  await outcome.getByText(/1 page from Ben, up to/).waitFor();
  expect(await axeFaults(ada.page, server.address, ['/received'])).toEqual([]);
  await ada.page.goto(server.address);
  await ada.page
    .getByRole('link', { name: /^You and Ben/ })
    .first()
    .click();
});

test('[S61] Ben opens a file with the installed app, as the system does it; both read the same, and everything is delivered', async () => {
  const page = await system.open(await saveFile(ada.page, 'last.binome'));
  await page
    .getByRole('main')
    .getByRole('status')
    .getByText(/from Ada, up to/)
    .waitFor({ timeout: cast.PLENTY });
  await openSpace(ben, server.address, 'Ada');
  const texts: string[] = [];
  for (const { page } of [ada, ben]) {
    await tab(page, 'Notebook').click();
    await cast.visible(page.getByRole('link', { name: /A letter/ })).click();
    await waitFor('the whole page', async () => (await cast.readPage(page)).includes('visitors'));
    texts.push(await cast.readPage(page));
  }
  expect(texts[0]).toBe(texts[1]);
  await cast.visible(ben.page.getByText('Delivered', { exact: true })).waitFor();
});

test('side by side, the two connect by what their screens show, and no server was reached', async () => {
  for (const { page, setOffline } of [ada, ben]) {
    // A network between them, and still no server on it.
    await setOffline(false);
    await toToday(page);
    await page.getByRole('button', { name: 'Connect without a server' }).click();
  }
  const shown = async (page: Page): Promise<string> => {
    await page.getByRole('dialog').getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText('Copied', { exact: true }).first().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const read = async (page: Page, text: string): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What the other screen shows' }).fill(text);
    await dialog.getByRole('button', { name: 'Go on' }).click();
  };
  await read(ben.page, 'Hello Ada');
  await ben.page
    .getByRole('dialog')
    .getByText(/nothing of the kind/)
    .waitFor();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'I begin' }).click();
  // A slip costs nothing: what Ben still has to read stays on her screen.
  await ada.page.getByRole('dialog').getByRole('img').waitFor();
  await read(ada.page, 'Hello Ben');
  await ada.page
    .getByRole('dialog')
    .getByText(/nothing of the kind/)
    .waitFor();
  await read(ben.page, await shown(ada.page));
  await ben.page.getByRole('dialog').getByRole('img').waitFor();
  await read(ada.page, await shown(ben.page));
  await ada.page.getByRole('dialog').getByText('Be quick now').waitFor();
  await read(ben.page, await shown(ada.page));
  for (const { page } of [ada, ben]) {
    await page.getByRole('dialog').getByText('You are connected').waitFor({ timeout: 30_000 });
    await close(page);
  }
  await toMessages(ada.page);
  await cast.say(ada.page, 'Ben', 'Now we are connected.');
  await toMessages(ben.page);
  await cast.conversation(ben.page).getByText('Now we are connected.').waitFor();
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(server.address)).toEqual([]);
  }
});

test('what it cost is counted by person and kind, and low data shows in the header', async () => {
  const { page } = ada;
  await page.goto(`${server.address}/settings`);
  const part = page.getByRole('region', { name: 'Data used this month' });
  const row = (name: string | RegExp) =>
    part
      .locator('div')
      .filter({ has: page.getByText(name) })
      .locator('dd');
  for (const name of [/^With Ben/, 'Pages and messages', 'Letters and introductions']) {
    await expect
      .poll(async () => (await row(name).last().textContent()) ?? '', { timeout: cast.PLENTY })
      .toMatch(/[1-9]/);
  }
  expect(await axeFaults(page, server.address, ['/settings'])).toEqual([]);
  await part.getByRole('radio', { name: 'Low' }).check();
  await page.goto(server.address);
  await page
    .getByRole('link', { name: /^You and Ben/ })
    .first()
    .click();
  // And leads to where it is chosen.
  await cast.visible(page.getByRole('link', { name: 'low data' })).click();
  await page.waitForURL(`${server.address}/settings#data-use`);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: cast.PLENTY }).toBe('data-use');
  await part.getByRole('button', { name: 'Count from zero again' }).click();
  await row(/^With Ben/)
    .first()
    .waitFor({ state: 'detached' });
});
