/** Cleo begins with a programme that comes with the app, makes it hers, hands it on as a file; Dora makes another of it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOn } from '../story/axe.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';

const PLENTY = 30_000;

let server: ServerProcess;
let cleo: Person;
let dora: Person;
let file: string;

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, dora] = await Promise.all([launchPerson('cleo'), launchPerson('dora', { viewport: 'phone' })]);
});

inChapters(() => [cleo, dora]);

afterAll(async () => {
  await Promise.all([cleo, dora].map((person) => person?.close()));
  await server?.stop();
});

test('[S02] [S09] a programme that comes with the app fills the form, and people read its questions and training with the link', async () => {
  const { page } = cleo;
  await page.goto(server.address);
  await page.getByRole('link', { name: /I run a programme/ }).click();
  await page.getByRole('radio', { name: /Between companies/ }).check();
  await page.getByText(/training modules/).waitFor({ timeout: PLENTY });
  expect(await page.getByRole('radio', { name: '8', exact: true }).isChecked()).toBe(true);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bridges');
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Cleo');
  await page.getByRole('button', { name: 'Create the programme' }).click();
  await page.getByRole('textbox', { name: 'Link of the programme' }).waitFor({ timeout: PLENTY });
  await page.getByRole('link', { name: 'Programme', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Bridges', level: 2 }).waitFor({ timeout: PLENTY });
  await page.getByRole('heading', { name: 'Before being matched' }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
});

test('she adds a topic, moves it up, and it is there after a reload', async () => {
  const { page } = cleo;
  const topics = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Topics', exact: true }) });
  await topics.getByRole('button', { name: 'Add a topic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Topics' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Something is missing here').waitFor();
  await dialog.getByRole('textbox', { name: 'Topic' }).fill('Working from home');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: PLENTY });
  const rows = topics.getByRole('listitem');
  const last = await rows.count();
  await topics.getByRole('button', { name: 'Move “Working from home” up' }).click();
  await waitFor('it stands one higher', async () =>
    ((await rows.nth(last - 2).textContent()) ?? '').includes('Working from home'),
  );
  await page.reload();
  await rows
    .nth(last - 2)
    .getByText('Working from home')
    .waitFor({ timeout: PLENTY });
});

test('she is told what she changed, and what is left to translate', async () => {
  const { page } = cleo;
  await page.getByRole('button', { name: 'What changed…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What changed' });
  await dialog.getByRole('button', { name: /Between companies/ }).click();
  await dialog.locator('ins', { hasText: 'Working from home' }).waitFor({ timeout: PLENTY });
  await dialog.locator('ins', { hasText: 'Bridges' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page
    .locator('label')
    .filter({ hasText: /^French$/ })
    .click();
  await page.getByRole('button', { name: /to translate/ }).click();
  await page.getByRole('textbox', { name: 'Working from home' }).fill('Le travail chez soi');
  // Its own name is left to be said in French too: the one it had from the beginning is no longer its name.
  await page.getByRole('textbox', { name: 'Bridges' }).fill('Passerelles');
  await page.getByRole('button', { name: 'Save the translation' }).click();
  await page.getByText('Le travail chez soi').waitFor({ timeout: PLENTY });
});

test('as a file it goes to Dora, who begins her own programme with it on a phone; a changed file is refused', async () => {
  const [download] = await Promise.all([
    cleo.page.waitForEvent('download'),
    cleo.page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Bridges.binome-programme');
  file = readFileSync(await download.path(), 'utf8');
  const { page } = dora;
  await page.goto(`${server.address}/new-programme`);
  const give = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /Open a programme’s file/ }).click(),
    ]);
    await chooser.setFiles({ name: 'Bridges.binome-programme', mimeType: 'text/plain', buffer: Buffer.from(text) });
  };
  await give(`${file.slice(0, 400)}${file[400] === 'A' ? 'B' : 'A'}${file.slice(401)}`);
  await page
    .getByText(/cut short or changed/)
    .first()
    .waitFor({ timeout: PLENTY });
  await give(file);
  await waitFor('its name is in the form', async () => {
    return (await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()) === 'Bridges';
  });
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Dora');
  await page.getByRole('button', { name: 'Create the programme' }).click();
  await page.getByRole('textbox', { name: 'Link of the programme' }).waitFor({ timeout: PLENTY });
  await page.goto(`${page.url()}/programme`);
  await page.getByText('Working from home').first().waitFor({ timeout: PLENTY });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('nothing went wrong behind the screens', () => {
  for (const person of [cleo, dora]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
