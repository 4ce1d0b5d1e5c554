/**
 * Ada and Ben call each other with a camera that shows a clock and a microphone that beeps: what is given really
 * arrives, survives the loss of the connection, and ends at both ends.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMessages } from '../circle/steps.ts';
import { tabTo } from '../goals/hands.ts';
import { faultsOn } from '../story/axe.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { collectKept } from '../story/planted.ts';
import {
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
  viewports,
  waitFor,
} from '../support/index.ts';
import {
  arrived,
  breakConnections,
  capturing,
  fakeMedia,
  heldAwake,
  keepsComing,
  livePicture,
  openCall,
  playing,
  sentPackets,
  watchAwake,
  watchMedia,
} from './hands.ts';

const PLANTED = 'quokkaring';

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address, { flags: fakeMedia }, async (person) => {
    await watchMedia(person);
    await watchAwake(person);
  }));
  await ben.page.setViewportSize(viewports.phone);
  await ben.page.emulateMedia({ colorScheme: 'dark' });
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

const status = (page: Page, words: string) => page.getByRole('status').getByText(words, { exact: false }).first();
const both = <T>(work: (page: Page) => Promise<T>): Promise<T[]> =>
  Promise.all([ada, ben].map(({ page }) => work(page)));
const answer = (page: Page) => page.getByRole('button', { name: /^Answer/ }).click({ timeout: cast.PLENTY });

/** Nothing is captured any more, and nothing is sent. */
async function isOver(page: Page): Promise<void> {
  await waitFor('every track ended', async () => (await capturing(page)) === 0);
  const before = await sentPackets(page);
  // A state that lasts: there is nothing to wait for but that nothing comes.
  for (let looks = 0; looks < 5; looks += 1) {
    await page.waitForFunction(() => new Promise((drawn) => requestAnimationFrame(() => drawn(true))));
    expect(await sentPackets(page)).toBeLessThanOrEqual(before);
  }
  expect(await playing(page)).toBe(0);
}

test('before a call one tries the devices out, and they go off again', async () => {
  await openCall(ada.page);
  const { page } = ada;
  await page.getByRole('button', { name: 'Try them out' }).click();
  await page.getByText('Your microphone hears you').waitFor({ timeout: cast.PLENTY });
  await livePicture(page, 'What your camera sees');
  const cameras = page.getByRole('combobox', { name: 'Camera' });
  await cameras.getByRole('option').nth(1).waitFor({ state: 'attached' });
  await cameras.selectOption({ index: 1 });
  await livePicture(page, 'What your camera sees');
  expect(await faultsOn(page)).toEqual([]);
  const chosen = await cameras.inputValue();
  await page.getByRole('button', { name: 'Turn them off again' }).click();
  await waitFor('they are off', async () => (await capturing(page)) === 0);
  await cast.waitForKept(page);
  await page.reload();
  await page.getByRole('button', { name: 'Try them out' }).click({ timeout: cast.PLENTY });
  await waitFor('the same camera is chosen', async () => (await cameras.inputValue()) === chosen);
  await page.getByRole('button', { name: 'Turn them off again' }).click();
  await waitFor('they are off again', async () => (await capturing(page)) === 0);
});

test('[S25] [S29] [S32] [F14] [R19] the button says what a minute costs; the call begins with sound, and it arrives at both ends', async () => {
  await ada.page.getByRole('button', { name: /^Call · 0\.7 MB\/min$/ }).click();
  await ben.page.getByRole('alert').getByText('Ada calls').waitFor({ timeout: cast.PLENTY });
  expect(await both((page) => faultsOn(page))).toEqual([[], []]);
  // Longer words, as in French, make the bar higher: nothing of it is cut off, and the page ends with the screen.
  const bar = ben.page.getByRole('region', { name: 'Call' });
  const isWhole = () =>
    bar.evaluate((one) => {
      const [above, below] = [
        one.getBoundingClientRect(),
        document.querySelector('.shell, .focus')?.getBoundingClientRect(),
      ];
      const parts = [...one.children].map((part) => part.getBoundingClientRect());
      const isInside = parts.every(({ top, bottom }) => top >= above.top && bottom <= above.bottom);
      return isInside && below !== undefined && below.top === above.bottom && Math.abs(below.bottom - innerHeight) < 1;
    });
  expect(await isWhole()).toBe(true);
  await bar.getByRole('button', { name: 'Not now' }).evaluate((one) => one.append(' — je suis en cours'));
  expect(await isWhole()).toBe(true);
  await answer(ben.page);
  await both(async (page) => {
    await page.getByText('microphone on', { exact: true }).waitFor({ timeout: cast.PLENTY });
    await keepsComing(page, 'samples');
    expect((await arrived(page)).frames).toBe(0);
    expect(await playing(page)).toBe(1);
    await page.locator('.call-line').getByText(/kB/).waitFor();
    await waitFor('the screen stays on', async () => (await heldAwake(page)) === 1);
  });
});

test('[S60] [R9] in their first call both see the same six pictures, and say so', async () => {
  const pictures = await both(async (page) => {
    await page.getByRole('heading', { name: /see the same six/ }).waitFor({ timeout: cast.PLENTY });
    return page.locator('.check-pictures li').allInnerTexts();
  });
  expect(pictures[0]).toEqual(pictures[1]);
  expect(pictures[0]).toHaveLength(6);
  expect(await both((page) => faultsOn(page))).toEqual([[], []]);
  await both((page) => page.getByRole('button', { name: 'They are the same' }).click());
  await both(async (page) => {
    await page.getByText('Checked together').waitFor({ timeout: cast.PLENTY });
    await page.getByRole('button', { name: 'Put away' }).click();
  });
});

test('[S28] a key mutes, and both are told; away from the screen a bar stays, and the key works while one writes', async () => {
  await ada.page.keyboard.press('m');
  await status(ada.page, 'Microphone off').waitFor();
  await ben.page.getByText('microphone off', { exact: true }).waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('link', { name: 'Back', exact: true }).click();
  const bar = ada.page.getByRole('region', { name: 'Call' });
  await bar.getByText('Call with Ben').waitFor();
  expect(await faultsOn(ada.page)).toEqual([]);
  await cast.newPage(ada.page, 'Said in the call');
  await cast.write(ada.page, `We said ${PLANTED}`);
  await ada.page.keyboard.press('Alt+m');
  await bar.getByRole('button', { name: 'Turn the microphone off' }).waitFor();
  expect(await cast.readPage(ada.page)).toContain(`We said ${PLANTED}`);
  await ben.page.getByText('microphone on', { exact: true }).waitFor({ timeout: cast.PLENTY });
  await keepsComing(ada.page, 'samples');
  await bar.getByRole('link', { name: /Call with Ben/ }).click();
});

test('the camera is turned on by key: what it sees is seen on the other side', async () => {
  await ada.page.keyboard.press('v');
  await keepsComing(ben.page, 'frames');
  await livePicture(ben.page, 'The camera of Ada');
  expect((await arrived(ada.page)).frames).toBe(0);
  await ben.page.keyboard.press('v');
  await livePicture(ada.page, 'The camera of Ben');
  expect(await both((page) => faultsOn(page))).toEqual([[], []]);
});

test('a connection that breaks comes back into the call, with sound and pictures', async () => {
  await breakConnections(ada.page);
  await both(async (page) => {
    await waitFor('sound came back', async () => (await arrived(page)).samples > 0);
    await keepsComing(page, 'samples');
    await keepsComing(page, 'frames');
  });
  await livePicture(ben.page, 'The camera of Ada');
  await livePicture(ada.page, 'The camera of Ben');
});

test('to spare data the picture is made small, in the call', async () => {
  await ada.page.getByRole('button', { name: 'Devices and data' }).click();
  await ada.page.getByRole('checkbox', { name: 'Spare data in this call' }).check();
  await waitFor('a small picture', async () => (await arrived(ben.page)).height === 240);
  await keepsComing(ben.page, 'frames');
  await keepsComing(ada.page, 'samples');
  await ada.page.getByRole('button', { name: 'Devices and data' }).click();
});

test('a screen is shown beside the camera, and taken away', async () => {
  await ada.page.getByRole('button', { name: 'Show the screen' }).click();
  await status(ada.page, 'Your screen is shown').waitFor();
  const screen = ben.page.getByLabel('The screen of Ada');
  await waitFor('the screen is seen', () => screen.evaluate((video: HTMLVideoElement) => video.videoWidth > 0));
  await ada.page.getByRole('button', { name: 'Stop showing the screen' }).click();
  await screen.waitFor({ state: 'detached', timeout: cast.PLENTY });
});

test('hanging up ends every track, at both ends', async () => {
  await ben.page.getByRole('button', { name: 'Hang up' }).click();
  await ada.page.getByRole('heading', { name: 'Ben hung up.' }).waitFor({ timeout: cast.PLENTY });
  await ben.page.getByRole('heading', { name: 'The call is over.' }).waitFor();
  await both(isOver);
  await both((page) => waitFor('the screen may go dark', async () => (await heldAwake(page)) === 0));
});

test('[R20] by keyboard alone: called, not taken, said; called again, answered, ended', async () => {
  const { page } = ada;
  await tabTo(page, page.getByRole('button', { name: 'Call again' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Call ·/ }));
  await page.keyboard.press('Enter');
  const no = ben.page.getByRole('button', { name: 'Not now' });
  await no.waitFor({ timeout: cast.PLENTY });
  await tabTo(ben.page, no);
  await ben.page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ben cannot talk now.' }).waitFor({ timeout: cast.PLENTY });
  await both(isOver);
  await tabTo(page, page.getByRole('button', { name: 'Call again' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Call ·/ }));
  await page.keyboard.press('Enter');
  const yes = ben.page.getByRole('button', { name: /^Answer/ });
  await yes.waitFor({ timeout: cast.PLENTY });
  await tabTo(ben.page, yes);
  await ben.page.keyboard.press('Enter');
  await both((each) => keepsComing(each, 'samples'));
  // They know each other by now: no pictures.
  expect(await page.locator('.call-check').count()).toBe(0);
  await tabTo(page, page.getByRole('button', { name: 'Hang up' }));
  await page.keyboard.press('Enter');
  await ben.page.getByRole('heading', { name: 'Ada hung up.' }).waitFor({ timeout: cast.PLENTY });
  await both(isOver);
});

test('both call at once: it becomes one call', async () => {
  await both((page) => page.getByRole('button', { name: 'Call again' }).click());
  await both((page) => page.getByRole('button', { name: /^(Call|Join) ·/ }).click());
  await both((page) => keepsComing(page, 'samples'));
  await both((page) => page.getByText('microphone on', { exact: true }).waitFor());
  await ada.page.getByRole('button', { name: 'Hang up' }).click();
  await both(isOver);
});

test('once it is over, it is on for neither of them, whoever hung up', async () => {
  await both(async (page) => {
    await page.getByRole('button', { name: 'Call again' }).click();
    await page.getByRole('button', { name: /^Call ·/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Join ·/ }).count()).toBe(0);
  });
});

test('a call that nobody took leaves a quiet line where Ben begins', async () => {
  await ben.page.getByRole('link', { name: 'Back', exact: true }).click();
  await openMessages(ben);
  await ada.page.getByRole('button', { name: /^Call ·/ }).click();
  await ben.page.getByRole('alert').getByText('Ada calls').waitFor({ timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: 'Hang up' }).click();
  await ben.page.getByRole('alert').waitFor({ state: 'detached', timeout: cast.PLENTY });
  await ada.page.getByRole('button', { name: /^Leave a word/ }).click();
  await ada.page.getByText('It stands in your messages').waitFor();
  await cast.conversation(ben.page).getByText('I tried to call.').waitFor({ timeout: cast.PLENTY });
  await cast.visible(ben.page.getByRole('link', { name: 'Today', exact: true })).click();
  await ben.page.getByText(/Ada called you/).waitFor();
  // Outside the space, too: a mentor of many does not open each to look.
  const space = ben.page.url();
  await ben.page.goto(proxy.address);
  await ben.page
    .getByRole('link', { name: /You and Ada.*Ada called you/ })
    .first()
    .waitFor({ timeout: cast.PLENTY });
  await ben.page.goto(space);
  await ben.page.getByRole('link', { name: 'Call back' }).click();
  await ben.page.getByRole('heading', { name: 'Call Ada' }).waitFor();
});

test('nothing of it is left with the server or readable on a disk, and nothing went wrong behind the screens', async () => {
  await both((page) => cast.waitForKept(page));
  expect(await collectKept({ word: PLANTED, people: [ada, ben], server, proxy })).toEqual([]);
  for (const person of [ada, ben]) {
    expect(person.problems.seen(noNetwork)).toEqual([]);
    expect(person.problems.foreign(proxy.address)).toEqual([]);
  }
});
