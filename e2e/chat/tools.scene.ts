/**
 * Ada and Ben beside their words: a voice note, a link to a page and to its heading, a name, how they are, what was
 * read, and a report that somebody who was not there verifies without a network.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { voiceFile } from '../../bench/call/voice.ts';
import { attach, fileCard, reaches, send } from '../files/hands.ts';
import { openGoals } from '../goals/hands.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { choose, focused, line, openMenu } from './hands.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  // A voice that never pauses: of silence hardly anything is written.
  const voice = join(mkdtempSync(join(tmpdir(), 'binome-voice-')), 'voice.wav');
  writeFileSync(voice, voiceFile());
  const flags = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${voice}`,
  ];
  ({ ada, ben } = await makePairByLink(server.address, { flags }));
  for (const { page } of [ada, ben]) {
    await page.goto(`${page.url()}/chat`);
    await cast.waitForDirect(page);
  }
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const add = async (page: Page, what: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add a file, a link, how you are…' }).click();
  await page
    .getByRole('dialog', { name: 'Add to the conversation' })
    .getByRole('button', { name: what, exact: true })
    .click();
};

test('Ada records a voice note with the keyboard alone, listens to it, and sends it; Ben sees how long and large it is, and hears it', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Record a voice note' }).press('Enter');
  await waitFor('it is recording', async () => (await focused(page)) === 'Stop recording');
  await page.getByText('0:15', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await waitFor('it is there to be sent', async () => (await focused(page)) === 'Send the voice note');
  const heard = page.getByRole('group', { name: 'Voice note' });
  await heard.getByRole('button', { name: 'Listen to the voice note' }).press('Enter');
  await heard.getByRole('button', { name: 'Pause' }).waitFor();
  await heard.getByRole('button', { name: 'Send the voice note' }).press('Enter');
  const card = line(ben.page, 'Voice note of 0:1');
  const said = (await card.locator('.file-state').textContent()) ?? '';
  const [, size = '0'] = /([\d.]+)\sk?B/.exec(said) ?? [];
  const [, seconds = '0'] = /of 0:(\d\d)/.exec(said) ?? [];
  expect(said).toContain('kB');
  // Opus at 16 kbit/s is 120 kB a minute; the container adds some.
  const each = (60 * Number(size)) / Number(seconds);
  expect(each, said).toBeGreaterThan(100);
  expect(each, said).toBeLessThan(160);
  await card.getByRole('button', { name: 'Listen to the voice note' }).click({ timeout: cast.PLENTY });
  await card.getByRole('button', { name: 'Pause' }).waitFor();
  // Escape throws one away, and nothing of it is sent.
  await page.getByRole('button', { name: 'Record a voice note' }).press('Enter');
  await waitFor('it is recording', async () => (await focused(page)) === 'Stop recording');
  await page.keyboard.press('Escape');
  await waitFor('one writes again', async () => (await focused(page)) === 'Write to Ben');
  expect(await cast.conversation(page).locator('.voice').count()).toBe(1);
});

test('a link to a heading or a passage is a card, and a press opens the page there; a pasted address becomes one', async () => {
  const { page } = ben;
  const space = page.url().replace(/\/chat$/, '');
  await page.goto(`${space}/page/all`);
  await page
    .getByRole('button', { name: /New page|Write a first page/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Interview');
  await page.getByRole('textbox', { name: 'Text of the page' }).click();
  for (let at = 0; at < 30; at += 1) await page.keyboard.press('Enter');
  await page.keyboard.type('## Questions to ask');
  await page.keyboard.press('Enter');
  for (let at = 0; at < 30; at += 1) await page.keyboard.press('Enter');
  await page.keyboard.type('Which day begins well for you?');
  const address = page.url();
  await page.goto(`${space}/chat`);
  await add(page, 'A link to a page or a goal');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Interview/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Questions to ask/ })
    .click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('textbox', { name: 'Write to Ada' }).evaluate((field, text) => {
    const data = new DataTransfer();
    data.setData('text', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, address);
  await cast.say(page, 'Ada', 'And the whole of it');
  await line(ada.page, 'And the whole of it')
    .getByRole('link', { name: /Interview/ })
    .waitFor();
  await line(ada.page, 'Questions to ask').getByRole('link').click();
  await ada.page.getByRole('heading', { name: 'Questions to ask' }).waitFor({ timeout: cast.PLENTY });
  await waitFor(
    'it is in sight',
    async () =>
      ((await ada.page.getByRole('heading', { name: 'Questions to ask' }).boundingBox()) ?? { y: 9999 }).y < 700,
  );
  await ada.page.goto(`${space}/chat`);

  await add(page, 'A link to a page or a goal');
  const picker = page.getByRole('dialog');
  await picker.getByRole('button', { name: /Interview/ }).click();
  await picker.getByRole('searchbox', { name: 'Words of the passage' }).fill('which DAY');
  await picker.getByRole('button', { name: /Which day begins well/ }).click();
  await cast.say(page, 'Ada', 'This one');
  await line(ada.page, 'This one').getByRole('link').click();
  const passage = ada.page.locator('.page-text p', { hasText: 'Which day begins well for you?' });
  await passage.waitFor({ timeout: cast.PLENTY });
  await waitFor('it is in sight', async () => ((await passage.boundingBox()) ?? { y: 9999 }).y < 700);
  await waitFor('it is marked', () =>
    ada.page.evaluate(() => [...(CSS.highlights.get('passage') ?? [])].join('').startsWith('Which day')),
  );
  await ada.page.goto(`${space}/chat`);
});

test('a link to a goal opens it; a large file says its size before anything of it is fetched', async () => {
  const { page } = ben;
  const chat = page.url();
  await openGoals(page);
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill('Hold a talk');
  await page.getByRole('radio', { name: /^You and Ada/ }).check();
  await page.getByRole('button', { name: 'Keep this goal' }).click();
  await page.getByRole('heading', { name: 'Hold a talk', level: 1 }).waitFor();
  await page.goto(chat);
  await add(page, 'A link to a page or a goal');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Hold a talk/ })
    .click();
  await cast.say(page, 'Ada', 'This goal');
  const hers = ada.page.url();
  await line(ada.page, 'This goal')
    .getByRole('link', { name: /Hold a talk/ })
    .click({ timeout: cast.PLENTY });
  await ada.page.getByRole('heading', { name: 'Hold a talk', level: 1 }).waitFor({ timeout: cast.PLENTY });
  await ada.page.goto(hers);
  await attach(page, {
    name: 'large.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(3_000_000, 7),
  });
  await send(page);
  await reaches(ada.page, 'large.bin', 'offered');
  expect(await fileCard(ada.page, 'large.bin').textContent()).toMatch(/3\s?MB/);
});

test('a name is chosen with the keyboard, and marks the message for whom it is', async () => {
  const { page } = ada;
  const field = page.getByRole('textbox', { name: 'Write to Ben' });
  await field.click();
  await page.keyboard.type('Look, @b');
  await page.getByRole('option', { name: 'Ben' }).waitFor();
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('Look, @Ben ');
  await page.keyboard.type('a museum');
  await page.keyboard.press('Enter');
  await line(ben.page, 'a museum').getByText('For you.').waitFor({ state: 'attached' });
  await ben.page.goto(server.address);
  await cast.say(page, 'Ben', '@Ben are you there?');
  await ben.page.getByText('1 message names you').first().waitFor({ state: 'attached' });
  await ben.page.goBack();
  await line(ben.page, 'are you there').waitFor();
});

test('what was read is seen only once both let it be, and by both', async () => {
  const choice = async (page: Page, on: boolean): Promise<void> => {
    await page.getByRole('button', { name: 'Add a file, a link, how you are…' }).click();
    await page.getByRole('checkbox', { name: /see what I have read/ }).setChecked(on);
    await page.keyboard.press('Escape');
  };
  await choice(ada.page, true);
  await cast.say(ada.page, 'Ben', 'One');
  await line(ada.page, 'One').getByText('Delivered').waitFor();
  expect(await cast.conversation(ada.page).getByText('Read', { exact: true }).count()).toBe(0);
  await choice(ben.page, true);
  await line(ada.page, 'One').getByText('Read', { exact: true }).waitFor();
  await choice(ben.page, false);
  await line(ada.page, 'One').getByText('Delivered').waitFor();
});

test('[S30] how one is, is a line of its own kind', async () => {
  await add(ben.page, 'Well');
  await line(ada.page, 'Today: Well').waitFor();
  // A word of a list has no other wording.
  const menu = await openMenu(ben.page, 'Today: Well');
  await menu.getByRole('button', { name: 'Answer' }).waitFor();
  expect(await menu.getByRole('button', { name: 'Edit' }).count()).toBe(0);
  await ben.page.keyboard.press('Escape');
});

test('an address in a message is a link as it is written; other schemes stay words', async () => {
  await cast.say(ada.page, 'Ben', 'See https://gallery.example/jobs?id=7, and http://plain.example.');
  const links = line(ben.page, 'See https').getByRole('link');
  await links.first().waitFor();
  const shown = await links.evaluateAll((all) =>
    all.map((one) => [one.getAttribute('href'), one.textContent, one.getAttribute('rel')]),
  );
  const address = 'https://gallery.example/jobs?id=7';
  expect(shown).toEqual([[address, address, 'noopener noreferrer nofollow']]);
});

test('a pasted text that is longer than a message is not cut without a word', async () => {
  const field = ada.page.getByRole('textbox', { name: 'Write to Ben' });
  await field.click();
  await ada.page.keyboard.insertText('word '.repeat(1_700));
  await ada.page.getByText('0 characters left', { exact: true }).waitFor();
  await field.fill('');
  await ada.page.getByText('characters left').waitFor({ state: 'detached' });
});

test('a report made by Ben verifies without a network; changed by one letter, it is refused', async () => {
  await cast.say(ada.page, 'Ben', 'I never said that');
  await line(ada.page, 'I never said that').waitFor();
  await choose(ada.page, 'I never said that', 'Edit');
  await ada.page.getByRole('textbox', { name: 'Write to Ben' }).fill('I said something else');
  await ada.page.keyboard.press('Enter');
  await line(ben.page, 'I said something else').getByText('edited').waitFor();
  await choose(ben.page, 'I said something else', 'See the first wording');
  await ben.page.getByRole('dialog').getByText('I never said that').waitFor();
  await ben.page.keyboard.press('Escape');
  await choose(ben.page, 'I said something else', 'Make a report');
  const dialog = ben.page.getByRole('dialog', { name: 'Make a report' });
  await dialog.getByRole('checkbox', { name: /museum/ }).check();
  const saved = ben.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Make the file (2)' }).click();
  const file = `${ben.profileDir}/report.txt`;
  await (await saved).saveAs(file);
  const text = readFileSync(file, 'utf8');
  const forged = `${ben.profileDir}/forged.txt`;
  const at = Math.floor(text.length / 2);
  writeFileSync(forged, `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
  const { page } = ada;
  await page.goto(`${server.address}/verify`);
  await page.getByRole('heading', { name: 'Verify a badge or a report' }).waitFor();
  await cast.waitForKept(page);
  await ada.setOffline(true);
  await page.getByLabel('Choose the file of a report').setInputFiles(file);
  await page.getByRole('heading', { name: 'Signed and unchanged, but not every name is proven' }).waitFor();
  await page.getByText('I said something else').waitFor();
  await page.getByText('I never said that').waitFor();
  await page.getByLabel('Choose the file of a report').setInputFiles(forged);
  await page.getByRole('heading', { name: 'This was changed' }).waitFor();
  await ada.setOffline(false);
  expect(await axeFaults(page, server.address, ['/verify'])).toEqual([]);
});

test('nothing that axe can find is wrong with the conversation now', async () => {
  await ben.page.reload();
  await line(ben.page, 'I said something else').waitFor();
  expect(await axeFaults(ben.page, server.address, [new URL(ben.page.url()).pathname])).toEqual([]);
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(server.address)).toEqual([]);
  }
});
