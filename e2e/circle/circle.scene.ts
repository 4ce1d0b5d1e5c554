/**
 * A circle of three. Ada begins it and writes; Ben comes by a link, then Cleo as a guardian, on Ben's invitation. Who
 * comes reads nothing of what was before, until it is shared; a guardian is named on every screen; who leaves has no
 * part in what is written after.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  shoot,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { beginCircle, enterCircle, makeLink, openMessages, openTab, sayYes, seePeople } from './steps.ts';

const CIRCLE = 'Monday readers';
let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;
let cleo: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  [ada, ben, cleo] = await Promise.all([
    launchPerson('ada'),
    launchPerson('ben', { viewport: 'phone' }),
    launchPerson('cleo'),
  ]);
});

inChapters(() => [ada, ben, cleo]);

afterAll(async () => {
  await Promise.all([ada, ben, cleo].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

const said = (person: Person, text: string) => cast.conversation(person.page).getByText(text, { exact: true });
const hears = (person: Person, text: string) => said(person, text).waitFor({ timeout: cast.PLENTY });

test('[S10] [F27] Ada begins a circle, and writes in it while she is alone', async () => {
  await beginCircle(ada, proxy.address, CIRCLE, 'Ada');
  await openTab(ada.page, 'Today');
  await cast.newPage(ada.page, 'Before');
  await cast.write(ada.page, 'Only Ada was here');
  await openMessages(ada);
  await cast.say(ada.page, CIRCLE, 'Is anybody there?');
  await shoot(ada, '1-alone');
});

test('Ben sees which circle it is before he says yes, and comes in', async () => {
  const link = await makeLink(ada);
  expect(link.length).toBeLessThanOrEqual(120);
  await shoot(ada, '2-people');
  await ben.page.goto(link);
  await ben.page.getByText(/Into the circle/).waitFor({ timeout: cast.PLENTY });
  await shoot(ben, '3-offer');
  await sayYes(ben, link, 'Ben');
  await enterCircle(ben, proxy.address, CIRCLE);
  for (const { page } of [ada, ben]) await cast.waitForDirect(page);
  await openMessages(ben);
  await cast.say(ben.page, CIRCLE, 'Ben is here');
  await openMessages(ada);
  await hears(ada, 'Ben is here');
});

test('he reads nothing of what was before', async () => {
  await hears(ben, 'Ben is here');
  expect(await said(ben, 'Is anybody there?').count()).toBe(0);
  await openTab(ben.page, 'Notebook');
  await ben.page.getByRole('heading', { name: 'An empty notebook' }).waitFor();
});

test('Cleo comes as a guardian, invited by Ben: all three screens name her, always', async () => {
  const link = await makeLink(ben, 'A guardian');
  await cleo.page.goto(link);
  await cleo.page.getByText(/You come as/).waitFor({ timeout: cast.PLENTY });
  await sayYes(cleo, link, 'Cleo');
  await enterCircle(cleo, proxy.address, CIRCLE);
  await openMessages(cleo);
  await cast.say(cleo.page, CIRCLE, 'Cleo reads along');
  await openMessages(ben);
  for (const person of [ada, ben]) {
    await hears(person, 'Cleo reads along');
    for (const tab of ['Notebook', 'People', 'Today']) {
      await openTab(person.page, tab);
      await cast.visible(person.page.getByText(/Cleo \(guardian\) sees everything/)).waitFor();
    }
  }
  await cleo.page.getByText(/everybody sees that you read along/).waitFor();
  expect(await said(cleo, 'Ben is here').count()).toBe(0);
  await shoot(ben, '4-third');
});

test('Ada shares what she wrote alone: then Ben and Cleo read it too, and what was between her and Ben stays theirs', async () => {
  await seePeople(ada.page);
  const alone = ada.page.getByRole('listitem').filter({ hasText: 'Until Ben came' });
  await shoot(ada, '5-past');
  await alone.getByRole('button', { name: 'Share with everybody' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Share it' }).click();
  for (const person of [ben, cleo]) {
    await openMessages(person);
    await hears(person, 'Is anybody there?');
    await openTab(person.page, 'Notebook');
    await person.page
      .getByRole('link', { name: /Before/ })
      .last()
      .click({ timeout: cast.PLENTY });
    await cast.textOfPage(person.page).getByText('Only Ada was here').waitFor({ timeout: cast.PLENTY });
  }
  await openMessages(cleo);
  expect(await said(cleo, 'Ben is here').count()).toBe(0);
  await openMessages(ben);
  await ben.page.getByText(/What stands above is only for/).waitFor();
  await shoot(ben, '6-chapters');
});

test('Ben leaves: the circle goes on without him, under keys he never had', async () => {
  await openTab(ben.page, 'Today');
  await ben.page.getByRole('button', { name: 'Leave this space' }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Leave and forget' }).click();
  await ben.page.getByText(/You have left/).waitFor({ timeout: cast.PLENTY });
  for (const { page } of [ada, cleo]) {
    await seePeople(page);
    await page.locator('.circle-person', { hasText: 'Ben' }).waitFor({ state: 'detached', timeout: cast.PLENTY });
    await cast.waitForDirect(page);
  }
  await openMessages(ada);
  await cast.say(ada.page, CIRCLE, 'Just the two of us');
  await openMessages(cleo);
  await hears(cleo, 'Just the two of us');
  await openTab(cleo.page, 'Today');
  await shoot(cleo, '7-without');
});

test('all of it is there after a reload, and the server saw none of it', async () => {
  await ada.page.reload();
  for (const text of ['Is anybody there?', 'Ben is here', 'Cleo reads along', 'Just the two of us'])
    await hears(ada, text);
  const seen = Buffer.concat(proxy.record().map(({ bytes }) => bytes)).toString('latin1');
  for (const secret of [CIRCLE, 'Is anybody', 'Only Ada', 'guardian']) expect(seen).not.toContain(secret);
});
