/**
 * The main job by the keyboard alone, each from their first screen: Ada's note, Cleo's programme, two applications, the
 * matching, two yeses; then messages, a board, a goal, a time to meet and a call. No pointer is touched by anybody.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldsIn } from '../agenda/hands.ts';
import { list, paper } from '../board/hands.ts';
import { fakeMedia } from '../call/hands.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type ServerProcess,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { choose, noPointer, press, reach, type } from './hands.ts';

let server: ServerProcess;
let cleo: Person;
let ada: Person;
let ben: Person;
let link = '';
const everybody = () => [cleo, ada, ben];

beforeAll(async () => {
  server = await startServerProcess();
  [cleo, ada, ben] = await Promise.all([
    launchPerson('cleo', { locale: 'en-US' }),
    launchPerson('ada', { locale: 'en-US', flags: fakeMedia }),
    launchPerson('ben', { locale: 'en-US', flags: fakeMedia }),
  ]);
  await Promise.all(everybody().map(noPointer));
  await Promise.all(everybody().map(({ page }) => page.goto(server.address)));
});

inChapters(everybody);

afterAll(async () => {
  await Promise.all(everybody().map((person) => person?.close()));
  await server?.stop();
});

test('[R20] a first note', async () => {
  const { page } = ada;
  await press(page, page.getByRole('button', { name: 'Write a first note' }));
  await type(page, page.getByRole('textbox', { name: 'Note', exact: true }), 'What do I want to ask?');
  await page.getByText('Saved', { exact: false }).first().waitFor({ timeout: cast.PLENTY });
});

test('[R20] a programme is made', async () => {
  const { page } = cleo;
  await press(page, page.getByRole('link', { name: /I run a programme/ }));
  await type(page, page.getByRole('textbox', { name: 'Name', exact: true }), 'Passerelles');
  await type(page, page.getByRole('textbox', { name: /What it is for/ }), 'First jobs');
  await type(page, page.getByRole('textbox', { name: 'Your first name' }), 'Cleo');
  await choose(page, page.getByRole('radio', { name: '8', exact: true }));
  await choose(page, page.getByRole('radio', { name: /The two of them only/ }));
  await type(page, tagField(page, 'Topics'), 'Interviews');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: 'Create the programme' }));
  const field = page.getByRole('textbox', { name: 'Link of the programme' });
  await field.waitFor({ timeout: cast.PLENTY });
  link = await waitFor('the link to hand out', async () => {
    const value = await field.inputValue();
    return value.includes('/p#') && value;
  });
});

const tagField = (page: Page, name: string): Locator =>
  page.getByRole('combobox', { name }).or(page.getByRole('textbox', { name }));

interface Card {
  readonly name: string;
  readonly role: string;
  readonly offered: string;
  readonly sought: string;
}

async function apply({ page }: Person, { name, role, offered, sought }: Card): Promise<void> {
  await page.goto(link);
  await press(
    page,
    page
      .getByRole('link', { name: /Apply/ })
      .or(page.getByRole('button', { name: /Apply/ }))
      .first(),
  );
  await type(page, page.getByRole('textbox', { name: 'Your first name' }), name);
  await choose(page, page.getByRole('radio', { name: role }));
  await press(page, page.getByRole('checkbox', { name: /18 or older/ }), 'Space');
  // What has just come up takes no key for a moment.
  const ready = page.locator('.focus-actions:not([inert])');
  await press(page, ready.getByRole('button', { name: 'Continue' }));
  for (const [field, word] of [
    ['What you can share', offered],
    ['What you would like to learn', sought],
    ['Topics you care about', 'Interviews'],
  ] as const) {
    await type(page, tagField(page, field), word);
    await page.keyboard.press('Enter');
  }
  await press(page, ready.getByRole('button', { name: 'Continue' }));
  await press(page, page.getByRole('button', { name: /Weekday evenings/ }));
  await type(page, page.getByRole('textbox', { name: 'A few words from you' }), 'I like to listen.');
  await press(page, ready.getByRole('button', { name: 'Read it over' }));
  await press(page, ready.getByRole('button', { name: 'Send my card' }));
  await page.getByRole('heading', { name: /Your card is on its way/ }).waitFor({ timeout: cast.PLENTY });
}

test('[R20] two people apply', async () => {
  await apply(ada, { name: 'Ada', role: 'To be a mentor', offered: 'Data analysis', sought: 'Wolof' });
  await apply(ben, { name: 'Ben', role: 'To have a mentor', offered: 'Wolof', sought: 'Data analysis' });
});

test('[R20] they are matched, and invited', async () => {
  const { page } = cleo;
  await press(page, cast.visible(page.getByRole('link', { name: /^Directory/ })));
  for (const name of ['Ada', 'Ben'])
    await page.getByText(name, { exact: true }).first().waitFor({ timeout: cast.PLENTY });
  await press(page, cast.visible(page.getByRole('link', { name: /^Pairs/ })));
  await press(page, page.getByRole('button', { name: 'Run the matching' }));
  await cast.pairRow(page, 'Ada', 'Ben').waitFor({ timeout: cast.PLENTY });
  await press(page, page.getByRole('button', { name: 'Send 1 invitation' }));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Send now' }));
  await page.waitForURL(/\/sent$/);
});

test('[R20] both say yes, and their space opens', async () => {
  for (const { page } of [ada, ben]) {
    await page.goto(server.address);
    await press(page, page.getByRole('link', { name: /See who and why/ }).first());
    await press(page, page.locator('.focus-actions:not([inert])').getByRole('button', { name: 'Accept' }));
  }
  await Promise.all([ada, ben].map(({ page }) => page.waitForURL(/\/w\//, { timeout: cast.PLENTY })));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
});

test('[R20] [First minutes] what “Private” says of a space is told beside it, and the focus comes back', async () => {
  const { page } = ada;
  const word = cast.visible(page.getByRole('button', { name: 'Private' }));
  await press(page, word);
  const told = page.getByRole('dialog', { name: 'Private' });
  await told.getByText('Only the two of you can read what is in this space.').waitFor();
  await page.keyboard.press('Escape');
  await told.waitFor({ state: 'hidden' });
  expect(await word.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('[R20] a message and its answer', async () => {
  await type(ada.page, ada.page.getByRole('textbox', { name: 'Write to Ben' }), 'Hello Ben!');
  await ada.page.keyboard.press('Enter');
  await cast.conversation(ben.page).getByText('Hello Ben!').waitFor({ timeout: cast.PLENTY });
  await type(ben.page, ben.page.getByRole('textbox', { name: 'Write to Ada' }), 'Good morning.');
  await ben.page.keyboard.press('Enter');
  await cast.conversation(ada.page).getByText('Good morning.').waitFor({ timeout: cast.PLENTY });
});

test('[R20] [R22] a note on the board, which is also a list', async () => {
  const { page } = ben;
  await press(page, cast.visible(page.getByRole('link', { name: 'Board', exact: true })));
  await reach(page, paper(page));
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Words of the note' }).waitFor();
  await page.keyboard.type('By keys');
  await page.keyboard.press('Escape');
  await press(page, page.getByRole('button', { name: 'List of the board' }));
  await list(page)
    .getByRole('option', { name: /By keys/ })
    .waitFor();
});

test('[R20] a goal', async () => {
  const { page } = ben;
  await press(page, cast.visible(page.getByRole('link', { name: 'Goals', exact: true })));
  await press(page, page.getByRole('button', { name: 'New goal' }));
  await type(page, page.getByRole('textbox', { name: 'What do you want to reach?' }), 'An internship');
  await press(page, page.getByRole('button', { name: 'Keep this goal' }));
  await page.getByRole('heading', { name: 'An internship', level: 1 }).waitFor();
});

test('[R20] a time to meet is proposed, and agreed on', async () => {
  const { page } = ada;
  await press(page, cast.visible(page.getByRole('link', { name: 'Agenda', exact: true })));
  await press(page, page.getByRole('link', { name: /^Propose a/ }).first());
  const [year, month, day] = (await fieldsIn(page, 3 * 86_400_000)).day.split('-');
  // As the browser's own English writes a date and an hour.
  await type(page, page.getByLabel('Day', { exact: true }), `${month}${day}${year}`);
  await type(page, page.getByLabel('Hour, on your clock'), '0630PM');
  await press(page, page.getByRole('button', { name: 'Propose it' }));
  await page.getByText('Waits for Ben').first().waitFor({ timeout: cast.PLENTY });
  await press(ben.page, cast.visible(ben.page.getByRole('link', { name: 'Agenda', exact: true })));
  await press(ben.page, ben.page.getByRole('button', { name: 'Accept' }).first());
  await page.getByText('Waits for Ben').first().waitFor({ state: 'hidden', timeout: cast.PLENTY });
});

test('[R20] a call is made, answered and ended', async () => {
  const { page } = ada;
  await press(page, cast.visible(page.getByRole('link', { name: /^Call / })));
  await press(page, page.getByRole('button', { name: /^Call ·/ }));
  await press(ben.page, ben.page.getByRole('button', { name: /^Answer/ }));
  for (const each of [page, ben.page])
    await each.getByText('microphone on', { exact: true }).waitFor({ timeout: cast.PLENTY });
  await press(page, page.getByRole('button', { name: 'Hang up' }));
  await ben.page.getByRole('heading', { name: 'Ada hung up.' }).waitFor({ timeout: cast.PLENTY });
});

test('nobody touched a pointer, and nothing broke behind the screens', () => {
  for (const person of everybody()) expect(person.problems.seen(noNetwork)).toEqual([]);
});
