/**
 * Ben's goals: written with the keyboard alone, private until he shares them, the same on his own phone; ticked by him
 * and by Ada, his mentor, while they are apart; changed by him only; undone one's own way; seen on Today.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice, openSpace } from '../devices/steps.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePair } from '../story/pair.ts';
import { collectKept } from '../story/planted.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  waitFor,
} from '../support/index.ts';
import { openGoal, openGoals, step, tabTo } from './hands.ts';

const PLANTED = 'quokkaverdant';
const TALK = 'Hold a ten-minute talk without notes';
const AFRAID = 'I am still afraid of the telephone';
const INTERNSHIP = `Find an internship ${PLANTED}`;

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;
let phone: Person | undefined;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePair(proxy.address));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben, phone].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

/** In five days, as a date field takes it. */
const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);

test('[S66] [R20] Ben writes a goal with the keyboard alone; his mentor is told that goals are his, and sees none', async () => {
  await openGoals(ada.page);
  await ada.page.getByRole('heading', { name: 'Ben has not shared a goal yet' }).waitFor();
  expect(await ada.page.getByRole('button', { name: 'New goal' }).count()).toBe(0);

  const { page } = ben;
  const { keyboard } = page;
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await tabTo(page, cast.visible(page.getByRole('link', { name: 'Goals', exact: true })));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What would you like to reach?' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'New goal' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: 'What do you want to reach?' }));
  await keyboard.type(INTERNSHIP);
  await tabTo(page, page.getByRole('textbox', { name: /Why does it matter/ }));
  await keyboard.type('To see how a team works.');
  await tabTo(page, page.getByRole('textbox', { name: /What makes it possible/ }));
  await keyboard.type('Ada knows two people.');
  await tabTo(page, page.getByLabel(/By when/));
  const [year, month, day] = soon.split('-');
  // As the browser's own English writes a date.
  await keyboard.type(`${month}${day}${year}`);
  expect(await page.getByLabel(/By when/).inputValue()).toBe(soon);
  // The phone takes the page away in the middle of it: what was begun is there again.
  await page.reload();
  const title = page.getByRole('textbox', { name: 'What do you want to reach?' });
  await title.waitFor({ timeout: cast.PLENTY });
  expect(await title.inputValue()).toBe(INTERNSHIP);
  expect(await page.getByLabel(/By when/).inputValue()).toBe(soon);
  await page.getByRole('button', { name: 'Begin again' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Add a step' }));
  await keyboard.press('Enter');
  await keyboard.type('Ask two people');
  await keyboard.press('Enter');
  await keyboard.type('Rewrite my CV');
  await keyboard.press('Enter');
  await keyboard.type('Write a letter');
  // The second becomes the first.
  await tabTo(page, page.getByRole('button', { name: 'Move step 3 up' }));
  await keyboard.press('Shift+Tab');
  await keyboard.press('Alt+ArrowUp');
  await keyboard.press('Alt+ArrowUp');
  await tabTo(page, page.getByRole('radio', { name: /^Only you/ }));
  expect(await page.getByRole('radio', { name: /^Only you/ }).isChecked()).toBe(true);
  await tabTo(page, page.getByRole('button', { name: 'Keep this goal' }));
  // A hurried finger: it is one goal all the same.
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: INTERNSHIP, level: 1 }).waitFor();
  await page.getByText('Ada knows two people.').waitFor();
  const steps = await page.getByRole('checkbox').evaluateAll((all) => all.map((one) => one.parentElement?.textContent));
  expect(steps).toEqual(['Write a letter', 'Ask two people', 'Rewrite my CV']);
  await tabTo(page, step(page, 'Rewrite my CV'));
  await keyboard.press('Space');
  await page.getByText('1 of 3 steps').waitFor();
  await page.getByText('Ticked by you').waitFor();
  await keyboard.press('ControlOrMeta+z');
  await page.getByText('0 of 3 steps').waitFor();
  await keyboard.press('ControlOrMeta+Shift+z');
  await page.getByText('1 of 3 steps').waitFor();
  // Kept, it is begun no more.
  const here = page.url();
  await page.goto(here.replace(/[^/]+$/, 'new'));
  await title.waitFor({ timeout: cast.PLENTY });
  expect(await title.inputValue()).toBe('');
  await page.goto(here);
});

test('what is private, and what he says when he looks at it again, reaches his own phone, and nobody else', async () => {
  await ben.page.getByRole('button', { name: 'Look at it again' }).click();
  await ben.page.getByRole('textbox', { name: 'What has changed since?' }).fill(AFRAID);
  await ben.page.getByRole('button', { name: 'Still right' }).click();
  await ben.page.getByText(AFRAID).waitFor();
  phone = await launchPerson('phone', { viewport: 'phone' });
  await addDevice(ben, phone, proxy.address);
  await openSpace(phone, proxy.address, 'Ada');
  await openGoals(phone.page);
  await phone.page.getByRole('link', { name: new RegExp(INTERNSHIP) }).waitFor({ timeout: cast.PLENTY });
  expect(await phone.page.getByRole('link', { name: new RegExp(INTERNSHIP) }).count()).toBe(1);
  // On a phone what is missing is far above the button.
  await phone.page.getByRole('button', { name: 'New goal' }).click();
  await phone.page.getByRole('button', { name: 'Keep this goal' }).click();
  await phone.page.getByText('Say it in a few words.').waitFor();
  const field = phone.page.getByRole('textbox', { name: 'What do you want to reach?' });
  await waitFor('one is led to it', () =>
    field.evaluate((one) => one === document.activeElement && one.getBoundingClientRect().top > 0),
  );
  await phone.page.getByRole('link', { name: 'All goals' }).click();
  await openGoal(phone.page, INTERNSHIP);
  await phone.page.getByText('Ada does not see this goal', { exact: false }).waitFor();
  await phone.page.getByText(AFRAID).waitFor({ timeout: cast.PLENTY });
  await step(phone.page, 'Ask two people').check();
  await openSpace(ben, proxy.address, 'Ada');
  await openGoals(ben.page);
  await openGoal(ben.page, INTERNSHIP);
  await ben.page.getByText('2 of 3 steps').waitFor({ timeout: cast.PLENTY });
  // Something that came after it has come: the goal would have too.
  await cast.say(ben.page, 'Ada', 'Soon you will see something');
  await cast.conversation(ada.page).getByText('Soon you will see something').waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('heading', { name: 'Ben has not shared a goal yet' }).waitFor();
  await phone.close();
  phone = undefined;
});

test('[S38] [F17] shared, it is Ada’s to read, tick and speak of, and Ben’s to change', async () => {
  await ben.page.getByRole('button', { name: 'Share', exact: true }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Share it' }).click();
  await openGoal(ada.page, INTERNSHIP);
  await ada.page.getByText('2 of 3 steps').waitFor();
  await ada.page.getByText('Ada knows two people.').waitFor();
  // It is shared as it stands: what he said to himself stays behind.
  for (const { page } of [ada, ben]) expect(await page.getByText(AFRAID).count()).toBe(0);
  for (const name of ['Change this goal', 'Delete this goal', 'I have reached it'])
    expect(await ada.page.getByRole('button', { name }).count()).toBe(0);
  await ada.page.getByRole('textbox', { name: 'A word about this goal' }).fill('Bring the letter on Thursday');
  await ada.page.keyboard.press('Enter');
  await ben.page.getByText('Bring the letter on Thursday').waitFor({ timeout: cast.PLENTY });
  await ben.page.getByRole('button', { name: 'Change this goal' }).click();
  await ben.page.getByRole('textbox', { name: 'Step 2' }).fill('Ask three people');
  await ben.page.getByRole('button', { name: 'Keep this goal' }).click();
  await step(ada.page, 'Ask three people').waitFor({ timeout: cast.PLENTY });
  expect(await step(ada.page, 'Ask three people').isChecked()).toBe(true);
});

test('both tick the same step while they are apart, and each something else: it merges, and nobody’s is lost', async () => {
  await cast.waitForKept(ben.page);
  await ben.setOffline(true);
  await ben.page.reload();
  await step(ben.page, 'Write a letter').check();
  await ben.page.getByRole('textbox', { name: 'A step more' }).fill('Send it');
  await ben.page.keyboard.press('Enter');
  await step(ben.page, 'Send it').check();
  await server.restart();
  await step(ada.page, 'Write a letter').check();
  await step(ada.page, 'Rewrite my CV').uncheck();
  await ben.setOffline(false);
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  for (const { page } of [ada, ben]) {
    await page.getByText('3 of 4 steps').waitFor({ timeout: cast.PLENTY });
    expect(await step(page, 'Write a letter').isChecked()).toBe(true);
    expect(await step(page, 'Send it').isChecked()).toBe(true);
    expect(await step(page, 'Rewrite my CV').isChecked()).toBe(false);
  }
  const stepsOf = ({ page }: Person) =>
    page
      .getByRole('checkbox')
      .evaluateAll((all) => all.map((one) => one.parentElement?.textContent?.split('Ticked')[0]));
  expect(await stepsOf(ada)).toEqual(await stepsOf(ben));
  // Her undo is of her own doing.
  await ada.page.getByRole('button', { name: 'Undo my last change' }).click();
  await waitFor('her last tick is taken back', () => step(ada.page, 'Rewrite my CV').isChecked());
  await waitFor('for him too', () => step(ben.page, 'Rewrite my CV').isChecked());
  expect(await step(ada.page, 'Send it').isChecked()).toBe(true);
});

test('beside the other spaces each sees that a goal has its day and that the other is there, until he has gone', async () => {
  const card = ({ page }: Person) => page.getByRole('main').getByRole('link', { name: /^You and/ });
  for (const person of [ada, ben]) {
    await person.page.goto(proxy.address);
    await card(person)
      .getByText(/^A goal is due on/)
      .waitFor();
  }
  for (const person of [ada, ben]) await card(person).getByText('Here now').waitFor({ timeout: cast.PLENTY });
  expect(await axeFaults(ada.page, proxy.address, ['/'])).toEqual([]);
  await ben.page.goto('about:blank');
  await card(ada).getByText('Here now').waitFor({ state: 'detached', timeout: cast.PLENTY });
  await card(ada)
    .getByText(/^A goal is due on/)
    .waitFor();
  await ben.page.goto(proxy.address);
  for (const person of [ada, ben]) await card(person).click();
});

test('the goal that is due stands on Today of its space for both; reached, it goes from there', async () => {
  for (const { page } of [ada, ben]) {
    await cast.visible(page.getByRole('link', { name: 'Today', exact: true })).click();
    await page.getByRole('heading', { name: 'Goals due' }).waitFor();
    await page
      .getByRole('link', { name: new RegExp(INTERNSHIP) })
      .first()
      .waitFor();
  }
  await openGoal(ben.page, INTERNSHIP);
  await ben.page.getByRole('button', { name: 'I have reached it' }).click();
  await ada.page.getByRole('heading', { name: 'Goals due' }).waitFor({ state: 'detached', timeout: cast.PLENTY });
  await openGoals(ada.page);
  await ada.page.getByRole('heading', { name: '1 reached' }).waitFor();
});

test('every view of the goals passes axe, light and dark, wide and narrow', async () => {
  const { page } = ben;
  await page.getByRole('link', { name: 'All goals' }).click();
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill(TALK);
  await page.getByRole('button', { name: 'Keep this goal' }).click();
  await page.getByRole('slider', { name: 'How far are you?' }).press('ArrowRight');
  await page.getByText('10% of the way').waitFor();
  const paths = [new URL(page.url()).pathname];
  const [, space = ''] = /^(.*\/goals)\//.exec(paths[0] ?? '') ?? [];
  paths.push(space, `${space}/new`, `${paths[0]}/edit`);
  expect(await axeFaults(page, proxy.address, paths)).toEqual([]);
  await openGoals(ada.page);
  await openGoal(ada.page, INTERNSHIP);
  expect(await axeFaults(ada.page, proxy.address, [new URL(ada.page.url()).pathname])).toEqual([]);
});

test('no goal was seen by the server, nor lies readable on a disk, and nothing went wrong behind the screens', async () => {
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
