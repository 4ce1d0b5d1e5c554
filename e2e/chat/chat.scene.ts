/**
 * Ada and Ben in one conversation, through the screens, on real parts: they answer, mark, edit and delete, apart and
 * together, by keyboard and by thumb; they find what was said, and what they had begun.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
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
import { choose, deleteLine, focused, line, mark, openMenu, showsOnly } from './hands.ts';

const PLANTED = 'quokkaverdant';
let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address));
  for (const { page } of [ada, ben]) {
    await page.goto(`${page.url()}/chat`);
    await cast.waitForDirect(page);
    await cast.waitForKept(page);
  }
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

test('[R20] Ben answers a message with the keyboard alone; the answer leads back to it', async () => {
  await cast.say(ada.page, 'Ben', `How did the interview go? ${PLANTED}`);
  await cast.say(ada.page, 'Ben', 'And the letter?');
  await line(ben.page, 'And the letter?').waitFor();
  const { keyboard } = ben.page;
  await cast.conversation(ben.page).focus();
  await keyboard.press('Tab');
  expect(await focused(ben.page)).toMatch(/^What to do with the message of Ada/);
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  const menu = ben.page.getByRole('dialog', { name: /^Message: How did the interview go/ });
  await menu.waitFor();
  await keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  expect(await focused(ben.page)).toMatch(/^What to do with the message of Ada/);
  await keyboard.press('Enter');
  await menu.waitFor();
  // From the first mark upwards is the last thing in it; of another's message one can neither edit nor delete.
  await keyboard.press('ArrowUp');
  expect(await focused(ben.page)).toBe('Make a report');
  await keyboard.press('ArrowUp');
  expect(await focused(ben.page)).toBe('Copy');
  await keyboard.press('ArrowUp');
  expect(await focused(ben.page)).toBe('Answer');
  await keyboard.press('Enter');
  await waitFor('one writes', async () => (await focused(ben.page)) === 'Write to Ada');
  await keyboard.type('Very well');
  await keyboard.press('Enter');
  const answer = line(ada.page, 'Very well');
  await answer.getByRole('button', { name: /^Answers:.*How did the interview go/ }).click();
  await ada.page.locator('.bubble-lit').filter({ hasText: 'How did the interview go' }).waitFor();
});

test('the menu closed and opened again in one breath is open', async () => {
  const { page } = ben;
  const menu = await openMenu(page, 'And the letter?');
  // The browser closes at once, and tells of it in a later task: the press comes between.
  await line(page, 'And the letter?')
    .locator('.bubble-more')
    .evaluate(async (opener: HTMLElement) => {
      const open = document.querySelector<HTMLDialogElement>('dialog.menu');
      const told = new Promise((resolve) => open?.addEventListener('close', resolve));
      open?.close();
      opener.click();
      await told;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  await menu.waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
});

test('[S31] a mark is on both screens, is one a person, and is taken back with a press', async () => {
  await choose(ben.page, 'And the letter?', 'Good idea');
  await mark(ada.page, 'And the letter?', 'Good idea: Ben').click();
  await mark(ben.page, 'And the letter?', 'Good idea: You and Ada')
    .or(mark(ben.page, 'And the letter?', 'Good idea: Ada and You'))
    .waitFor();
  await choose(ben.page, 'And the letter?', 'Thank you');
  await mark(ada.page, 'And the letter?', 'Thank you: Ben').waitFor();
  await mark(ada.page, 'And the letter?', 'Good idea: You').click();
  await mark(ben.page, 'And the letter?', 'Good idea').waitFor({ state: 'detached' });
  await mark(ben.page, 'And the letter?', 'Thank you: You').waitFor();
});

test('an edit is shown to both, and says that it is one; what was begun meanwhile is still there', async () => {
  const field = ada.page.getByRole('textbox', { name: 'Write to Ben' });
  await field.fill('Half a thought');
  await choose(ada.page, 'And the letter?', 'Edit');
  expect(await field.inputValue()).toBe('And the letter?');
  await field.fill('And the letter to the museum?');
  await ada.page.getByRole('button', { name: 'Save the change' }).click();
  await line(ben.page, 'And the letter to the museum?').getByText('edited').waitFor();
  await line(ada.page, 'And the letter to the museum?').getByText('Delivered').waitFor();
  expect(await field.inputValue()).toBe('Half a thought');
});

test('Ada takes her other words back by a button, and does it again by the keyboard; Ben sees both', async () => {
  await ada.page.getByRole('button', { name: 'Undo my last change' }).click();
  await line(ben.page, 'And the letter?').waitFor();
  await cast.conversation(ada.page).focus();
  await ada.page.keyboard.press('Control+Shift+Z');
  await line(ben.page, 'And the letter to the museum?').waitFor();
  await ada.page.getByRole('button', { name: 'Do it again' }).and(ada.page.locator(':disabled')).waitFor();
});

test('[S31] a message that was begun is there after a reload, and nowhere after it was sent', async () => {
  const field = ada.page.getByRole('textbox', { name: 'Write to Ben' });
  await field.fill(`Half a thought, and ${PLANTED}`);
  await ada.page.reload();
  await waitFor('the words are there', async () => (await field.inputValue()) === `Half a thought, and ${PLANTED}`);
  await field.press('Enter');
  await line(ada.page, 'Half a thought').waitFor();
  await ada.page.reload();
  await line(ada.page, 'Half a thought').waitFor();
  expect(await field.inputValue()).toBe('');
});

test('apart, Ada deletes what Ben marks and answers; together again, it is gone for both, and the answer says so', async () => {
  await cast.waitForDirect(ada.page);
  await line(ben.page, 'Half a thought').waitFor();
  for (const person of [ada, ben]) {
    await person.setOffline(true);
    await person.page.reload();
    await line(person.page, 'Half a thought').waitFor({ timeout: cast.PLENTY });
  }
  await deleteLine(ada.page, 'Half a thought');
  await line(ada.page, 'You deleted this message.').waitFor();
  expect(await focused(ada.page)).toBe('Conversation');
  await choose(ben.page, 'Half a thought', 'From the heart');
  await choose(ben.page, 'Half a thought', 'Answer');
  await cast.say(ben.page, 'Ada', 'Which one?');
  await line(ben.page, 'Which one?').waitFor();
  for (const person of [ada, ben]) await person.setOffline(false);
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page, 60_000)));
  const talk = [`How did the interview go? ${PLANTED}`, 'And the letter to the museum?', 'Very well'];
  await showsOnly(ada.page, [...talk, 'You deleted this message.', 'Which one?']);
  await showsOnly(ben.page, [...talk, 'Ada deleted this message.', 'Which one?']);
  for (const { page } of [ada, ben]) {
    await line(page, 'Which one?').getByText('A deleted message').waitFor();
    await page.getByRole('button', { name: /^From the heart/ }).waitFor({ state: 'detached' });
    await page.reload();
    await line(page, 'deleted this message').waitFor();
  }
});

test('a word is found by the keyboard, whatever its capitals and accents, and Escape leads back', async () => {
  for (let at = 1; at <= 30; at += 1)
    await cast.say(ada.page, 'Ben', at % 10 === 0 ? `Été, numéro ${at}` : `Winter ${at}`);
  await line(ben.page, 'Été, numéro 30').waitFor();
  const { page } = ben;
  await page.getByRole('button', { name: 'Search the messages' }).press('Enter');
  await waitFor('one writes', async () => (await focused(page)) === 'Search the messages');
  await page.keyboard.type('ete NUM');
  const lit = (words: string) => page.locator('.bubble-lit').filter({ hasText: words }).waitFor();
  await lit('Été, numéro 30');
  await page.getByText('1 of 3').first().waitFor();
  await page.keyboard.press('Enter');
  await lit('Été, numéro 20');
  expect(await page.locator('.bubble-lit mark').allTextContents()).toEqual(['Été', 'num']);
  await page.keyboard.press('Shift+Enter');
  await lit('Été, numéro 30');
  await page.keyboard.type('xyz');
  await page.getByText('Nothing found').first().waitFor();
  await page.keyboard.press('Escape');
  await waitFor('the focus is back', async () => (await focused(page)) === 'Search the messages');
  expect(await page.getByRole('searchbox').count()).toBe(0);
});

test('[S27] a short answer is one press and Enter, where it is one’s turn; where it is the other’s, nothing is offered', async () => {
  await cast.say(ada.page, 'Ben', 'Are you well?');
  await line(ben.page, 'Are you well?').waitFor();
  const short = (page: Page) => page.getByRole('button', { name: 'I’ll answer tonight.' });
  await short(ada.page).waitFor({ state: 'detached' });
  await short(ben.page).click();
  const { keyboard } = ben.page;
  await waitFor('one may write on', async () => (await focused(ben.page)) === 'Write to Ada');
  await keyboard.type(' At eight.');
  await keyboard.press('Enter');
  await line(ada.page, 'I’ll answer tonight. At eight.').waitFor();
  await short(ben.page).waitFor({ state: 'detached' });
  await short(ada.page).waitFor();
});

test('[S36] [F38] with a thumb on a phone, a finger that rests opens the menu; nothing that axe can find is wrong with it', async () => {
  const space = ben.page.url();
  await ben.close();
  ben = await launchPerson('ben', { profileDir: ben.profileDir, viewport: 'phone' });
  await ben.page.goto(space);
  await line(ben.page, 'Winter 29').waitFor({ timeout: cast.PLENTY });
  const box = await line(ben.page, 'Winter 29').locator('.bubble').boundingBox();
  if (box === null) throw new Error('it is drawn');
  const touch = await ben.context.newCDPSession(ben.page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  const menu = ben.page.getByRole('dialog', { name: /^Message: Winter 29/ });
  await menu.waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  expect(await faultsOn(ben.page, { advice: true })).toEqual([]);
  await menu.getByRole('button', { name: 'Well done' }).tap();
  await mark(ada.page, 'Winter 29', 'Well done: Ben').waitFor();
  await (await openMenu(ada.page, 'Winter 29')).press('Escape');
});

test('the conversation has no fault that axe can find, in light and dark, on a desktop and at 320 px', async () => {
  expect(await axeFaults(ada.page, proxy.address, [new URL(ada.page.url()).pathname])).toEqual([]);
});

test('the planted word is nowhere: not on the disks, not with the server, not in any frame', async () => {
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
});

test('nothing broke behind the screens, no policy was violated', () => {
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
