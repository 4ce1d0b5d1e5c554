/**
 * Ben gets a second device, then loses both: with his words, from a browser that has never seen him, his space with Ada
 * comes back from her device. Ada does the same with a file.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePair } from '../story/pair.ts';
import {
  launchPerson,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  shoot,
  startRecordingProxy,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { addDevice, enterSpace, giveFile, openMessages, openSpace, saveFile } from './steps.ts';

const PASSPHRASE = 'four plain words here';
let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;
let phone: Person;
let back: Person;
let words = '';

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePair(proxy.address));
});

inChapters(() => [ada, back ?? ben, phone].filter((person) => person !== undefined));

afterAll(async () => {
  await Promise.all([ada, phone, back].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('Ben writes a private note and a line to Ada', async () => {
  await cast.say(ben.page, 'Ada', 'From the first device');
  await cast.conversation(ada.page).getByText('From the first device').waitFor({ timeout: cast.PLENTY });
  await ben.page.goto(proxy.address);
  await ben.page.getByRole('button', { name: 'New note' }).first().click();
  await ben.page.getByRole('textbox', { name: 'Title' }).fill('Only mine');
  await cast.visible(ben.page.getByText('Saved')).waitFor({ timeout: cast.PLENTY });
});

test('his phone becomes his too: the number is the same on both, and all that was written is there', async () => {
  phone = await launchPerson('phone', { viewport: 'phone' });
  await addDevice(ben, phone, proxy.address, async () => {
    await shoot(ben, '2-compare');
    await shoot(phone, '3-compare');
  });
  await phone.page
    .getByRole('link', { name: /You and Ada/ })
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await cast.visible(phone.page.getByText('Only mine')).waitFor({ timeout: cast.PLENTY });
  await shoot(phone, '4-today');
});

test('what he writes on the phone reaches Ada and his computer, and Ada’s answer both of them', async () => {
  await openSpace(ben, proxy.address, 'Ada');
  await openSpace(phone, proxy.address, 'Ada');
  await openMessages(phone);
  await cast.conversation(phone.page).getByText('From the first device').waitFor({ timeout: cast.PLENTY });
  await cast.say(phone.page, 'Ada', 'From the phone');
  for (const { page } of [ada, ben]) {
    await cast.conversation(page).getByText('From the phone').waitFor({ timeout: cast.PLENTY });
  }
  await cast.say(ada.page, 'Ben', 'Seen on both');
  for (const { page } of [phone, ben]) {
    await cast.conversation(page).getByText('Seen on both').waitFor({ timeout: cast.PLENTY });
  }
});

test('with Ada away, nothing is said to be delivered because his own other device has it', async () => {
  await ada.page.goto('about:blank');
  await waitFor('Ben’s screen says that Ada is not here', async () => {
    const direct = ben.page.getByText(/^Direct with/).filter({ visible: true });
    return (await direct.count()) === 0;
  });
  await cast.say(ben.page, 'Ada', 'While you are away');
  await cast.conversation(phone.page).getByText('While you are away').waitFor({ timeout: cast.PLENTY });
  const line = cast.conversation(ben.page).getByText('While you are away');
  await line.waitFor();
  await cast.conversation(ben.page).getByText('Saved').first().waitFor({ timeout: cast.PLENTY });
  await openSpace(ada, proxy.address, 'Ben');
  await cast.conversation(ada.page).getByText('While you are away').waitFor({ timeout: cast.PLENTY });
});

test('he writes his 24 words on paper, and three of them are asked back', async () => {
  await ben.page.goto(`${proxy.address}/settings`);
  await ben.page.getByRole('button', { name: 'Show my words' }).click();
  const list = ben.page.getByRole('dialog').getByRole('list');
  await list.waitFor();
  const shown = await list.getByRole('listitem').allTextContents();
  expect(shown).toHaveLength(24);
  words = shown.join(' ');
  await shoot(ben, '5-words');
  await ben.page.getByRole('button', { name: 'I have written them down' }).click();
  for (const place of [4, 12, 21]) {
    await ben.page.getByRole('textbox', { name: `Word ${place}`, exact: true }).fill(shown[place - 1] ?? '');
  }
  await ben.page.getByRole('button', { name: 'Check', exact: true }).click();
  await ben.page.getByText(/Written down on/).waitFor();
  await shoot(ben, '6-settings');
});

test('[R10] both devices gone: from an empty profile, the words bring him back, and Ada’s device gives back the rest', async () => {
  await Promise.all([ben.close(), phone.close()]);
  back = await launchPerson('back');
  await back.page.goto(proxy.address);
  // He looks around first: what he only looked at keeps him from nothing, and does not come along.
  await back.page.getByRole('link', { name: 'Look around first' }).click();
  await back.page.getByRole('button', { name: /An example of a space/ }).click();
  await back.page.waitForURL(/\/w\//, { timeout: cast.PLENTY });
  await back.page.goto(`${proxy.address}/return`);
  const field = back.page.getByRole('textbox', { name: /Your 24 words/ });
  await field.fill(words.split(' ').slice(0, 23).join(' '));
  await back.page.getByRole('button', { name: 'Come back' }).click();
  await back.page.getByText(/there are 23 here/).waitFor();
  await shoot(back, '7-return');
  await field.fill(words.toUpperCase());
  await back.page.getByRole('button', { name: 'Come back' }).click();
  await enterSpace(back, 'Ada');
  for (const line of ['From the first device', 'From the phone', 'Seen on both', 'While you are away']) {
    await cast.conversation(back.page).getByText(line).waitFor({ timeout: cast.PLENTY });
  }
  expect(await back.page.getByText('Amina').count()).toBe(0);
  await cast.say(back.page, 'Ada', 'Here I am again');
  await cast.conversation(ada.page).getByText('Here I am again').waitFor({ timeout: cast.PLENTY });
});

test('[R10] Ada comes back from a sealed file; another passphrase or a changed file is refused in words', async () => {
  const file = await saveFile(ada, proxy.address, PASSPHRASE);
  for (const plain of ['Ben', 'Passerelles', 'Data analysis']) expect(file.includes(plain)).toBe(false);
  await ada.close();
  ada = await launchPerson('ada');
  await ada.page.goto(`${proxy.address}/return`);
  await ada.page.getByRole('radio', { name: 'My file' }).check();
  const passphrase = ada.page.getByLabel('Its passphrase');
  const come = ada.page.getByRole('button', { name: 'Come back' });
  await giveFile(ada, Buffer.from('not such a file, though long enough to be looked at, and then some more of it'));
  await passphrase.fill(PASSPHRASE);
  await come.click();
  await ada.page.getByText(/not a recovery file/).waitFor();
  await giveFile(ada, file);
  await passphrase.fill('another passphrase');
  await come.click();
  await ada.page.getByText(/does not open the file/).waitFor({ timeout: cast.PLENTY });
  await passphrase.fill(PASSPHRASE);
  await come.click();
  await enterSpace(ada, 'Ben');
  await cast.conversation(ada.page).getByText('Here I am again').waitFor({ timeout: cast.PLENTY });
});
