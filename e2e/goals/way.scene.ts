/**
 * The way of Ada and Ben: milestones, the programme's topics, a mission that both did while they were apart, a goal
 * looked at again, and a badge whose certificate anybody can verify.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import decode from 'qr/decode.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePair } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { openGoal, openGoals, tabTo } from './hands.ts';

const GOAL = 'Find an internship';
let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePair(server.address));
  for (const { page } of [ada, ben]) {
    await openGoals(page);
    await page.getByRole('link', { name: /The way together/ }).click();
    await page.getByRole('heading', { name: 'The way together' }).waitFor();
  }
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) });

test('[S41] [S50] [F20] Ben passes a milestone and acquires a topic with the keyboard alone; his mentor sees both, and ticks no topic', async () => {
  const { page } = ben;
  await tabTo(page, tick(page, 'We have met'));
  await page.keyboard.press('Space');
  await tabTo(page, tick(page, 'Interviews'));
  await page.keyboard.press('Space');
  await waitFor('Ada sees the milestone', () => tick(ada.page, 'We have met').isChecked());
  await waitFor('and the topic', () => tick(ada.page, 'Interviews').isChecked());
  expect(await tick(ada.page, 'Interviews').isDisabled()).toBe(true);
  await ada.page.getByText('Ben ticks what they have acquired.').waitFor();
});

test('both say while they are apart that a mission is done, and each something else: it merges, and it is done', async () => {
  await cast.waitForKept(ben.page);
  await ben.setOffline(true);
  await ben.page.reload();
  await tick(ben.page, 'Two ways').check();
  await tick(ben.page, 'We agreed how often').check();
  await server.restart();
  await tick(ada.page, 'Two ways').check();
  await tick(ada.page, 'We agreed how often').check();
  await ada.page.getByText('Said to be done by: You').waitFor();
  await ben.setOffline(false);
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page, 60_000)));
  for (const { page } of [ada, ben]) {
    await page.getByText('Done, you all say so.').waitFor({ timeout: cast.PLENTY });
    expect(await tick(page, 'We agreed how often').isChecked()).toBe(true);
  }
});

test('[F26] Ada gives a badge for it; the code on its certificate verifies without a network, and changed it does not', async () => {
  await ada.page.getByRole('button', { name: 'Give a badge' }).first().click();
  const give = ada.page.getByRole('dialog', { name: 'Give a badge' });
  expect(await give.getByRole('textbox', { name: 'What Ben has done' }).inputValue()).toBe('Two ways');
  await give.getByRole('button', { name: 'Sign and give' }).click();
  const { page } = ben;
  await page.getByRole('button', { name: /Two ways.*For you, from Ada/ }).click({ timeout: cast.PLENTY });
  const picture = page.getByRole('img', { name: /^Certificate: Ben\. Two ways\. Signed by Ada/ });
  await picture.waitFor();
  expect(await faultsOn(page, { advice: true })).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the picture' }).click();
  const file = `${ben.profileDir}/certificate.png`;
  await (await saved).saveAs(file);
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  // On paper, or as a PDF: the picture alone, on one sheet.
  await page.emulateMedia({ media: 'print' });
  const printed = await page
    .locator('body > *')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.className));
  expect(printed).toEqual(['only-print']);
  const pdf = (await page.pdf({ landscape: true })).toString('latin1');
  await page.emulateMedia({ media: null });
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/Subtype\s*\/Image/);
  // What a camera would read of the paper, held near the code.
  const { width, height, data } = await picture.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = 440;
    canvas.height = 440;
    const context = canvas.getContext('2d');
    context?.drawImage(image, -690, -200);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return { width: canvas.width, height: canvas.height, data: [...pixels] };
  });
  const link = decode({ width, height, data: Uint8Array.from(data) });
  expect(link).toContain(`${server.address}/verify#`);
  await ada.page.goto(`${server.address}/verify`);
  await ada.page.getByRole('heading', { name: 'Verify a badge or a report' }).waitFor();
  await ada.setOffline(true);
  const field = ada.page.getByRole('textbox', { name: 'Or paste the link of a badge' });
  await field.fill(link);
  await ada.page.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
  await ada.page.getByRole('heading', { name: 'Signed, and unchanged' }).waitFor();
  await ada.page.getByText('Two ways').waitFor();
  await field.fill(`${link.slice(0, -8)}${link.at(-8) === 'A' ? 'B' : 'A'}${link.slice(-7)}`);
  await ada.page.getByRole('button', { name: 'Verify', exact: true }).click();
  await ada.page.getByRole('heading', { name: 'This was changed' }).waitFor();
  await ada.setOffline(false);
  // The link by itself, as a camera opens it.
  await ada.page.goto('about:blank');
  await ada.page.goto(link);
  await ada.page.getByRole('heading', { name: 'Signed, and unchanged' }).waitFor({ timeout: cast.PLENTY });
});

test('[S43] Ben looks at his goal again, and sets it aside: it says so to both', async () => {
  const { page } = ben;
  await page.keyboard.press('Escape');
  await openGoals(page);
  await page.getByRole('button', { name: 'New goal' }).first().click();
  await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill(GOAL);
  await page.getByRole('radio', { name: /^You and Ada/ }).check();
  await page.getByRole('button', { name: 'Keep this goal' }).click();
  await page.getByRole('button', { name: 'Look at it again' }).click();
  await page.getByRole('textbox', { name: 'What has changed since?' }).fill('Not this year');
  await page.getByRole('button', { name: 'Set it aside' }).click();
  await page.getByText('Not this year').waitFor();
  await ada.page.goto(page.url().replace(/\/goals\/.*$/, '/goals'));
  await ada.page.getByRole('heading', { name: 'Set aside' }).waitFor({ timeout: cast.PLENTY });
  await openGoal(ada.page, GOAL);
  await ada.page.getByText('Not this year').waitFor();
  expect(await ada.page.getByRole('button', { name: 'Look at it again' }).count()).toBe(0);
});

test('the way passes axe, light and dark, wide and narrow, and nothing went wrong behind it', async () => {
  const goal = new URL(ben.page.url()).pathname;
  expect(await axeFaults(ben.page, server.address, [goal, goal.replace(/[^/]+$/, 'way')])).toEqual([]);
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(server.address)).toEqual([]);
  }
});
