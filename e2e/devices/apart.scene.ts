/**
 * Ben and Ada each remove a device of theirs while the other is away: both have moved on, to two places. They find each
 * other where they last were together, keep the same one, and both removals hold.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { addDevice, openSpace } from './steps.ts';

let server: ServerProcess;
let ada: Person;
let ben: Person;
let phone: Person;
let tablet: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  [phone, tablet] = await Promise.all([launchPerson('phone'), launchPerson('tablet')]);
});

afterAll(async () => {
  await Promise.all([ada, ben, phone, tablet].map((person) => person?.close()));
  await server?.stop();
});

async function remove({ page }: Person): Promise<void> {
  await page.goto(`${server.address}/settings`);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
  await page.getByText(/is out/).waitFor({ timeout: cast.PLENTY });
}

test('two removals made apart do not part the two people', async () => {
  await addDevice(ben, phone, server.address);
  await addDevice(ada, tablet, server.address);
  for (const [person, other] of [
    [phone, 'Ada'],
    [tablet, 'Ben'],
    [ada, 'Ben'],
    [ben, 'Ada'],
  ] as const) {
    await openSpace(person, server.address, other);
  }
  await cast.say(phone.page, 'Ada', 'From the phone');
  await cast.say(tablet.page, 'Ben', 'From the tablet');
  for (const { page } of [ada, ben]) {
    for (const line of ['From the phone', 'From the tablet']) {
      await cast.conversation(page).getByText(line).waitFor({ timeout: cast.PLENTY });
    }
  }
  for (const { page } of [phone, tablet, ada]) await page.goto('about:blank');
  await remove(ben);
  await ben.page.goto('about:blank');
  await remove(ada);
  await openSpace(ada, server.address, 'Ben');
  await openSpace(ben, server.address, 'Ada');
  await cast.say(ben.page, 'Ada', 'There you are');
  await cast
    .conversation(ada.page)
    .getByText('There you are')
    .waitFor({ timeout: 2 * cast.PLENTY });
  for (const [person, other] of [
    [phone, 'Ada'],
    [tablet, 'Ben'],
  ] as const) {
    await openSpace(person, server.address, other);
    await cast.say(person.page, other, 'Still here');
  }
  // All four call: whoever is answered is in.
  await Promise.all([ada, ben].map(({ page }) => page.reload()));
  await Promise.all([ada, ben].map(({ page }) => cast.waitForDirect(page)));
  await cast.say(ada.page, 'Ben', 'Only the two of us');
  await cast.conversation(ben.page).getByText('Only the two of us').waitFor({ timeout: cast.PLENTY });
  for (const { page } of [phone, tablet]) {
    expect(
      await cast
        .conversation(page)
        .getByText(/There you are|Only the two of us/)
        .count(),
    ).toBe(0);
  }
  for (const { page } of [ada, ben]) expect(await cast.conversation(page).getByText('Still here').count()).toBe(0);
});
