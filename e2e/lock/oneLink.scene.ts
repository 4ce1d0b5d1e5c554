/** Three tabs of one person in a space of two: one socket and one link to the other, and the heir goes on with both. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import {
  noNetwork,
  type Person,
  type RecordingProxy,
  type ServerProcess,
  startRecordingProxy,
  startServerProcess,
} from '../support/index.ts';
import { elsewhere, PLENTY } from './hands.ts';

let server: ServerProcess;
let proxy: RecordingProxy;
let ada: Person;
let ben: Person;

/** In every tab, before the app: each connection to another browser that is made. */
function countLinks(): void {
  const made: RTCPeerConnection[] = [];
  Object.assign(window, { madeLinks: made });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
}
const made = (page: Page) => page.evaluate<number>('window.madeLinks.length');
const live = (page: Page) =>
  page.evaluate<number>('window.madeLinks.filter((one) => one.connectionState === "connected").length');

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startRecordingProxy(server.address);
  ({ ada, ben } = await makePairByLink(proxy.address, {}, async ({ context }) => {
    await context.addInitScript(countLinks);
  }));
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await proxy?.close();
  await server?.stop();
});

/** One of Ada's, one of Ben's. */
const twoSockets = () => expect.poll(() => proxy.sockets(), { timeout: PLENTY }).toBe(2);

test('[R14] three tabs, one link; the leader closed just after the last word, the next tab has it, and the link', async () => {
  const at = ben.page.url();
  const [second, third] = [await ben.context.newPage(), await ben.context.newPage()];
  for (const tab of [second, third]) {
    await tab.goto(at);
    await elsewhere(tab).waitFor({ timeout: PLENTY });
  }
  await twoSockets();
  expect([await live(ben.page), await made(second), await made(third)]).toEqual([1, 0, 0]);
  expect(await live(ada.page)).toBe(1);

  await ben.page.bringToFront();
  const field = ben.page.getByRole('textbox', { name: 'Write to Ada' });
  await field.fill('Said just before it closed');
  await field.press('Enter');
  await ben.page.close({ runBeforeUnload: false });
  await second.bringToFront();
  await cast.waitForDirect(second);
  for (const page of [second, ada.page])
    await cast.conversation(page).getByText('Said just before it closed').waitFor({ timeout: PLENTY });
  await cast.say(second, 'Ada', 'From the heir');
  await cast.conversation(ada.page).getByText('From the heir').waitFor({ timeout: PLENTY });
  await twoSockets();
  expect([await live(second), await made(third), await live(ada.page)]).toEqual([1, 0, 1]);
});

test('nothing broke on the way', () => {
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
