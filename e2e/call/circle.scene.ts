/** A circle calls: everybody hears everybody, four at most; a fifth is told so, and who has left comes back by the button. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCircle, enterCircle, makeLink, sayYes } from '../circle/steps.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { capturing, fakeMedia, hears, openCall, watchMedia } from './hands.ts';

const CIRCLE = 'Thursday';
const NAMES = ['Ben', 'Cleo', 'Dan', 'Eve'];

interface Guest {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

let server: ServerProcess;
let browser: Browser;
let ada: Guest;
const guests: Guest[] = [];

async function somebody(name: string): Promise<Guest> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  await watchMedia({ context });
  return { name, context, page: await context.newPage() };
}

beforeAll(async () => {
  server = await startServerProcess();
  browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags, ...fakeMedia] });
  ada = await somebody('ada');
  await beginCircle(ada, server.address, CIRCLE, 'Ada');
  const links: string[] = [];
  for (const _ of NAMES) links.push(await makeLink(ada));
  for (const [at, name] of NAMES.entries()) {
    const guest = await somebody(name);
    guests.push(guest);
    await sayYes(guest, links[at] ?? '', name);
    await enterCircle(guest, server.address, CIRCLE);
  }
  await enterCircle(ada, server.address, CIRCLE);
});

inChapters(() => []);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const answer = ({ page }: Guest) => page.getByRole('button', { name: /^Answer/ }).click({ timeout: cast.PLENTY });

test('one calls, three answer, and each hears the three others', async () => {
  const [ben, cleo, dan] = guests as [Guest, Guest, Guest, Guest];
  for (const guest of guests) await cast.waitForDirect(guest.page);
  await openCall(ada.page);
  // Everybody is there to be asked.
  const here = ada.page.locator('.call-whom p');
  await waitFor('all four are there', async () => {
    const words = await here.textContent();
    return NAMES.every((name) => words?.includes(name));
  });
  await ada.page.getByRole('button', { name: /^Call ·/ }).click();
  for (const guest of [ben, cleo, dan]) await answer(guest);
  for (const guest of [ada, ben, cleo, dan]) await hears(guest.page, 3);
  expect(await ada.page.locator('.call-tile').count()).toBe(3);
});

test('the fifth is told that four are in it; one who leaves makes room, and may come back', async () => {
  const [, , dan, eve] = guests as [Guest, Guest, Guest, Guest];
  await answer(eve);
  await eve.page
    .getByRole('heading', { name: /Four people are in this call already/ })
    .waitFor({ timeout: cast.PLENTY });
  await waitFor('nothing of hers is captured', async () => (await capturing(eve.page)) === 0);
  await dan.page.getByRole('button', { name: 'Hang up' }).click();
  await hears(ada.page, 2);
  await dan.page.getByRole('button', { name: 'Call again' }).click();
  await dan.page.getByRole('button', { name: /^Join ·/ }).click({ timeout: cast.PLENTY });
  await hears(dan.page, 3);
  await hears(ada.page, 3);
});
