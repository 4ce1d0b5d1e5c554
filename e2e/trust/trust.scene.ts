/**
 * Ada and Ben find out that it is really them: pictures at a distance, in two languages; codes in one room, by a camera
 * that Chromium is fed and by pasting. And recovery words that somebody is talked into sending do not leave.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import phrases from '../../crypto/vectors/phrases.json' with { type: 'json' };
import { axeFaults } from '../story/axe.ts';
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
import { type Camera, makeCamera } from './camera.ts';
import { introduce, newProgramme, picturesOf, spaceOf } from './pair.ts';

const words = { en: phrases[9]?.en ?? '', fr: phrases[10]?.fr ?? '' };
let server: ServerProcess;
let proxy: RecordingProxy;
let camera: Camera;
let cleo: Person;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  cleo = await launchPerson('cleo');
  camera = await makeCamera(cleo.context);
  [ada, ben] = await Promise.all([
    launchPerson('ada', { flags: camera.flags }),
    // A camera, and a browser that does not allow it.
    launchPerson('ben', { viewport: 'phone', flags: ['--use-fake-device-for-media-stream'] }),
  ]);
  await Promise.all([cleo, ada, ben].map((person) => person.page.goto(proxy.address)));
  await introduce({ cleo, ada, ben }, { link: await newProgramme(cleo), address: proxy.address });
});

inChapters(() => [cleo, ada, ben]);

afterAll(async () => {
  await Promise.all([cleo, ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

/** Puts a text in the clipboard and pastes it where the cursor is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

test('[R10] recovery words in a message stay here, in either language, with the reason; other words go', async () => {
  await ada.page.goto(`${spaceOf(ada)}/chat`);
  for (const phrase of [words.en, words.fr, words.fr.split(' ').slice(0, 12).join('\n')]) {
    await cast.say(ada.page, 'Ben', `Here you are: ${phrase}`);
    await ada.page.getByRole('alert').getByText('This was not sent').waitFor();
    // However often.
    await ada.page.getByRole('textbox', { name: 'Write to Ben' }).press('Enter');
    await ada.page.getByRole('button', { name: 'Send' }).click();
    await ada.page.getByRole('alert').getByText('recovery words').waitFor();
    await shoot(ada, '1-not-sent');
    await ada.page.getByRole('button', { name: 'Delete it from here' }).click();
    expect(await ada.page.getByRole('textbox', { name: 'Write to Ben' }).inputValue()).toBe('');
    expect(await ada.page.getByRole('alert').count()).toBe(0);
  }
  await cast.say(ada.page, 'Ben', 'See you on Monday.');
  await cast.conversation(ada.page).getByText('Delivered').waitFor({ timeout: cast.PLENTY });
  await ben.page.goto(`${spaceOf(ben)}/chat`);
  await cast.conversation(ben.page).getByText('See you on Monday.').waitFor();
  expect(await cast.conversation(ben.page).textContent()).not.toContain(words.en.split(' ')[3]);
});

test('[R10] recovery words pasted in a shared page do not enter it; typed, they are stopped halfway', async () => {
  await ada.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ada.page.goto(spaceOf(ada));
  await cast.newPage(ada.page, 'Ideas');
  await cast.write(ada.page, 'Before ');
  await paste(ada.page, words.fr);
  const dialog = ada.page.getByRole('dialog', { name: 'This was not put in the page' });
  await dialog.waitFor();
  await shoot(ada, '2-not-in-the-page');
  await dialog.getByRole('button', { name: 'I understand' }).click();
  // What only looks like it at first is put in after all.
  await cast.write(ada.page, '');
  await paste(ada.page, 'could you please bring your laptop tomorrow because mine stopped working after');
  await ada.page.getByText('stopped working').waitFor();
  expect(await cast.readPage(ada.page)).not.toContain(words.fr.split(' ')[2]);
  await cast.write(ada.page, ` ${words.en.split(' ').slice(0, 12).join(' ')}`);
  const stopped = ada.page.getByRole('dialog', { name: 'Stop here' });
  await stopped.waitFor();
  await stopped.getByRole('button', { name: 'I understand' }).click();
  const title = ada.page.getByRole('textbox', { name: 'Title' });
  await title.fill(words.fr.split(' ').slice(0, 20).join(' '));
  await dialog.getByRole('button', { name: 'I understand' }).click();
  expect(await title.inputValue()).toBe('Ideas');
});

test('Ada opens the check; Ben is told, and opens it in French: both see the same six pictures', async () => {
  await ada.page.goto(spaceOf(ada));
  await ada.page.getByText('Not checked yet').waitFor();
  await ada.page.getByRole('link', { name: 'Check that it is really Ben' }).click();
  await ada.page.getByText('Waiting for Ben').waitFor({ timeout: cast.PLENTY });
  await ben.page.evaluate(() => localStorage.setItem('binome.locale', 'fr'));
  await ben.page.goto(spaceOf(ben));
  await ben.page.getByText('Ada a ouvert la vérification et t’attend.').waitFor({ timeout: cast.PLENTY });
  await shoot(ben, '3-asked');
  await ben.page.getByRole('link', { name: 'L’ouvrir aussi' }).click();
  const [here, there] = await Promise.all([ada, ben].map(picturesOf));
  expect(here).toHaveLength(6);
  expect(here).toEqual(there);
  await shoot(ada, '4-pictures');
  await shoot(ben, '5-images');
});

test('it counts once both have said that they are the same, and is still there after a reload', async () => {
  await ada.page.getByRole('button', { name: 'They are the same' }).click();
  await ada.page.getByText('Waiting for Ben to say so too').waitFor();
  await ben.page.getByRole('button', { name: 'Ce sont les mêmes' }).click();
  await ada.page.getByText('Nobody sits between you and Ben').waitFor({ timeout: cast.PLENTY });
  await ben.page.getByText('Personne ne se tient entre Ada et toi').waitFor({ timeout: cast.PLENTY });
  await shoot(ada, '6-checked');
  for (const person of [ada, ben]) await person.page.goto(spaceOf(person));
  await ada.page.getByText(/Checked together on/).waitFor();
  await ben.page.getByText(/Vérifié ensemble le/).waitFor();
  await shoot(ada, '7-today');
});

test('[R9] in one room: Ada’s camera reads the code on Ben’s screen', async () => {
  await ben.page.evaluate(() => localStorage.setItem('binome.locale', 'en'));
  await ben.page.goto(`${spaceOf(ben)}/check`);
  await ben.page.getByRole('radio', { name: 'In the same room' }).check();
  const code = ben.page.getByRole('img', { name: 'Your code' });
  await camera.show(await code.screenshot());
  await shoot(ben, '8-in-person');
  await ada.page.goto(`${spaceOf(ada)}/check`);
  await ada.page.getByRole('radio', { name: 'In the same room' }).check();
  await ada.page.getByRole('button', { name: 'Scan their code' }).click();
  await ada.page.getByText('This is the Ben you share this space with').waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText(/Verified in person on/).waitFor();
  await ben.page.getByText(/Verified in person on .*: they scanned your code/).waitFor({ timeout: cast.PLENTY });
  await shoot(ada, '9-scanned');
});

test('Ben’s camera is refused: he pastes the text of Ada’s code; his own verifies nobody', async () => {
  await ada.page.getByRole('button', { name: 'Copy it as text' }).click();
  await ada.page.getByText('Copied').waitFor();
  const code = await ada.page.evaluate(() => navigator.clipboard.readText());
  await ben.page.getByRole('button', { name: 'Scan their code' }).click();
  await ben.page.getByText('The camera is not allowed here').waitFor();
  await shoot(ben, '10-no-camera');
  const field = ben.page.getByRole('textbox', { name: 'Or paste the text of the code' });
  for (const [text, told] of [
    ['hello', 'This is not a code of Binôme'],
    [code.slice(0, -4), 'This is not a code of Binôme'],
    [code, 'This is the Ada you share this space with'],
  ] as const) {
    await field.fill(text);
    await ben.page.getByRole('button', { name: 'Read it' }).click();
    await ben.page.getByText(told).waitFor();
  }
  await ben.page.getByText(/^Verified in person on [^:]+$/).waitFor();
});

test('somebody says that the pictures differ: both are told what to do, calmly, and the space is marked', async () => {
  for (const person of [ada, ben]) await person.page.goto(`${spaceOf(person)}/check`);
  await Promise.all([ada, ben].map(picturesOf));
  await ben.page.getByRole('button', { name: 'They differ' }).click();
  for (const { page } of [ada, ben]) {
    await page.getByRole('heading', { name: 'The pictures were not the same' }).waitFor({ timeout: cast.PLENTY });
  }
  await shoot(ben, '11-differ');
  await ada.page.goto(spaceOf(ada));
  await ada.page.getByText('Write nothing private here until you know').waitFor();
  await shoot(ada, '12-marked');
  // It keeps nobody from working.
  await ada.page.goto(`${spaceOf(ada)}/chat`);
  await cast.say(ada.page, 'Ben', 'Can you ring me?');
  await cast.conversation(ada.page).getByText('Can you ring me?').waitFor();
});

test('they check once more, and the mark goes', async () => {
  for (const person of [ada, ben]) await person.page.goto(`${spaceOf(person)}/check`);
  await Promise.all([ada, ben].map(({ page }) => page.getByRole('button', { name: 'Check once more' }).click()));
  await Promise.all([ada, ben].map(picturesOf));
  for (const { page } of [ada, ben]) await page.getByRole('button', { name: 'They are the same' }).click();
  for (const { page } of [ada, ben])
    await page
      .getByText(/Checked together on/)
      .first()
      .waitFor({ timeout: cast.PLENTY });
});

test('the screens have no fault that axe can find, and nothing broke behind them', async () => {
  const at = new URL(spaceOf(ada)).pathname;
  expect(await axeFaults(ada.page, proxy.address, [at, `${at}/check`])).toEqual([]);
  for (const person of [cleo, ada, ben]) {
    expect(person.problems.seen()).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
