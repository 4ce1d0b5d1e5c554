/** Ben leaves while Ada is away and he is offline: she hears it when she comes back, and nobody else could say it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { PLENTY } from './hands.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;
let adaSpace = '';

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  adaSpace = ada.page.url();
});

inChapters(() => [ada, ben]);

afterAll(async () => {
  await Promise.all([ada, ben].map((person) => person?.close()));
  await server?.stop();
});

test('Ben, offline and alone, leaves: he reads that the word goes out later', async () => {
  const space = ben.page.url();
  await cast.say(ben.page, 'Ada', 'See you!');
  await ada.page.getByText('See you!').filter({ visible: true }).first().waitFor();
  await ada.close();
  await ben.setOffline(true);
  const { page } = ben;
  await page.goto(space);
  await page.getByRole('button', { name: 'Leave this space' }).click();
  const dialog = page.getByRole('dialog', { name: /Leave the space with/ });
  await dialog.getByText('A sealed word waits for them at the server').waitFor({ timeout: PLENTY });
  await dialog.getByRole('button', { name: 'Leave and forget' }).click();
  await page.getByText('Word of it goes out when this device is online again.').waitFor({ timeout: PLENTY });
  expect(await cast.spaces(page).count()).toBe(0);
});

test('Ben is online again, Ada opens the app: she reads that he has left, and keeps what he wrote', async () => {
  await ben.setOffline(false);
  ada = await launchPerson('ada', { profileDir: ada.profileDir });
  await ada.page.goto(adaSpace);
  await ada.page.getByText('Ben has left this space').waitFor({ timeout: PLENTY });
  await ada.page.getByText('See you!').first().waitFor();
  await ada.page.reload();
  await ada.page.getByText('Ben has left this space').waitFor({ timeout: PLENTY });
});

test('nothing broke on the way', () => {
  for (const person of [ada, ben]) expect(person.problems.seen(noNetwork)).toEqual([]);
});
