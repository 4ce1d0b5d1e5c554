/**
 * Ben's phone is stolen, unlocked, with everything on it. He takes it out from his computer while Ada is away: what the
 * two write afterwards never reaches the phone, and Ada finds the way to where Ben now is by herself.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { addDevice, comeBack, enterSpace, giveFile, openMessages, openSpace, saveFile, showWords } from './steps.ts';

const PASSPHRASE = 'three red bicycles';
let server: ServerProcess;
let ada: Person;
let ben: Person;
let phone: Person;
let file: Buffer;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  phone = await launchPerson('phone', { viewport: 'phone' });
});

inChapters(() => [ada, ben, phone].filter((person) => person !== undefined));

afterAll(async () => {
  await Promise.all([ada, ben, phone].map((person) => person?.close()));
  await server?.stop();
});

const linesOf = ({ page }: Person): Promise<string> =>
  cast
    .conversation(page)
    .textContent()
    .then((text) => text ?? '');

test('the phone is Ben’s, and in the conversation', async () => {
  await addDevice(ben, phone, server.address);
  await openSpace(ben, server.address, 'Ada');
  await openSpace(phone, server.address, 'Ada');
  await openMessages(phone);
  await cast.say(ada.page, 'Ben', 'Before');
  for (const person of [ben, phone]) {
    await cast.conversation(person.page).getByText('Before').waitFor({ timeout: cast.PLENTY });
  }
});

test('Ben saves a recovery file', async () => {
  file = await saveFile(ben, server.address, PASSPHRASE);
});

test('Ben removes it while Ada is away', async () => {
  await ada.page.goto('about:blank');
  await ben.page.goto(`${server.address}/settings`);
  await ben.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
  await ben.page.getByText(/is out: it learns nothing/).waitFor({ timeout: cast.PLENTY });
  expect(await ben.page.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0);
  // It was there when it was taken out: whoever holds it is told.
  await cast.visible(phone.page.getByText('This device was taken out')).waitFor({ timeout: cast.PLENTY });
});

test('Ada comes back to where they were and is shown the way; what the two write reaches each other, not the phone', async () => {
  await openSpace(ben, server.address, 'Ada');
  await cast.say(ben.page, 'Ada', 'After the theft');
  await openSpace(ada, server.address, 'Ben');
  await cast.conversation(ada.page).getByText('After the theft').waitFor({ timeout: cast.PLENTY });
  await cast.say(ada.page, 'Ben', 'So I thought');
  await cast.conversation(ben.page).getByText('So I thought').waitFor({ timeout: cast.PLENTY });
  await waitFor('both were delivered', async () => (await linesOf(ada)).includes('Delivered'));
  expect(await linesOf(phone)).not.toMatch(/After the theft|So I thought/);
});

test('what the phone writes reaches nobody, and a reload lets it in no more than before', async () => {
  await cast.say(phone.page, 'Ada', 'I am still Ben');
  await phone.page.reload();
  // The address may have brought it straight to them.
  const messages = phone.page.getByRole('link', { name: 'Messages' });
  await cast.visible(cast.conversation(phone.page).or(messages)).waitFor({ timeout: cast.PLENTY });
  if (!(await cast.conversation(phone.page).isVisible())) await openMessages(phone);
  await cast.conversation(phone.page).getByText('I am still Ben').waitFor({ timeout: cast.PLENTY });
  await Promise.all([ada, ben].map(({ page }) => page.reload()));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  await cast.say(ben.page, 'Ada', 'Only the two of us');
  await cast.conversation(ada.page).getByText('Only the two of us').waitFor({ timeout: cast.PLENTY });
  for (const person of [ada, ben]) expect(await linesOf(person)).not.toContain('I am still Ben');
  expect(await linesOf(phone)).not.toMatch(/After the theft|So I thought|Only the two of us/);
  expect(await cast.visible(phone.page.getByText(/^Direct with/)).count()).toBe(0);
});

test('Ben loses his computer too: his words alone do not let him in; Ada asks him, says yes, and he is back', async () => {
  const words = await showWords(ben, server.address);
  await ben.close();
  ben = await launchPerson('ben');
  await comeBack(ben, server.address, words);
  await openSpace(ada, server.address, 'Ben');
  await ada.page.getByText(/calls with a device that nobody knows/).waitFor({ timeout: cast.PLENTY });
  expect(await ben.page.getByText('Only the two of us').count()).toBe(0);
  await ada.page.getByRole('button', { name: 'I asked: let it in' }).click();
  await enterSpace(ben, 'Ada');
  await cast.conversation(ben.page).getByText('Only the two of us').waitFor({ timeout: cast.PLENTY });
  await cast.say(ben.page, 'Ada', 'Back on my feet');
  await cast.conversation(ada.page).getByText('Back on my feet').waitFor({ timeout: cast.PLENTY });
  expect(await linesOf(phone)).not.toMatch(/After the theft|So I thought|Only the two of us|Back on my feet/);
});

test('a file saved before the removal brings him back the same way: Ada is asked', async () => {
  await ben.close();
  ben = await launchPerson('ben');
  await ben.page.goto(`${server.address}/return`);
  await ben.page.getByRole('radio', { name: 'My file' }).check();
  await giveFile(ben, file);
  await ben.page.getByLabel('Its passphrase').fill(PASSPHRASE);
  await ben.page.getByRole('button', { name: 'Come back' }).click();
  await ben.page.waitForURL(`${server.address}/`, { timeout: cast.PLENTY });
  await openSpace(ada, server.address, 'Ben');
  await ada.page.getByText(/calls with a device that nobody knows/).waitFor({ timeout: 2 * cast.PLENTY });
  await ada.page.getByRole('button', { name: 'I asked: let it in' }).click();
  await enterSpace(ben, 'Ada');
  await cast.conversation(ben.page).getByText('Back on my feet').waitFor({ timeout: cast.PLENTY });
});
