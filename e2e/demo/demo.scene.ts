/** `/?demo`: two people side by side in one page, on the device of somebody who has a profile of their own. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import { databaseNames, PLENTY, visible, waitForKept, writeFirstNote } from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess, viewports } from '../support/index.ts';

let server: ServerProcess;
let ada: Person;
let page: Page;
/** What is on this device before the demo, by the names of its databases. */
let before: readonly string[] = [];

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada');
  page = ada.page;
});

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

inChapters(() => [ada]);

const side = (name: string): Locator => page.getByRole('region', { name: `As ${name} sees it` });

test('[S12] two people are there by an address alone, and nothing was asked', async () => {
  await page.goto(server.address);
  await writeFirstNote(page, 'Mine, from before');
  before = await databaseNames(page);
  await page.goto(`${server.address}/?demo`);
  await page.getByRole('heading', { name: 'Two people are sitting down…' }).waitFor({ timeout: PLENTY });
  for (const name of ['Amina', 'Lou'])
    await side(name).getByRole('textbox', { name: 'Text of the page' }).waitFor({ timeout: PLENTY });
  await page.getByText('This is a demo.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('what one writes in the notebook appears on the other side', async () => {
  for (const name of ['Amina', 'Lou']) await visible(side(name).getByText(/^Direct with/)).waitFor({ timeout: PLENTY });
  await side('Lou').getByRole('textbox', { name: 'Text of the page' }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Good morning, museum. ');
  await side('Amina').getByText('Good morning, museum.').waitFor({ timeout: PLENTY });
});

test('a message is delivered; without a network it waits, and is caught up with', async () => {
  for (const name of ['Amina', 'Lou']) await side(name).getByRole('link', { name: 'Messages' }).first().click();
  const [amina, lou] = [side('Amina'), side('Lou')];
  await sayIn(lou, 'Amina', 'It works!');
  await amina.getByText('It works!', { exact: true }).waitFor({ timeout: PLENTY });
  await visible(lou.getByText('Delivered')).waitFor({ timeout: PLENTY });
  const network = page.getByRole('switch', { name: 'Network of Amina' });
  await network.click();
  await visible(amina.getByText(/^Offline/)).waitFor({ timeout: PLENTY });
  await sayIn(lou, 'Amina', 'Are you on the train?');
  await sayIn(amina, 'Lou', 'In a tunnel.');
  await visible(amina.getByText('Saved')).waitFor({ timeout: PLENTY });
  expect(await amina.getByText('Are you on the train?', { exact: true }).count()).toBe(0);
  await network.click();
  await amina.getByText('Are you on the train?', { exact: true }).waitFor({ timeout: PLENTY });
  await lou.getByText('In a tunnel.', { exact: true }).waitFor({ timeout: PLENTY });
});

async function sayIn(pane: Locator, other: string, text: string): Promise<void> {
  const field = pane.getByRole('textbox', { name: `Write to ${other}` });
  await field.fill(text);
  await field.press('Enter');
}

test('every place of the space has something to show', async () => {
  const lou = side('Lou');
  await lou.getByRole('link', { name: 'Goals' }).first().click();
  await visible(lou.getByText('A CV that shows what I can do')).waitFor({ timeout: PLENTY });
  await lou.getByRole('link', { name: 'Agenda' }).first().click();
  await visible(lou.getByText('Rehearsal for the museum')).waitFor({ timeout: PLENTY });
  await lou.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  await visible(lou.getByText('Next meeting')).waitFor({ timeout: PLENTY });
});

test('on a phone one side is in front, and the other lives on below', async () => {
  await page.setViewportSize(viewports.phone);
  const be = page.getByRole('button', { name: 'Be Amina' });
  await be.click();
  await page.getByRole('button', { name: 'Be Lou' }).waitFor();
  await sayIn(side('Amina'), 'Lou', 'From a phone.');
  await side('Lou').getByText('From a phone.', { exact: true }).first().waitFor({ state: 'attached', timeout: PLENTY });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await faultsOn(page)).toEqual([]);
  await page.setViewportSize(viewports.desktop);
  expect(await faultsOn(page)).toEqual([]);
});

test('the server heard nothing, and whoever starts for real finds what was theirs and nothing else', async () => {
  expect((await databaseNames(page)).length).toBeGreaterThan(before.length);
  await page.getByRole('button', { name: 'Start for real' }).click();
  // Their note, which has no title.
  await visible(page.getByText('Untitled')).waitFor({ timeout: PLENTY });
  expect(await databaseNames(page)).toEqual(before);
  expect(await page.evaluate(() => localStorage.getItem('binome.demo'))).toBe(null);
  expect(ada.problems.seen()).toEqual([]);
});

test('what a closed tab left behind goes at the next start', async () => {
  await page.goto(`${server.address}/?demo`);
  await page.getByText('This is a demo.').waitFor({ timeout: PLENTY });
  await page.goto(server.address);
  await visible(page.getByText('Untitled')).waitFor({ timeout: PLENTY });
  await expect.poll(() => databaseNames(page)).toEqual(before);
});

test('whoever has never seen it and has no network is told so, and the app goes on', async () => {
  const ben = await launchPerson('ben');
  try {
    await ben.page.goto(server.address);
    await waitForKept(ben.page);
    await ben.page.reload();
    await ben.setOffline(true);
    await ben.page.goto(`${server.address}/?demo`);
    await ben.page.getByRole('heading', { name: 'This screen did not open' }).waitFor({ timeout: PLENTY });
    await ben.page.goto(server.address);
    await ben.page.getByRole('button', { name: 'Write a first note' }).waitFor({ timeout: PLENTY });
  } finally {
    await ben.close();
  }
});
