/** Ada does not want her network address seen: she finds the choice in the settings, and both screens tell what comes of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  shoot,
  startServerProcess,
} from '../support/index.ts';
import { axeFaults } from './axe.ts';
import * as cast from './cast.ts';
import { inChapters } from './chapters.ts';

/** Two attempts that fail, and the time between them. */
const TOLD_WITHIN = 45_000;
let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;
let space = '';

beforeAll(async () => {
  // A relay that nobody answers at: e2e/lab has a real one. What is seen here is what people are told.
  const environment = { TURN_URL: 'turn:127.0.0.1:9?transport=tcp', TURN_SECRET: 'nobody checks it' };
  server = await startServerProcess({ environment });
  [cleo, ada, ben] = await Promise.all([
    launchPerson('cleo'),
    launchPerson('ada'),
    launchPerson('ben', { viewport: 'phone' }),
  ]);
  await Promise.all([cleo, ada, ben].map((person) => person.page.goto(server.address)));
});
inChapters(() => [cleo, ada, ben]);
afterAll(async () => {
  await Promise.all([cleo, ada, ben].map((person) => person?.close()));
  await server?.stop();
});

test('a relay that does not answer keeps nobody apart who can meet directly', async () => {
  const link = await cast.createProgramme(cleo.page, { name: 'Passerelles', purpose: 'First jobs', topics: ['Jobs'] });
  await cast.applyWith(ada.page, link, {
    name: 'Ada',
    role: 'To be a mentor',
    offered: ['Data analysis'],
    sought: ['Wolof'],
    topics: ['Jobs'],
    words: 'Twelve years of data.',
  });
  await cast.applyWith(ben.page, link, {
    name: 'Ben',
    role: 'To have a mentor',
    offered: ['Wolof'],
    sought: ['Data analysis'],
    topics: ['Jobs'],
    words: 'My first job.',
  });
  await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
  await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
  await cast.sendInvitations(cleo.page);
  for (const { page } of [ada, ben]) await page.goto(server.address);
  await cast.accept(ada.page, 'Ben', /data analysis/i);
  await cast.accept(ben.page, 'Ada', /data analysis/i);
  await Promise.all([ada, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  space = new URL(ada.page.url()).pathname;
});

const choose = async (page: Person['page'], way: string): Promise<void> => {
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('radio', { name: way }).check();
};

test('Ada chooses the relay alone: Ben is told that she is online and out of reach, and that nothing is lost', async () => {
  await choose(ada.page, 'Through the relay only');
  await ben.page.getByText(/device is online, but your two networks/).waitFor({ timeout: TOLD_WITHIN });
  await cast.visible(ben.page.getByText('Ada is online, but out of reach')).waitFor();
  await shoot(ben, 'blocked');
  await shoot(ada, 'settings');
});

test('it is kept over a reload, and taken back: direct again', async () => {
  expect(await axeFaults(ada.page, server.address, ['/settings'])).toEqual([]);
  await ada.page.getByRole('radio', { name: 'Through the relay only', checked: true }).waitFor();
  await ada.page.getByRole('radio', { name: 'Directly when possible' }).check();
  await ada.page.goto(server.address + space);
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page, TOLD_WITHIN)));
  for (const person of [cleo, ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
