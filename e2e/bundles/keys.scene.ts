/**
 * Ben's phone is stolen while Ada is away, and the two live on sealed files alone: the change of keys travels in the file
 * that Ben sends. Ada reads it from a row of codes with her camera; the phone, given the same files, opens none.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDevice, openMessages, openSpace } from '../devices/steps.ts';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { type Camera, makeCamera } from '../trust/camera.ts';
import { choose, close, openReceive, openSend, saveFile, toMessages } from './hands.ts';

let server: ServerProcess;
let camera: Camera;
let ada: Person;
let ben: Person;
let phone: Person;
/** What Ben sent to Ada, and Ada to Ben, after the theft. */
const sent: string[] = [];

beforeAll(async () => {
  server = await startServerProcess();
  phone = await launchPerson('phone', { viewport: 'phone' });
  camera = await makeCamera(phone.context);
  ({ ada, ben } = await makePairByLink(server.address, { viewport: 'phone', flags: camera.flags }));
});

inChapters(() => [ada, ben, phone]);

afterAll(async () => {
  await Promise.all([ada, ben, phone].map((person) => person?.close()));
});

const lines = async ({ page }: Person): Promise<string> => (await cast.conversation(page).textContent()) ?? '';

test('the phone is Ben’s and in the conversation; then there is no network any more', async () => {
  await addDevice(ben, phone, server.address);
  for (const [person, other] of [
    [ben, 'Ada'],
    [phone, 'Ada'],
  ] as const) {
    await openSpace(person, server.address, other);
    await cast.waitForKept(person.page);
  }
  await cast.waitForKept(ada.page);
  await openMessages(phone);
  await openMessages(ada);
  await cast.say(ada.page, 'Ben', 'Before');
  await cast.conversation(phone.page).getByText('Before').waitFor({ timeout: cast.PLENTY });
  // From here on nothing carries anything but what a person carries.
  await server.kill();
  for (const { page, setOffline } of [ada, ben, phone]) {
    await setOffline(true);
    await page.reload();
  }
});

test('Ben takes the phone out, writes, and shows what Ada lacks as a row of codes', async () => {
  const { page } = ben;
  await page.goto(`${server.address}/settings`);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
  await page.getByText(/is out: it learns nothing/).waitFor({ timeout: cast.PLENTY });
  await openSpace(ben, server.address, 'Ada');
  await toMessages(page);
  await cast.say(page, 'Ada', 'After the theft');
  await cast.conversation(page).getByText('After the theft').waitFor();
  sent.push(await saveFile(page, 'after.binome'));
  const dialog = await openSend(page);
  await dialog.getByRole('button', { name: /Show as QR codes/ }).click();
  const pictures: Buffer[] = [];
  for (;;) {
    const code = dialog.getByRole('img', { name: new RegExp(`^Code ${pictures.length + 1} of`) });
    await code.waitFor();
    // The dialog slides in: what is photographed must stand still.
    await dialog.evaluate((one) => Promise.all(one.getAnimations().map((each) => each.finished)));
    pictures.push(await code.screenshot());
    const next = dialog.getByRole('button', { name: 'Next', exact: true });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  expect(pictures.length).toBeGreaterThan(2);
  await camera.showAll(pictures);
  await close(page);
});

test('Ada reads the whole row with her camera: what Ben wrote is there, and so are his new keys', async () => {
  const dialog = await openReceive(ada.page);
  await dialog.getByRole('button', { name: 'Scan a code with the camera' }).click();
  await dialog
    .getByRole('status')
    .getByText(/^1 line from Ben/)
    .waitFor({ timeout: cast.PLENTY });
  await close(ada.page);
  await toMessages(ada.page);
  await cast.conversation(ada.page).getByText('After the theft').waitFor();
  // The file that was saved before holds the same, and is another one.
  expect(await choose(ada.page, sent[0] ?? '')).toMatch(/^Nothing new from Ben/);
});

test('Ada answers under the new keys, and Ben reads her and sees Delivered', async () => {
  await toMessages(ada.page);
  await cast.say(ada.page, 'Ben', 'So I thought');
  await cast.conversation(ada.page).getByText('So I thought').waitFor();
  sent.push(await saveFile(ada.page, 'answer.binome'));
  expect(await choose(ben.page, sent[1] ?? '')).toMatch(/^1 line from Ada/);
  await toMessages(ben.page);
  await cast.conversation(ben.page).getByText('So I thought').waitFor();
  await cast.conversation(ben.page).getByText('Delivered').last().waitFor();
});

test('the phone, given the very same files, opens none of them; nor is it heard', async () => {
  for (const path of sent) expect(await choose(phone.page, path)).toMatch(/not for you/);
  await toMessages(phone.page);
  await cast.say(phone.page, 'Ada', 'I am still Ben');
  await cast.conversation(phone.page).getByText('I am still Ben').waitFor();
  expect(await choose(ada.page, await saveFile(phone.page, 'thief.binome'))).toMatch(/not signed by the person/);
  await toMessages(ada.page);
  expect(await lines(ada)).not.toContain('I am still Ben');
  await toMessages(phone.page);
  expect(await lines(phone)).not.toMatch(/After the theft|So I thought/);
  for (const { problems } of [ada, ben]) expect(problems.seen(noNetwork)).toEqual([]);
});
