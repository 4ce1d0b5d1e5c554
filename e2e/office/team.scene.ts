/**
 * Cleo and Dora run one programme from two browsers: Dora is let in across a number that both compare, each sees what the
 * other took in and did, also what they did apart, and nobody is written to twice. Then Cleo takes Dora out.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';

let server: ServerProcess;
let cleo: Person;
let dora: Person;
let ada: Person;
let ben: Person;
let link = '';

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, dora, ada, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('dora'),
    launchPerson('ada'),
    launchPerson('ben'),
  ]);
  await cleo.page.goto(server.address);
  link = await cast.createProgramme(cleo.page, {
    name: 'Passerelles',
    purpose: 'First jobs for young people',
    topics: ['Interviews'],
  });
});

inChapters(() => [cleo, dora, ada, ben]);

afterAll(async () => {
  await Promise.all([cleo, dora, ada, ben].map((person) => person?.close()));
  await server?.stop();
});

async function shoot({ page }: Person, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  const before = page.viewportSize();
  for (const [width, height, colorScheme] of [
    [360, 740, 'light'],
    [1280, 800, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

const tab = (page: Page, name: RegExp) => cast.visible(page.getByRole('link', { name })).click();
const acts = (page: Page) => page.getByRole('main').locator('.team-acts');
const card = { topics: ['Interviews'], words: 'I like to listen.' };

test('[S01][F31] Dora comes into the office once both have compared a number, and is named to who applies', async () => {
  await tab(cleo.page, /^Coordinators/);
  await cleo.page.getByRole('button', { name: 'Add a coordinator' }).click();
  const shown = cleo.page.getByRole('textbox', { name: 'Link that adds a coordinator' });
  await shown.waitFor();
  expect(await faultsOn(cleo.page, { advice: true })).toEqual([]);
  await shoot(cleo, '1-link');
  await dora.page.goto(await shown.inputValue());
  await dora.page.getByRole('textbox', { name: 'Your first name' }).fill('Dora');
  expect(await faultsOn(dora.page, { advice: true })).toEqual([]);
  await dora.page.getByRole('button', { name: 'Go on' }).click();
  await cleo.page.getByText('Dora opened the link').waitFor({ timeout: cast.PLENTY });
  const number = async (page: Page) => (await page.locator('.device-number').textContent()) ?? '';
  await dora.page.getByText(/^Read this number/).waitFor({ timeout: cast.PLENTY });
  expect(await number(cleo.page)).toMatch(/^\d{3} \d{3}$/);
  expect(await number(dora.page)).toBe(await number(cleo.page));
  await shoot(cleo, '2-number');
  await cleo.page.getByRole('button', { name: 'It is the same' }).click();
  await dora.page.getByText(/gives you the office of Passerelles/).waitFor({ timeout: cast.PLENTY });
  await shoot(dora, '3-offered');
  await dora.page.getByRole('button', { name: 'Yes, go on' }).click();
  await dora.page.waitForURL(/\/office\//, { timeout: cast.PLENTY });
  await cleo.page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await cleo.page.getByText('here now').nth(1).waitFor({ timeout: cast.PLENTY });
  await acts(cleo.page).getByText('Cleo added Dora').waitFor();
  // The same pack and link are there, and the programme is answered for by both.
  await dora.page.getByText(/in charge: Cleo and Dora/).waitFor({ timeout: cast.PLENTY });
  expect(await dora.page.getByRole('textbox', { name: 'Link of the programme' }).inputValue()).toBe(link);
  // The server has the new face a moment after the two know of each other.
  await waitFor('both named to who applies', async () => {
    await ada.page.goto(link);
    await ada.page.getByRole('heading', { name: 'Passerelles' }).waitFor();
    return (await ada.page.getByText('Cleo and Dora', { exact: true }).count()) > 0;
  });
});

test('[S01][F31] a card is seen by both, one runs the matching and the other sends the invitations, once', async () => {
  await cast.applyWith(ada.page, link, {
    ...card,
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: [],
  });
  await cast.applyWith(ben.page, link, {
    ...card,
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
  });
  await Promise.all([cleo, dora].map(({ page }) => cast.seeDirectory(page, ['Ada', 'Ben'])));
  await cast.matchPair(dora.page, 'Ada', 'Ben', 'Data analysis');
  await tab(cleo.page, /^Pairs/);
  await cast.pairRow(cleo.page, 'Ada', 'Ben').waitFor({ timeout: cast.PLENTY });
  await cleo.page.getByText('by Dora').waitFor();
  await cast.sendInvitations(cleo.page);
  await tab(dora.page, /^Invitations/);
  await cast.sentTo(dora.page, 'Ada', 'Ben').waitFor({ timeout: cast.PLENTY });
  await dora.page.getByText('by Cleo').waitFor();
  await tab(dora.page, /^Coordinators/);
  await acts(dora.page).getByText('Dora ran the matching: 1 pair').waitFor();
  await shoot(dora, '4-team');
  expect(await faultsOn(dora.page, { advice: true })).toEqual([]);
  await ada.page.goto(server.address);
  const invitations = ada.page.getByRole('link', { name: /See who and why/ });
  await invitations.first().waitFor({ timeout: cast.PLENTY });
  expect(await invitations.count()).toBe(1);
});

test('[S01][F31] what each does without a network is with both once they meet: other things, and the same', async () => {
  for (const { page } of [cleo, dora]) await tab(page, /^Announcements/);
  for (const person of [cleo, dora]) {
    await cast.waitForKept(person.page);
    await person.setOffline(true);
    // The link would outlive the network here.
    await person.page.reload();
  }
  await announce(cleo.page, 'The library is open on Monday.');
  await announce(dora.page, 'The library is closed on Friday.');
  expect(await dora.page.getByText('open on Monday').count()).toBe(0);
  expect(await cleo.page.getByText('closed on Friday').count()).toBe(0);
  for (const person of [cleo, dora]) await person.setOffline(false);
  for (const { page } of [cleo, dora]) {
    for (const words of ['open on Monday', 'closed on Friday'])
      await page
        .getByRole('main')
        .getByText(words)
        .first()
        .waitFor({ timeout: 2 * cast.PLENTY });
  }
  for (const { page } of [cleo, dora])
    await page
      .getByText('In 2 mailboxes')
      .nth(1)
      .waitFor({ timeout: 2 * cast.PLENTY });
  await ada.page.goto(server.address);
  await ada.page.getByText('2 new').waitFor({ state: 'attached', timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: /^Read all/ }).click();
  for (const words of ['open on Monday', 'closed on Friday']) await ada.page.getByText(words).waitFor();
});

async function announce(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'To everybody in the programme' }).fill(text);
  await page.getByRole('button', { name: 'Tell everybody' }).click();
  await page.getByRole('main').getByRole('listitem').getByText(text).waitFor();
}

test('[S01][F31] Dora is taken out: the office is erased from her browser, and what comes later is with Cleo alone', async () => {
  await tab(cleo.page, /^Coordinators/);
  await cleo.page.getByRole('button', { name: 'Take Dora out' }).click();
  const dialog = cleo.page.getByRole('dialog');
  await dialog.getByText(/What cannot be taken back/).waitFor();
  await shoot(cleo, '5-take-out');
  expect(await faultsOn(cleo.page, { advice: true })).toEqual([]);
  await dialog.getByRole('button', { name: 'Take out' }).click();
  await cleo.page.getByText('Dora is out of the office.').waitFor({ timeout: cast.PLENTY });
  await dora.page.getByText(/Cleo took you out of the office of Passerelles/).waitFor({ timeout: 2 * cast.PLENTY });
  await shoot(dora, '6-out');
  expect(await faultsOn(dora.page, { advice: true })).toEqual([]);
  await dora.page.getByRole('button', { name: 'Take it off the list' }).click();
  expect(await dora.page.getByText('Passerelles').count()).toBe(0);
  await dora.page.reload();
  await dora.page.getByRole('main').waitFor();
  expect(await dora.page.getByText('Passerelles').count()).toBe(0);
});
