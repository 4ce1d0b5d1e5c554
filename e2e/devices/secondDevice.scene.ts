/**
 * With the partner away: a second device gives the history to a new one, and to a person who comes back from nothing with
 * words in French. The link that adds a device is good once, and says so to who opens it late.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { addDevice, comeBack, openMessages, openSpace, showLink } from './steps.ts';

const MINUTE = 60_000;
const LAST = 'line 29';
let server: ServerProcess;
let ada: Person;
let ben: Person;
let phone: Person;
let back: Person;
let third: Person;
let late: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  phone = await launchPerson('phone', { viewport: 'phone' });
});

afterAll(async () => {
  await Promise.all([ada, ben, phone, back, third, late].map((person) => person?.close()));
  await server?.stop();
});

const lastLine = ({ page }: Person) => cast.conversation(page).getByText(LAST, { exact: true });

test('a device is added within a minute, with the history, from the person’s other one alone', async () => {
  for (let at = 0; at < 30; at += 1) await cast.say(ben.page, 'Ada', `line ${at}`);
  await lastLine(ada).waitFor({ timeout: cast.PLENTY });
  await ada.page.goto('about:blank');
  const began = performance.now();
  await addDevice(ben, phone, server.address);
  await openSpace(phone, server.address, 'Ada');
  await openMessages(phone);
  await lastLine(phone).waitFor({ timeout: MINUTE });
  expect(performance.now() - began).toBeLessThan(MINUTE);
});

test('the link of a device that came is of no use to another: after a while it is told so', async () => {
  const link = await showLink(phone, server.address);
  third = await launchPerson('third');
  await third.page.goto(link);
  await phone.page.getByText(/opened the link/).waitFor({ timeout: cast.PLENTY });
  await phone.page.getByRole('button', { name: 'It is the same' }).click();
  await third.page.getByRole('button', { name: 'Yes, go on' }).click({ timeout: cast.PLENTY });
  await phone.page.getByText(/it is your device too/).waitFor({ timeout: cast.PLENTY });
  late = await launchPerson('late');
  await late.page.goto(link);
  await late.page.getByText('Looking for your other device').waitFor({ timeout: cast.PLENTY });
  expect(await late.page.getByText('No device answers').count()).toBe(0);
  await late.page.getByText('No device answers').waitFor({ timeout: cast.PLENTY });
  await third.close();
});

test('from nothing, with 24 French words, Ada away: the second device gives the spaces and what is in them', async () => {
  await phone.page.goto(`${server.address}/settings`);
  await phone.page.getByRole('button', { name: 'Show my words' }).click();
  const dialog = phone.page.getByRole('dialog');
  const list = dialog.getByRole('list').getByRole('listitem');
  await list.first().waitFor({ timeout: cast.PLENTY });
  const english = await list.allTextContents();
  await dialog.getByRole('radio', { name: 'Français' }).check({ force: true });
  await expect.poll(() => list.allTextContents(), { timeout: cast.PLENTY }).not.toEqual(english);
  const words = await list.allTextContents();
  expect(words).toHaveLength(24);
  await phone.page.goto(server.address);
  await ben.close();
  back = await launchPerson('back');
  await comeBack(back, server.address, words.join(' '));
  await back.page
    .getByRole('link', { name: /You and Ada/ })
    .first()
    .click({ timeout: MINUTE });
  await lastLine(back).waitFor({ timeout: MINUTE });
});
