/**
 * What Ada and Ben have in common goes into one file and comes back: all of it, equal, to be read on a device that has
 * never been in their space; a file that was tampered with leaves nothing behind.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseTime, fieldsIn, openAgenda } from '../agenda/hands.ts';
import { draw, goToBoard, list, openList, tool } from '../board/hands.ts';
import { attach, reaches, send } from '../files/hands.ts';
import { openGoals, step } from '../goals/hands.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { bringBack, openAgreement, takeAlong, term } from './hands.ts';
import { filesIn } from './unpack.ts';

const folder = mkdtempSync(join(tmpdir(), 'binome-along-'));
let server: ServerProcess;
let ada: Person;
let ben: Person;
/** A browser that knows nobody. */
let elsewhere: Person | undefined;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
});

inChapters(() => [ada, ben, ...(elsewhere ? [elsewhere] : [])]);

afterAll(async () => {
  await Promise.all([ada, ben, elsewhere].map((person) => person?.close()));
  await server?.stop();
});

const taken = (page: Page, button: string, name: string): Promise<string> =>
  takeAlong(page, button, join(folder, name));
const bring = (page: Page, path: string): Promise<void> => bringBack(page, server.address, path);

let first: ReadonlyMap<string, Buffer>;

test('[S40] [R13] a message with a file, a page, a goal, a meeting, a drawing and an agreement go into one file of open formats', async () => {
  const { page } = ada;
  await attach(page, { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Monday: call the museum\n') });
  await send(page);
  await cast.say(page, 'Ben', 'Here is the plan we spoke of');
  await reaches(page, 'plan.txt', 'here');
  await openGoals(page);
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill('Learn to listen');
  await page.getByRole('button', { name: 'Keep this goal' }).click();
  await page.getByRole('textbox', { name: 'A step more' }).fill('Ask, then wait');
  await page.keyboard.press('Enter');
  await step(page, 'Ask, then wait').check();
  await openAgenda(page);
  await page.getByRole('link', { name: 'We have met' }).click();
  await chooseTime(page, (await fieldsIn(page, -7 * 86_400_000)).day, '10:30');
  await page.getByRole('textbox', { name: /Where/ }).fill('Café du musée');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('Written down by you').waitFor();
  await page.getByRole('textbox', { name: 'Add a next step' }).fill('Send the letter');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /^Send the letter/ }).waitFor();
  await goToBoard(page);
  await tool(page, 'Pen').click();
  await draw(page, [
    [0, 0],
    [120, 80],
    [0, 120],
  ]);
  await openAgreement(page);
  await page.getByRole('link', { name: 'Write it', exact: true }).click();
  await term(page, 'What we want to reach').fill('To understand each other');
  await page.getByRole('button', { name: /^Sign, and propose it/ }).click();
  await openAgreement(ben.page);
  await ben.page.getByRole('button', { name: 'Sign it too' }).click({ timeout: cast.PLENTY });
  await page.getByRole('link', { name: 'Propose a change' }).waitFor({ timeout: cast.PLENTY });
  await cast.visible(page.getByRole('link', { name: 'Notebook', exact: true })).click();
  await cast.newPage(page, 'First meeting');
  await cast.write(page, 'She laughed at once');
  // Left, it keeps a version of itself; then there is more.
  await page.getByRole('link', { name: 'Notebook', exact: true }).first().click();
  await page
    .getByRole('link', { name: /^First meeting/ })
    .first()
    .click();
  await cast.write(page, ' and I did too.');
  await page
    .getByText(/Delivered/)
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await openAgreement(page);
  first = filesIn(readFileSync(await taken(page, 'Take everything along', 'first.zip')));
  const names = [...first.keys()];
  for (const name of [
    'Messages.md',
    'Messages.json',
    'Goals.md',
    'Goals.json',
    'Agreement.md',
    'Board.svg',
    'Board.excalidraw',
    'agenda.ics',
    'Sessions.md',
  ])
    expect(names).toContain(`With Ben/${name}`);
  expect(names.filter((name) => /^Files\/plan\.[\w-]{43}\.txt$/.test(name))).toHaveLength(1);
  expect(first.get('With Ben/Notebook/First meeting.md')?.toString()).toContain('She laughed at once and I did too.');
  const calendar = new ICAL.Component(ICAL.parse(first.get('With Ben/agenda.ics')?.toString() ?? ''));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(events.map(({ location }) => location)).toEqual(['Café du musée']);
  for (const words of ['Café du musée', 'Send the letter'])
    expect(first.get('With Ben/Sessions.md')?.toString()).toContain(words);
  expect(first.get('With Ben/Agreement.md')?.toString()).toContain('To understand each other');
});

test('[R13] a browser that knows nobody shows all of it, with the names, and changes nothing', async () => {
  elsewhere = await launchPerson('elsewhere', { viewport: 'phone' });
  const { page } = elsewhere;
  await bring(page, join(folder, 'first.zip'));
  await page.getByText('Brought back from a file', { exact: false }).first().waitFor({ timeout: cast.PLENTY });
  await page.getByRole('link', { name: /^Notebook 1 page/ }).click();
  await page
    .getByRole('link', { name: /First meeting/ })
    .first()
    .click();
  await page.getByText('She laughed at once and I did too.').waitFor();
  expect(await page.getByRole('toolbar').count()).toBe(0);
  await page.getByRole('button', { name: 'Earlier versions' }).click();
  const versions = page.getByRole('dialog', { name: 'Earlier versions' });
  await versions.getByRole('combobox', { name: 'How it was' }).selectOption({ index: 1 });
  await versions.locator('ins').getByText('and I', { exact: false }).waitFor();
  expect(await versions.getByRole('button', { name: 'Bring this version back' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await cast.visible(page.getByRole('link', { name: 'Messages', exact: true })).click();
  await cast.conversation(page).getByText('Here is the plan we spoke of').waitFor();
  await reaches(page, 'plan.txt', 'here');
  expect(await page.getByRole('textbox', { name: /^Write to/ }).count()).toBe(0);
  await openGoals(page);
  await page.getByRole('link', { name: /Learn to listen/ }).waitFor();
  const space = new URL(page.url()).pathname.replace('/goals', '');
  await page.goto(`${server.address}${space}/board`);
  await openList(page);
  await list(page).getByRole('option').first().waitFor();
  await page.goto(`${server.address}${space}/agenda`);
  await page.locator('.agenda-row').first().click();
  await page.getByText('Café du musée').first().waitFor();
  await page.getByText('Send the letter').first().waitFor();
  await page.goto(`${server.address}${space}/pact`);
  await page.getByText('To understand each other').first().waitFor();
  expect(await axeFaults(page, server.address, [space])).toEqual([]);
});

test('[R13] taken along again it is the same, byte for byte, but for the hour', async () => {
  const page = (elsewhere ?? ada).page;
  await page.goto(`${server.address}/settings`);
  await page.getByRole('link', { name: /^Ben/ }).first().click();
  const again = filesIn(readFileSync(await taken(page, 'Take it along', 'again.zip')));
  expect([...again.keys()]).toEqual([...first.keys()]);
  for (const [name, bytes] of again) {
    // The calendar is of the hour it was written.
    if (name === 'manifest.json' || name.endsWith('/agenda.ics')) continue;
    expect(bytes.toString(), name).toBe(first.get(name)?.toString());
  }
});

test('a file that was changed, cut, or is none of ours is refused in words, and leaves nothing', async () => {
  const page = (elsewhere ?? ada).page;
  const whole = readFileSync(join(folder, 'first.zip'));
  const changed = Buffer.from(whole);
  const at = changed.indexOf('call the museum');
  changed.write('rob ', at);
  const write = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const before = await cast.databases(page);
  for (const [path, words] of [
    [write('changed.zip', changed), '“plan.txt” in this file is damaged'],
    [write('cut.zip', whole.subarray(0, whole.length - 400)), 'This is not a file that Binôme made'],
    [write('other.zip', Buffer.from('hello')), 'This is not a file that Binôme made'],
  ] as const) {
    await bring(page, path);
    await page.getByText(words, { exact: false }).waitFor({ timeout: cast.PLENTY });
    expect(await page.getByRole('link', { name: /^Ben/ }).count()).toBe(1);
  }
  expect(await cast.databases(page)).toBe(before);
  await page.getByRole('link', { name: /^Ben/ }).click();
  await page.getByRole('button', { name: 'Delete this archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Take along, bring back' }).waitFor();
  await page.getByRole('link', { name: /^Ben/ }).waitFor({ state: 'detached' });
  for (const person of [ada, ben, elsewhere]) expect(person?.problems.seen(noNetwork)).toEqual([]);
});
