/**
 * Ada in Paris and Ben in Kolkata: weeks painted by keyboard, a time proposed, countered and accepted while they are
 * apart, seen by each on their own clock; a series of which one time is cancelled; what was talked about, and what of it
 * goes to the goals; a calendar file; a reminder while the app is open.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGoals, tabTo } from '../goals/hands.ts';
import { axeFaults } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePair } from '../story/pair.ts';
import { collectKept } from '../story/planted.ts';
import {
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { calendarFrom, chooseTime, fieldsIn, openAgenda, openToday, proposalAt, widerThanTheScreen } from './hands.ts';

const PLANTED = 'quokkaverdant';
/** Six in the evening in Paris: in winter, or in summer. */
const IN_KOLKATA = /2[12]:30/;
const DAY = 86_400_000;
const MINUTE = 60_000;

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePair(proxy.address, {
    ada: { timezone: 'Europe/Paris' },
    ben: { timezone: 'Asia/Kolkata', viewport: 'phone' },
  }));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('[S35] [F13] their evenings have no hour in common; Ben adds late ones on his phone, and they are Ada’s to choose from', async () => {
  await openAgenda(ben.page);
  await ben.page.getByText('Your weeks have no time in common yet.').waitFor();
  await ben.page.getByRole('link', { name: 'Change my week' }).click();
  await ben.page.getByText('Ada, on your clock').waitFor();
  await ben.page.getByText('Choose exact times instead').click();
  await ben.page.getByLabel('Day', { exact: true }).selectOption('Wednesday');
  await ben.page.getByLabel('From', { exact: true }).selectOption('21:00');
  await ben.page.getByLabel('To', { exact: true }).selectOption('24:00');
  await ben.page.getByRole('button', { name: 'Add this time' }).click();
  await ben.page.getByRole('button', { name: 'Keep my week' }).click();
  await ben.page.getByText('All of you, on the clock of Kolkata:').waitFor();
});

test('[S34] [F13] [R20] with the keyboard alone Ada paints an hour of hers, chooses one that suits both, and proposes it', async () => {
  const { page } = ada;
  const { keyboard } = page;
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await tabTo(page, cast.visible(page.getByRole('link', { name: 'Agenda', exact: true })));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'When will you meet?' }).waitFor();
  await page.getByText('All of you, on the clock of Paris:').waitFor({ timeout: cast.PLENTY });
  await tabTo(page, page.getByRole('link', { name: 'Change my week' }));
  await keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: 'Your week, by half-hours' });
  await tabTo(page, grid);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'Shift+ArrowLeft']) await keyboard.press(key);
  await page.getByText('Wednesday 17:00–21:00').waitFor();
  // What is his too is said of each half-hour.
  expect(await page.getByRole('gridcell', { name: /^Wednesday 18:00.*, Ben too/ }).count()).toBe(1);
  await tabTo(page, page.getByRole('button', { name: 'Keep my week' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Propose a first time' }));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Propose a time' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: /18:00$/ }).first());
  await keyboard.press('Enter');
  await page.getByText('All of you are usually free then').waitFor();
  await tabTo(page, page.getByRole('radio', { name: 'Once' }));
  await keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('textbox', { name: /What about/ }));
  await keyboard.type(`The letter ${PLANTED}`);
  await tabTo(page, page.getByRole('button', { name: 'Propose it' }));
  await keyboard.press('Enter');
  await proposalAt(page, '18:00').getByText('Waits for Ben').waitFor();
});

test('apart, Ben says yes while Ada asks for another hour: his yes stands, and her wish waits for him', async () => {
  await openToday(ben.page);
  await proposalAt(ben.page, IN_KOLKATA).getByText('Ada proposes').waitFor({ timeout: cast.PLENTY });
  await ben.setOffline(true);
  await ben.page.reload();
  await proposalAt(ben.page, IN_KOLKATA).getByRole('button', { name: 'Accept' }).click();
  await ben.page.getByRole('heading', { name: 'Next meeting' }).waitFor();
  await server.restart();
  const { day } = await fieldsIn(ada.page, 9 * DAY);
  await proposalAt(ada.page, '18:00').getByRole('button', { name: 'Take it back' }).waitFor();
  await proposalAt(ada.page, '18:00').getByRole('link', { name: 'Another time' }).click();
  await chooseTime(ada.page, day, '19:30');
  await ada.page.reload();
  const hour = ada.page.getByLabel('Hour, on your clock');
  await hour.waitFor({ timeout: cast.PLENTY });
  expect(await hour.inputValue()).toBe('19:30');
  await ada.page.getByRole('button', { name: 'Propose it' }).click();
  await proposalAt(ada.page, '19:30').waitFor();
  await ben.setOffline(false);
  await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
  await ada.page
    .getByRole('link', { name: /18:00.*2[12]:30 for Ben, Kolkata/ })
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await proposalAt(ben.page, 'which holds until then')
    .getByRole('button', { name: 'I cannot' })
    .click({ timeout: cast.PLENTY });
  await proposalAt(ada.page, '19:30').waitFor({ state: 'detached', timeout: cast.PLENTY });
  // It does not only go from the list: she is told, and another time is a press away.
  await ada.page.getByRole('link', { name: /19:30.*Cannot come: Ben.*Another time/ }).waitFor();
});

test('[S26] [R26] both see it on Today, each on their own clock; the whole app’s Today names it too', async () => {
  await openToday(ada.page);
  await ada.page
    .getByRole('link', { name: /18:00.*2[12]:30 for Ben, Kolkata/ })
    .first()
    .waitFor();
  await ben.page
    .getByRole('link', { name: /2[12]:30.*18:00 for Ada, Paris/ })
    .first()
    .waitFor();
  const space = new URL(ben.page.url()).pathname;
  await ben.page.goto(proxy.address);
  await ben.page
    .getByRole('link', { name: /You and Ada.*2[12]:30/ })
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await ben.page.goto(proxy.address + space);
});

test('[F13] of the series Ben cancels one time, and a calendar reads the others, and that this one is off', async () => {
  await openAgenda(ben.page);
  await ben.page
    .getByRole('link', { name: /every week/ })
    .first()
    .click();
  await ben.page.getByText('Proposed by Ada, accepted by you').waitFor();
  await ben.page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const dialog = ben.page.getByRole('dialog', { name: 'Cancel this meeting?' });
  await dialog.getByRole('textbox', { name: /why/ }).fill('An exam');
  await dialog.getByRole('button', { name: 'Only this one' }).click();
  await ben.page.getByText('You cancelled it').waitFor();
  // She is told where she looks anyway, not only at the meeting's own address.
  await openToday(ada.page);
  await ada.page.getByRole('link', { name: /18:00.*Ben cancelled it.*An exam/ }).waitFor({ timeout: cast.PLENTY });
  const path = new URL(ben.page.url()).pathname.split('/').slice(-2).join('/');
  await ada.page.goto(`${new URL(ada.page.url()).href}/agenda/${path}`);
  await ada.page.getByText('Ben cancelled it').waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText('An exam').waitFor();
  await openAgenda(ada.page);
  const events = await calendarFrom(ada.page);
  const status = events.map(({ component }) => component.getFirstPropertyValue('status'));
  expect(status.slice(0, 3)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED']);
  expect(events[0]?.summary).toBe(`The letter ${PLANTED} (Ben)`);
  const hours = events.map(({ startDate }) =>
    startDate.toJSDate().toLocaleTimeString('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }),
  );
  expect(new Set(hours)).toEqual(new Set(['18:00']));
});

test('[F18] both write what to talk about; what Ben is to do becomes a goal of his, that Ada does not see', async () => {
  for (const { page } of [ada, ben]) {
    await openAgenda(page);
    await page
      .getByRole('link', { name: /in \d+ days|tomorrow|today/ })
      .filter({ hasNotText: /cancelled it|Cannot come/ })
      .first()
      .click();
  }
  const topic = { name: 'Add to what to talk about' };
  await ada.page.getByRole('textbox', topic).fill('Read it aloud');
  await ada.page.keyboard.press('Enter');
  await ben.page.getByRole('checkbox', { name: /^Read it aloud/ }).waitFor({ timeout: cast.PLENTY });
  await ben.page.getByRole('textbox', topic).fill('The last sentence');
  await ben.page.keyboard.press('Enter');
  await ada.page.getByRole('checkbox', { name: /^The last sentence/ }).check({ timeout: cast.PLENTY });
  await ben.page.getByRole('textbox', { name: 'Add a next step' }).fill('Send the letter');
  await ben.page.keyboard.press('Enter');
  await ada.page.getByRole('checkbox', { name: /^Send the letter/ }).waitFor({ timeout: cast.PLENTY });
  expect(await ada.page.getByRole('button', { name: /to the goals/ }).count()).toBe(0);
  await ben.page.getByRole('button', { name: 'Carry “Send the letter” to the goals' }).click();
  await ben.page.getByRole('dialog', { name: 'To your goals' }).getByRole('button', { name: 'Carry it there' }).click();
  await ada.page.getByText('among the goals').waitFor({ timeout: cast.PLENTY });
  await openGoals(ben.page);
  await ben.page.getByRole('link', { name: /Send the letter/ }).waitFor();
  await openGoals(ada.page);
  await ada.page.getByRole('heading', { name: 'Ben has not shared a goal yet' }).waitFor();
});

test('[S33] [S40] [F19] [F24] they met in a café last week: Ada writes it down, Ben says how it was, to himself and then to her', async () => {
  await openAgenda(ada.page);
  await ada.page.getByRole('link', { name: 'We have met' }).click();
  const { day } = await fieldsIn(ada.page, -7 * DAY);
  await chooseTime(ada.page, day, '10:30');
  await ada.page.getByRole('textbox', { name: /Where/ }).fill('Café du musée');
  await ada.page.getByRole('button', { name: 'Write it down' }).click();
  await ada.page.getByText('Written down by you').waitFor();
  await openAgenda(ben.page);
  await ben.page.getByRole('link', { name: /in person/ }).click({ timeout: cast.PLENTY });
  await ben.page.getByRole('button', { name: 'Very good' }).click();
  await ben.page.getByText('Only you see it').waitFor();
  // Something that came after it has come: the pulse would have too.
  await ben.page.getByRole('textbox', { name: /What you talked about/ }).fill('We began with the end.');
  await ben.page.getByRole('button', { name: 'Keep this note' }).click();
  await ada.page.getByText('We began with the end.').waitFor({ timeout: cast.PLENTY });
  expect(await ada.page.getByText('For Ben: Very good').count()).toBe(0);
  await ben.page.getByRole('button', { name: 'Share it' }).click();
  await ada.page.getByText('For Ben: Very good').waitFor({ timeout: cast.PLENTY });
});

test('[S32] [S50] a rhythm is agreed once both say the same', async () => {
  for (const { page } of [ada, ben]) await openAgenda(page);
  await ada.page.getByRole('radio', { name: 'Every 2 weeks' }).check();
  await ada.page.getByText('Agreed once Ben says the same.').waitFor();
  await ben.page.getByRole('button', { name: 'Agree', exact: true }).click({ timeout: cast.PLENTY });
  for (const { page } of [ada, ben])
    await page.getByRole('heading', { name: 'You meet every 2 weeks' }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByText('Kept 1 of 1 times').waitFor();
});

test('ten minutes before, whoever has the app open is reminded, also by the device where it may: without a name', async () => {
  await ada.context.grantPermissions(['notifications'], { origin: new URL(proxy.address).origin });
  await ada.page.reload();
  await ada.page.getByText('Your device shows it too, without a name.').waitFor();
  await ada.page.getByRole('link', { name: 'Propose a time' }).click();
  const { day, hour } = await fieldsIn(ada.page, 11 * MINUTE);
  await chooseTime(ada.page, day, hour);
  await ada.page.getByRole('button', { name: 'Propose it' }).click();
  await ben.page.getByRole('button', { name: 'Accept' }).click({ timeout: cast.PLENTY });
  for (const { page } of [ada, ben])
    await page.getByText(/^In 1\d min: your meeting with (Ada|Ben)$/).waitFor({ timeout: cast.PLENTY });
  const shown = await ada.page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ title, body }) => `${title} ${body}`);
  });
  expect(shown.join()).toMatch(/^Binôme A meeting in 1\d min$/);
});

test('[F38] [F39] every view of the agenda fits a phone, and passes axe, light and dark, wide and narrow', async () => {
  const { page } = ben;
  // Nor does what people write make Today wider: a word without an end, as in some names and addresses.
  const endless = 'Rakotondrainibe'.repeat(5);
  await cast.say(ada.page, 'Ben', endless);
  await openToday(page);
  await page.getByRole('main').getByText(endless).first().waitFor({ timeout: cast.PLENTY });
  expect(await widerThanTheScreen(page)).toEqual([]);
  await openAgenda(page);
  await page
    .getByRole('link', { name: /every week/ })
    .first()
    .click();
  const session = new URL(page.url()).pathname;
  const [, agenda = ''] = /^(.*\/agenda)\//.exec(session) ?? [];
  const paths = [agenda, session, `${agenda}/new`, `${agenda}/past`, `${agenda}/week`];
  for (const path of paths) {
    await page.goto(proxy.address + path);
    await page.locator('h1').filter({ visible: true }).first().waitFor();
    expect(await widerThanTheScreen(page), path).toEqual([]);
  }
  expect(await axeFaults(page, proxy.address, paths)).toEqual([]);
});

test('no meeting was seen by the server, nor lies readable on a disk, and nothing went wrong behind the screens', async () => {
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
