/**
 * Ada and Ben as a pair: an agreement that both sign, written by both while they are apart; a pause; roles that turn; an
 * end with thanks, after which everything is read and nothing written; opened again by both.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tabTo } from '../goals/hands.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePair } from '../story/pair.ts';
import { noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { openAgreement, openPart, openToday, term } from './hands.ts';

const AIM = 'Find an internship by June';

/** In ten days, as a date field takes it. */
const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePair(server.address));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

const apart = async (): Promise<void> => {
  await cast.waitForKept(ben.page);
  await ben.setOffline(true);
  await ben.page.reload();
};

const together = async (): Promise<void> => {
  await ben.setOffline(false);
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
};

test('[S30] [S60] [F16] Ben writes an agreement with the keyboard alone; Ada puts it off, then signs the same words', async () => {
  const { page } = ben;
  const { keyboard } = page;
  await openToday(page);
  await tabTo(page, page.getByRole('link', { name: 'Write an agreement' }));
  await keyboard.press('Enter');
  await tabTo(page, term(page, 'What we want to reach'));
  await keyboard.type(AIM);
  await page.reload();
  await term(page, 'What we want to reach').waitFor({ timeout: cast.PLENTY });
  expect(await term(page, 'What we want to reach').inputValue()).toBe(AIM);
  await tabTo(page, term(page, 'If one of us goes silent'));
  await keyboard.type('One kind message after two weeks.');
  await tabTo(page, page.getByRole('button', { name: /^Sign, and propose it/ }));
  await keyboard.press('Enter');
  await page.getByText('You have signed.', { exact: false }).waitFor();

  // Outside the space, too: a mentor of many does not open each to look.
  const space = ada.page.url();
  await ada.page.goto(server.address);
  await ada.page
    .getByRole('link', { name: /You and Ben.*Ben has signed an agreement/ })
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await ada.page.goto(space);
  await openToday(ada.page);
  await ada.page.getByRole('heading', { name: 'Ben has signed an agreement' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: 'Later' }).click();
  await ada.page.getByRole('heading', { name: 'Ben has signed an agreement' }).waitFor({ state: 'detached' });
  await openAgreement(ada.page);
  await ada.page.getByText(AIM).waitFor();
  await ada.page.getByRole('button', { name: 'Sign it too' }).click();
  for (const each of [ada, ben]) {
    await each.page.getByRole('link', { name: 'Propose a change' }).waitFor({ timeout: cast.PLENTY });
    expect(await each.page.getByText(/^signed on/).count()).toBe(2);
  }
});

test('both change it while they are apart: one text stands on both screens, the other is kept and said to be', async () => {
  await apart();
  for (const [{ page }, words] of [
    [ada, 'Every Monday'],
    [ben, 'Every Friday'],
  ] as const) {
    await openAgreement(page);
    await page.getByRole('link', { name: 'Propose a change' }).click();
    await term(page, 'How often').fill(words);
    await page.getByRole('button', { name: /^Sign, and propose it/ }).click();
    await page.getByText('You have signed.', { exact: false }).waitFor();
  }
  await server.restart();
  await together();
  for (const { page } of [ada, ben])
    await page.getByText('wrote at the same time', { exact: false }).waitFor({ timeout: cast.PLENTY });
  const shown = ({ page }: Person) => page.locator('.pact-proposed .pact-sheet').textContent();
  expect(await shown(ada)).toContain('Every');
  const stands = ((await shown(ada)) ?? '').includes('Every Monday') ? ada : ben;
  const other = stands === ada ? ben : ada;
  const words = stands === ada ? 'Every Monday' : 'Every Friday';
  await other.page.getByRole('button', { name: 'Sign it too' }).click();
  for (const { page } of [ada, ben]) {
    await page.getByRole('link', { name: 'Propose a change' }).waitFor({ timeout: cast.PLENTY });
    await page.getByText(words).waitFor();
  }
});

test('[S54] [F29] the roles turn when both have signed: then Ada may have goals, and Ben’s stay his', async () => {
  await cast.visible(ada.page.getByRole('link', { name: 'Goals', exact: true })).click();
  expect(await ada.page.getByRole('button', { name: 'New goal' }).count()).toBe(0);
  await cast.visible(ben.page.getByRole('link', { name: 'Goals', exact: true })).click();
  await ben.page.getByRole('button', { name: 'New goal' }).click();
  await ben.page.getByRole('textbox', { name: 'What do you want to reach?' }).fill('Hold a talk');
  await ben.page.getByRole('radio', { name: /^You and Ada/ }).check();
  await ben.page.getByRole('button', { name: 'Keep this goal' }).click();
  await openPart(ben.page, 'Who is the mentor');
  await ben.page.getByRole('button', { name: /^Propose it to/ }).click();
  await openToday(ada.page);
  await ada.page.getByRole('heading', { name: 'Ben proposes who is the mentor' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('link', { name: 'Read it' }).click();
  await ada.page.getByRole('button', { name: 'Sign it too' }).click();
  await cast.visible(ada.page.getByRole('link', { name: 'Goals', exact: true })).click();
  await ada.page.getByRole('button', { name: 'New goal' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('link', { name: /Hold a talk/ }).waitFor();
});

test('a pause is seen by both, with its words, until who is away comes back', async () => {
  await openPart(ben.page, 'A pause');
  await ben.page.getByLabel('Until which day').fill(soon);
  await term(ben.page, 'A word with it').fill('Exams until then');
  await ben.page.getByRole('button', { name: 'Begin the pause' }).click();
  await openToday(ada.page);
  await ada.page.getByText(/Ben is away until/).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText('Exams until then').waitFor();
  await ben.page.getByRole('link', { name: 'I am back' }).click();
  await ben.page.getByRole('button', { name: 'I am back' }).click();
  await ada.page.getByText(/Ben is away until/).waitFor({ state: 'detached', timeout: cast.PLENTY });
});

test('[S21] [S65] [F33] Ada closes while Ben is away: what he wrote meanwhile is kept, and nothing is written any more', async () => {
  await apart();
  await cast.say(ben.page, 'Ada', 'Written while you were closing it');
  await openPart(ada.page, 'Bring it to a good end');
  await ada.page.getByRole('radio', { name: 'We reached what we wanted' }).check();
  await term(ada.page, 'Thank').fill('You taught me to ask.');
  await ada.page.getByRole('button', { name: 'Close it' }).click();
  await ada.page.getByRole('heading', { name: /^You closed this space on/ }).waitFor({ timeout: cast.PLENTY });
  expect(await ada.page.getByRole('textbox', { name: /^Write to/ }).count()).toBe(0);
  await server.restart();
  await ben.setOffline(false);
  await openToday(ben.page);
  await ben.page.getByRole('heading', { name: /^Ada closed this space on/ }).waitFor({ timeout: 2 * cast.PLENTY });
  await ben.page.getByText('You taught me to ask.').waitFor();
  await term(ben.page, 'Thank').fill('And you to answer.');
  await ben.page.getByRole('button', { name: 'Leave these words' }).click();
  for (const { page } of [ada, ben]) {
    await page.getByText('And you to answer.').first().waitFor({ timeout: cast.PLENTY });
    await cast.conversation(page).getByText('Written while you were closing it').waitFor({ timeout: cast.PLENTY });
    expect(await page.getByRole('textbox', { name: /^Write to/ }).count()).toBe(0);
  }
});

test('every view of it passes axe, light and dark, wide and narrow', async () => {
  const path = new URL(ben.page.url()).pathname.replace(/\/pact.*$/, '');
  expect(await axeFaults(ben.page, server.address, [path, `${path}/pact`])).toEqual([]);
});

test('opened again by both, it is written in again', async () => {
  await openToday(ada.page);
  await ada.page.getByRole('button', { name: /to open it again$/ }).click();
  await openToday(ben.page);
  await ben.page.getByRole('button', { name: 'Sign it too' }).click({ timeout: cast.PLENTY });
  for (const { page } of [ada, ben])
    await page.getByRole('textbox', { name: /^Write to/ }).waitFor({ timeout: cast.PLENTY });
  await cast.say(ben.page, 'Ada', 'Here again');
  await cast.conversation(ada.page).getByText('Here again').waitFor({ timeout: cast.PLENTY });
  const path = new URL(ben.page.url()).pathname;
  expect(
    await axeFaults(
      ben.page,
      server.address,
      ['/edit', '/format'].map((part) => `${path}/pact${part}`),
    ),
  ).toEqual([]);
});

test('nothing went wrong behind the screens', () => {
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(server.address)).toEqual([]);
  }
});
