/** Ben leaves the space on his computer while his phone is away: the phone forgets it too, documents and secret. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';
import { addDevice, comeBack, openMessages, openSpace, showWords } from './steps.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;
let phone: Person;
let tablet: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  phone = await launchPerson('phone', { viewport: 'phone' });
});

afterAll(async () => {
  await Promise.all([ada, ben, phone, tablet].map((person) => person?.close()));
  await server?.stop();
});

const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));

test('what Ben left on one device leaves the other when it hears of it', async () => {
  await addDevice(ben, phone, server.address);
  await openSpace(phone, server.address, 'Ada');
  await openMessages(phone);
  await cast.say(phone.page, 'Ada', 'From the phone');
  await cast.conversation(ada.page).getByText('From the phone').waitFor({ timeout: cast.PLENTY });
  const held = (await databases(phone.page)).length;
  await phone.page.goto('about:blank');
  await openSpace(ben, server.address, 'Ada');
  await ben.page.getByRole('button', { name: 'Leave this space' }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Leave and forget' }).click();
  await ben.page.getByText(/You have left/).waitFor({ timeout: cast.PLENTY });
  await phone.page.goto(server.address);
  await waitFor('the phone has forgotten it', async () => {
    const isListed = (await cast.spaces(phone.page).count()) > 0;
    // Root, notebook, chat and acknowledgements of the space, at least.
    return !isListed && (await databases(phone.page)).length <= held - 4;
  });
});

test('and Ada, who gives it back to a device that cannot know of it, does not bring it back: a new space is the only one', async () => {
  await ada.page.goto(`${server.address}/invite`);
  await ada.page.getByRole('button', { name: 'Make the link' }).click();
  const link = await ada.page
    .getByRole('textbox', { name: 'Link of your invitation' })
    .inputValue({ timeout: cast.PLENTY });
  await ben.page.goto(link);
  await ben.page.getByRole('button', { name: 'Accept' }).click({ timeout: cast.PLENTY });
  await openSpace(ada, server.address, 'Ben');
  await openSpace(ben, server.address, 'Ada');
  const words = await showWords(ben, server.address);
  for (const { page } of [ben, phone]) await page.goto('about:blank');
  // Ben's words alone, while no device of his is there to say what was left: Ada gives back both.
  tablet = await launchPerson('tablet');
  await comeBack(tablet, server.address, words);
  const { page } = tablet;
  const given = page.locator('.pairing').or(page.getByText(/^You said yes to/));
  await waitFor('Ada gave back the two', async () => (await given.count()) === 2);
  await phone.page.goto(server.address);
  await waitFor('what was left is left again', async () => (await given.count()) === 1);
  await cast.spaces(phone.page).first().waitFor({ timeout: cast.PLENTY });
  expect(
    await phone.page
      .locator('.pairing')
      .or(phone.page.getByText(/^You said yes to/))
      .count(),
  ).toBe(1);
});
