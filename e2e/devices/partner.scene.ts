/**
 * Ben asks Ada to keep a share; she says yes. Then his only device is gone, and he wrote down nothing but five words:
 * with Ada on the telephone, from a browser that has never seen him, he comes back, and so does their conversation.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedFromPhrase } from '../../crypto/index.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import {
  launchPerson,
  type Person,
  placesWith,
  type RecordingProxy,
  type ServerProcess,
  shoot,
  startRecordingProxy,
  startServerProcess,
  storageOf,
} from '../support/index.ts';
import { enterSpace, openSpace, showWords } from './steps.ts';

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;
let back: Person;
let code = '';
let seed = Buffer.alloc(0);

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address));
});

inChapters(() => [ada, back ?? ben].filter((person) => person !== undefined));

afterAll(async () => {
  await Promise.all([ada, ben, back].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

const wayOf = ({ page }: Person, other: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: `With the help of ${other}` }) });

test('Ben is shown five words, writes them back, and Ada is asked; nothing of the share has left yet', async () => {
  await cast.say(ben.page, 'Ada', 'Before the loss');
  await cast.conversation(ada.page).getByText('Before the loss').waitFor({ timeout: cast.PLENTY });
  const words = await showWords(ben, proxy.address);
  const read = await seedFromPhrase(words);
  if (!read.ok) throw new Error(read.error.tag);
  seed = Buffer.from(read.value.seed.reveal());
  await ben.page.keyboard.press('Escape');
  await wayOf(ben, 'Ada').getByRole('button', { name: 'Ask Ada' }).click();
  const dialog = ben.page.getByRole('dialog');
  await dialog.getByRole('listitem').first().waitFor({ timeout: cast.PLENTY });
  const shown = await dialog.getByRole('listitem').allTextContents();
  expect(shown).toHaveLength(5);
  code = shown.join(' ');
  await shoot(ben, '1-words');
  await dialog.getByRole('button', { name: 'I have them' }).click();
  const field = dialog.getByRole('textbox', { name: 'Your five words, once' });
  await field.fill('four words that differ');
  await dialog.getByRole('button', { name: 'Ask Ada' }).click();
  await dialog.getByText(/not the five words/).waitFor();
  await field.fill(code.toUpperCase());
  await dialog.getByRole('button', { name: 'Ask Ada' }).click();
  await wayOf(ben, 'Ada')
    .getByText(/leaves this device once Ada has said yes/)
    .waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText('No way back yet').waitFor();
  await shoot(ben, '2-asked');
});

test('Ada says yes, and only then Ben is told that it is on her device', async () => {
  await openSpace(ada, proxy.address, 'Ben');
  await ada.page.getByText('Ben asks you to keep something').waitFor({ timeout: cast.PLENTY });
  expect(await axeFaults(ada.page, proxy.address, [new URL(ada.page.url()).pathname])).toEqual([]);
  await shoot(ada, '3-asked');
  await ada.page.getByRole('button', { name: 'Yes, I keep it' }).click();
  await ada.page.getByRole('heading', { name: 'Kept for Ben' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText(/Their sealed share is here since/).waitFor({ timeout: cast.PLENTY });
  await shoot(ada, '4-holding');
  await wayOf(ben, 'Ada')
    .getByText(/On Ada’s device since/)
    .waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText('You can come back').waitFor();
  await shoot(ben, '5-held');
});

test('both reload: it is still there, and still said', async () => {
  await ada.page.reload();
  await ada.page.getByText(/Their sealed share is here since/).waitFor({ timeout: cast.PLENTY });
  await ben.page.reload();
  await wayOf(ben, 'Ada')
    .getByText(/On Ada’s device since/)
    .waitFor({ timeout: cast.PLENTY });
});

test('Ben’s device is gone. Ada says twelve digits; the number is the same on both screens', async () => {
  await ben.close();
  back = await launchPerson('back', { viewport: 'phone' });
  await back.page.goto(`${proxy.address}/return`);
  await back.page.getByRole('radio', { name: 'My partner’s help' }).check();
  const digits = back.page.getByRole('textbox', { name: 'The twelve digits' });
  await digits.fill('1234');
  await shoot(back, '6-return');
  await back.page.getByRole('button', { name: 'Go on' }).click();
  await back.page.getByText(/Twelve digits are on/).waitFor();
  await ada.page.getByRole('button', { name: 'Help Ben come back' }).click();
  const dialog = ada.page.getByRole('dialog');
  const spoken = (await dialog.getByText(/^\d{4} \d{4} \d{4}$/).textContent({ timeout: cast.PLENTY })) ?? '';
  await shoot(ada, '7-digits');
  await digits.fill(spoken.replaceAll(' ', '-'));
  await back.page.getByRole('button', { name: 'Go on' }).click();
  const number = (await dialog.getByText(/^\d{3} \d{3}$/).textContent({ timeout: cast.PLENTY })) ?? '';
  await back.page.getByText(number, { exact: true }).waitFor();
  await shoot(ada, '8-number');
  await shoot(back, '9-number');
  expect(await back.page.getByRole('textbox', { name: /Your five words/ }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'It is the same' }).click();
  await back.page.getByRole('textbox', { name: /Your five words/ }).waitFor({ timeout: cast.PLENTY });
});

test('wrong words are refused in words, as often as it takes; the right ones bring him and the conversation back', async () => {
  const field = back.page.getByRole('textbox', { name: /Your five words/ });
  const come = back.page.getByRole('button', { name: 'Come back' });
  await field.fill(code.split(' ').slice(1).join(' '));
  await come.click();
  await back.page.getByText(/there are 4 here/).waitFor({ timeout: cast.PLENTY });
  for (const wrong of ['zone zone zone zone zone', 'abandon ability able about above']) {
    await field.fill(wrong);
    await come.click();
    await back.page.getByText(/do not open the share/).waitFor({ timeout: cast.PLENTY });
  }
  await shoot(back, '10-wrong');
  await field.fill(code);
  await come.click();
  await back.page.waitForURL(`${proxy.address}/`, { timeout: cast.PLENTY });
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await enterSpace(back, 'Ada');
  await back.page.getByRole('link', { name: 'Messages' }).first().click();
  await cast.conversation(back.page).getByText('Before the loss').waitFor({ timeout: cast.PLENTY });
  await cast.say(back.page, 'Ada', 'Here I am again');
  await cast.conversation(ada.page).getByText('Here I am again').waitFor({ timeout: cast.PLENTY });
});

test('what Ada holds is his way back again, and she can give it up: he is told', async () => {
  await back.page.goto(`${proxy.address}/settings`);
  await wayOf(back, 'Ada')
    .getByText(/On Ada’s device since/)
    .waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: 'Give it up' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Give it up' }).click();
  await wayOf(back, 'Ada').getByRole('button', { name: 'Ask Ada' }).waitFor({ timeout: cast.PLENTY });
  await back.page.getByText('No way back yet').waitFor();
  expect(await ada.page.getByRole('heading', { name: 'Kept for Ben' }).count()).toBe(0);
});

test('neither the seed nor the words were ever on Ada’s disk, with the server, or in a frame', async () => {
  expect(seed).toHaveLength(32);
  const kept = [...(await storageOf(ada.page)), ...proxy.record()];
  expect(kept.length).toBeGreaterThan(20);
  expect(placesWith([code], kept)).toEqual([]);
  const spelled = [seed, Buffer.from(seed.toString('base64url')), Buffer.from(seed.toString('hex'))];
  expect(kept.filter(({ bytes }) => spelled.some((each) => bytes.includes(each)))).toEqual([]);
});
