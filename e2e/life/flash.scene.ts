/**
 * Ada and Ben for a short while: who is the mentor in one topic, a flash that closes itself after its day, and the same
 * two who go on.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { openPart, openToday } from './hands.ts';

const DAY = 86_400_000;
/** Where a page is told how far ahead its clock is. */
const AHEAD = 'clock-ahead';

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address, {}, async ({ context }) => {
    await context.addInitScript((key) => {
      const now = Date.now.bind(Date);
      // A blank page, as a browser begins with, keeps nothing.
      const ahead = location.protocol.startsWith('http') ? Number(localStorage.getItem(key) ?? 0) : 0;
      Date.now = () => now() + ahead;
    }, AHEAD);
  }));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

async function benSigns(): Promise<void> {
  await openToday(ben.page);
  await ben.page.getByRole('link', { name: 'Read it' }).click({ timeout: cast.PLENTY });
  await ben.page.getByRole('button', { name: 'Sign it too' }).click();
}

test('[F29] in one topic Ben is the mentor, once both have signed', async () => {
  const { page } = ada;
  await openPart(page, 'Who is the mentor');
  await page.getByRole('radio', { name: 'One topic' }).check();
  await page.getByRole('textbox', { name: 'Which topic' }).fill('Social networks');
  await page.getByRole('radio', { name: 'Ben' }).check();
  await page.getByRole('button', { name: /^Propose it to/ }).click();
  await benSigns();
  for (const each of [page, ben.page])
    await each.locator('.pact-roles').getByText('Social networks').waitFor({ timeout: cast.PLENTY });
});

test('[S10] [S55] a flash until tomorrow is signed by both', async () => {
  const { page } = ada;
  await openPart(page, 'How long we go on');
  await page.getByRole('radio', { name: /^A flash, until a day/ }).check();
  await page.getByLabel('Until which day').fill(new Date(Date.now() + DAY).toISOString().slice(0, 10));
  await page.getByRole('button', { name: /^Propose it to/ }).click();
  await benSigns();
  await page
    .locator('.pact-now')
    .getByText(/A flash, until/)
    .waitFor({ timeout: cast.PLENTY });
});

test('[S21] [S55] [F28] forty days later it has closed itself, and nothing is written; both sign, and it goes on', async () => {
  for (const { page } of [ada, ben]) {
    await cast.waitForKept(page);
    await page.evaluate(([key, ahead]) => localStorage.setItem(key, ahead), [AHEAD, String(40 * DAY)] as const);
    await page.reload();
    await openToday(page);
    await page.getByRole('heading', { name: /This flash closed itself/ }).waitFor({ timeout: cast.PLENTY });
    expect(await page.getByRole('textbox', { name: /^Write to/ }).count()).toBe(0);
  }
  await ada.page.getByRole('button', { name: /to open it again$/ }).click();
  await openToday(ben.page);
  await ben.page.getByRole('button', { name: 'Sign it too' }).click({ timeout: cast.PLENTY });
  for (const { page } of [ada, ben]) {
    await page
      .getByRole('heading', { name: /This flash closed itself/ })
      .waitFor({ state: 'detached', timeout: cast.PLENTY });
    await page.getByRole('textbox', { name: /^Write to/ }).waitFor({ timeout: cast.PLENTY });
  }
  await cast.say(ben.page, 'Ada', 'We go on');
  await cast.conversation(ada.page).getByText('We go on').waitFor({ timeout: cast.PLENTY });
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
