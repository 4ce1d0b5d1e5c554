/** The first minutes of somebody who has never been here, by touch, on a small phone. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import { databaseNames, PLENTY, visible } from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';

let server: ServerProcess;
let lou: Person;
/** Somebody else, who only looks around. */
let eve: Person;
let page: Page;
let taps = 0;

beforeAll(async () => {
  server = await startServerProcess();
  [lou, eve] = await Promise.all([
    launchPerson('lou', { viewport: 'phone' }),
    launchPerson('eve', { viewport: 'phone' }),
  ]);
  page = lou.page;
  await page.goto(server.address);
});

afterAll(async () => {
  await lou?.close();
  await eve?.close();
  await server?.stop();
});

inChapters(() => [lou, eve]);

async function tap(what: Locator): Promise<void> {
  await what.tap();
  taps += 1;
}
const steps = (): Locator => page.getByRole('region', { name: 'A good beginning' });
const named = (): Promise<string[]> => databaseNames(eve.page);

interface Said {
  readonly type: string;
  readonly topics?: readonly string[];
}

/** What this page sends to the server, as it is sent. */
function wordsToTheServer(of: Page): readonly Said[] {
  const said: Said[] = [];
  of.on('websocket', (socket) => socket.on('framesent', ({ payload }) => said.push(JSON.parse(String(payload)))));
  return said;
}

/** A person's own address, at which invitations would reach them, is all that the server hears of: nothing of an example. */
function expectNothingOf(said: readonly Said[]): void {
  expect(['prove', 'relays', 'subscribe']).toEqual(expect.arrayContaining([...new Set(said.map(({ type }) => type))]));
  expect(new Set(said.flatMap(({ topics = [] }) => topics)).size).toBeLessThanOrEqual(1);
}

test('[R7] a note in three taps and twenty seconds, before any question', async () => {
  const began = Date.now();
  await tap(page.getByRole('button', { name: 'Write a first note' }));
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  await page.keyboard.type('Questions');
  await tap(page.getByRole('textbox', { name: 'Note', exact: true }));
  await page.keyboard.type('How did you find your first job?');
  await page.getByText('Saved').first().waitFor({ timeout: PLENTY });
  expect(taps).toBeLessThanOrEqual(3);
  expect(Date.now() - began).toBeLessThan(20_000);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.locator('input[type=password]').count()).toBe(0);
});

test('[First minutes] then four steps on Today, each ticked by what really happened', async () => {
  await page.getByRole('link', { name: 'Back to Today' }).tap();
  await steps().getByText('0 of 4').waitFor({ timeout: PLENTY });
  expect(await faultsOn(page)).toEqual([]);
  await steps()
    .getByRole('link', { name: /Invite somebody/ })
    .tap();
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Lou');
  await page.getByRole('button', { name: 'Make the link' }).tap();
  await page.getByRole('textbox', { name: 'Link of your invitation' }).waitFor({ timeout: PLENTY });
  await page.goto(server.address);
  await steps().getByText('1 of 4').waitFor({ timeout: PLENTY });
  expect(
    await steps()
      .getByRole('link', { name: /Invite somebody/ })
      .count(),
  ).toBe(0);
  await steps()
    .getByRole('link', { name: /Keep a way back/ })
    .waitFor();
});

test('the steps are put aside with one press, and stay so', async () => {
  await steps().getByRole('button', { name: 'Not now' }).tap();
  await steps().waitFor({ state: 'detached' });
  await page.reload();
  await visible(page.getByText('Questions')).waitFor({ timeout: PLENTY });
  expect(await steps().count()).toBe(0);
});

test('who only looks finds an example of a space, marked, with something everywhere, and leaves nothing', async () => {
  const { page: hers } = eve;
  const said = wordsToTheServer(hers);
  await hers.goto(server.address);
  await hers.getByRole('link', { name: 'Look around first' }).tap();
  await hers.getByRole('button', { name: /An example of a space/ }).waitFor();
  expect(await faultsOn(hers)).toEqual([]);
  const before = await named();
  await hers.getByRole('button', { name: /An example of a space/ }).tap();
  await hers.getByRole('heading', { name: 'You and Amina' }).waitFor({ timeout: PLENTY });
  await hers.getByText('You are Lou here.').waitFor();
  expect(await faultsOn(hers)).toEqual([]);
  for (const [tab, words] of [
    ['Messages', 'I even slept well.'],
    ['Notebook', 'Ready for the museum'],
    ['Goals', 'Five applications that I mean'],
    ['Agenda', 'Rehearsal for the museum'],
  ] as const) {
    await hers.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: tab }).tap();
    await visible(hers.getByText(words)).waitFor({ timeout: PLENTY });
    await hers.getByText('You are Lou here.').waitFor();
  }
  await hers.goto(server.address);
  await hers
    .getByRole('link', { name: /You and Amina/ })
    .getByText('Example')
    .waitFor({ timeout: PLENTY });
  // What is nobody's is not missed when a browser clears it.
  expect(await hers.evaluate(() => localStorage.getItem('binome.here'))).toBe(null);
  await hers.getByRole('link', { name: /You and Amina/ }).tap();
  await hers.getByRole('button', { name: 'Remove it' }).tap();
  await hers.getByRole('button', { name: 'Write a first note' }).waitFor({ timeout: PLENTY });
  await expect.poll(named).toEqual(before);
  expectNothingOf(said);
});

test('and an example of a programme, whose office has something on every screen and asks no server', async () => {
  const { page: hers } = eve;
  const said = wordsToTheServer(hers);
  const before = await named();
  await hers.getByRole('link', { name: 'Look around first' }).tap();
  await hers.getByRole('button', { name: /An example of a programme/ }).tap();
  await hers.getByText('Nobody here exists.').waitFor({ timeout: 2 * PLENTY });
  await hers.getByText('11 mentors, 18 mentees').waitFor();
  for (const [tab, words] of [
    ['Directory', 'Sarah Cohen'],
    ['Pairs', /Awa Diallo|Bernard Lefèvre|Carmen Ruiz/],
    ['Following up', 'What to do'],
  ] as const) {
    await hers.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: tab }).tap();
    await visible(hers.getByText(words)).waitFor({ timeout: PLENTY });
    expect(await faultsOn(hers)).toEqual([]);
  }
  await hers.getByRole('button', { name: 'Remove it' }).tap();
  await hers.getByRole('button', { name: 'Write a first note' }).waitFor({ timeout: PLENTY });
  await expect.poll(named).toEqual(before);
  expectNothingOf(said);
  expect(eve.problems.seen()).toEqual([]);
});
