/** Three tabs of one person: one writes and one socket is open, whichever tab it is, and nothing is lost between them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import { createProgramme } from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import {
  launchPerson,
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { elsewhere, note, PLENTY } from './hands.ts';

let server: ServerProcess;
let proxy: RecordingProxy;
let cleo: Person;
let first: Page;
let second: Page;
let third: Page;
let address = '';

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  cleo = await launchPerson('cleo');
  await cleo.context.addInitScript(probe);
  first = cleo.page;
  await first.goto(proxy.address);
});

inChapters(() => [cleo]);

afterAll(async () => {
  await cleo?.close();
  await proxy?.close();
  await server?.stop();
});

/** In every tab, before the app: when a write reached the disk, and when the seat was given. */
function probe(): void {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { writes: [] as number[], given: [] as number[], slow: false };
  Object.assign(window, { probe: seen });
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...asked) {
    const opened = transaction.apply(this, asked);
    if (opened.mode === 'readwrite') {
      opened.addEventListener('complete', () => seen.writes.push(now()));
      // A slow disk, as a busy device has it: another order than the right one would show.
      if (seen.slow) for (const end = now() + 300; now() < end; );
    }
    return opened;
  };
  // The empty page that a tab begins with has none.
  if (!window.isSecureContext) return;
  const request = navigator.locks.request.bind(navigator.locks);
  Object.defineProperty(navigator.locks, 'request', {
    value: (name: string, options: LockOptions, granted: LockGrantedCallback<unknown>) =>
      request(name, options, (lock) => {
        if (lock !== null) seen.given.push(now());
        return granted(lock);
      }),
  });
}

/** The last write of one tab, and the last time that another was given the seat. */
const lastWrite = (tab: Page) => tab.evaluate<number>('Math.max(...window.probe.writes)');
const lastGiven = (tab: Page) => tab.evaluate<number>('Math.max(...window.probe.given)');

const oneSocket = () => expect.poll(() => proxy.sockets(), { timeout: PLENTY }).toBe(1);

test('three tabs, one socket: the others say where it is open', async () => {
  await createProgramme(first, { name: 'Passerelles', purpose: 'First jobs', topics: ['Interviews'] });
  await oneSocket();
  await first.goto(proxy.address);
  await first.getByRole('button', { name: 'New note' }).first().click();
  await note(first).click();
  await first.keyboard.type('Written in the first tab. ');
  address = first.url();
  second = await cleo.context.newPage();
  third = await cleo.context.newPage();
  for (const tab of [second, third]) {
    await tab.goto(address);
    await elsewhere(tab).waitFor();
  }
  await oneSocket();
  expect(await axeFaults(third, new URL(address).origin, [new URL(address).pathname])).toEqual([]);
});

test('“Use it here”: the leader puts everything down, then the other tab opens the same screen with it', async () => {
  await first.bringToFront();
  const here = await third.getByRole('button', { name: 'Use it here' }).elementHandle();
  await note(first).click();
  await first.keyboard.press('ControlOrMeta+End');
  await first.evaluate('window.probe.slow = true');
  // The last words and the handing over in one breath: less than the vault waits before it seals.
  await first.keyboard.insertText('The last words before it moves.');
  await here?.evaluate((button) => button instanceof HTMLElement && button.click());
  await note(third).getByText('Written in the first tab. The last words before it moves.').waitFor({ timeout: PLENTY });
  expect(third.url()).toBe(address);
  await elsewhere(first).waitFor();
  // Never two writers: the last write of the one is on the disk before the other is given the seat.
  expect(await lastWrite(first)).toBeLessThan(await lastGiven(third));
  await first.evaluate('window.probe.slow = false');
  await elsewhere(second).waitFor();
  await oneSocket();
});

test('back again, and it is never two at once', async () => {
  const before = proxy.record().length;
  await note(third).click();
  await third.keyboard.press('ControlOrMeta+End');
  await third.keyboard.type(' Back.');
  await first.getByRole('button', { name: 'Use it here' }).click();
  await note(first).getByText('it moves. Back.').waitFor({ timeout: PLENTY });
  await elsewhere(third).waitFor();
  await oneSocket();
  const upgrades = proxy
    .record()
    .slice(before)
    .filter(({ place }) => place === 'request upgrade');
  expect(upgrades).toHaveLength(1);
});

test('the leader is closed in the middle of a word: a waiting tab that is seen opens by itself, with everything', async () => {
  await note(first).click();
  await first.keyboard.press('ControlOrMeta+End');
  await first.keyboard.type(' Closed at once.');
  await first.close({ runBeforeUnload: false });
  await second.bringToFront();
  const heirs = [second, third];
  await expect
    .poll(async () => (await Promise.all(heirs.map((tab) => note(tab).count()))).reduce((a, b) => a + b), {
      timeout: PLENTY,
    })
    .toBe(1);
  const [heir = second] = await Promise.all(
    heirs.map(async (tab) => ((await note(tab).count()) === 1 ? tab : null)),
  ).then((tabs) => tabs.filter((tab) => tab !== null));
  await note(heir).getByText('Back. Closed at once.').waitFor({ timeout: PLENTY });
  expect(heir.url()).toBe(address);
  await oneSocket();
});

test('the leader’s process is killed while typing: the next tab has what the vault promises', async () => {
  const [leader, waiting] = (await note(second).count()) === 1 ? [second, third] : [third, second];
  await note(leader).click();
  await leader.keyboard.press('ControlOrMeta+End');
  await leader.keyboard.type(' Killed.');
  // The vault promises what is older than 250 ms.
  await leader.getByText('Saved', { exact: false }).first().waitFor();
  const devtools = await cleo.context.newCDPSession(leader);
  const crashed = leader.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => 'the page is gone');
  await crashed;
  await waiting.bringToFront();
  await note(waiting).getByText('Closed at once. Killed.').waitFor({ timeout: PLENTY });
  await oneSocket();
});

test('nothing broke on the way', () => {
  expect(cleo.problems.seen(noNetwork, /the page crashed/)).toEqual([]);
});
