/** By the camera, as most people will: the new device reads the code on the old one, and has everything within a minute. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { launchPerson, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { type Camera, makeCamera } from '../trust/camera.ts';

let server: ServerProcess;
let ben: Person;
let camera: Camera;
let phone: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ben = await launchPerson('ben');
  camera = await makeCamera(ben.context);
  phone = await launchPerson('phone', { viewport: 'phone', flags: camera.flags });
});

afterAll(async () => {
  await Promise.all([ben, phone].map((person) => person?.close()));
  await server?.stop();
});

test('the phone scans the code on the computer, and has Ben’s notes within a minute', async () => {
  await ben.page.goto(server.address);
  await cast.writeFirstNote(ben.page, 'What I want to ask Ada');
  await ben.page.getByRole('textbox', { name: 'Title' }).fill('Questions');
  const began = Date.now();
  await ben.page.goto(`${server.address}/settings`);
  await ben.page.getByRole('button', { name: 'Add a device' }).click();
  const code = ben.page.getByRole('img', { name: 'QR code that adds a device' });
  await code.waitFor();
  // The dialog slides in: what is photographed must stand still.
  await ben.page
    .getByRole('dialog')
    .evaluate((dialog) => Promise.all(dialog.getAnimations().map((each) => each.finished)));
  await camera.show(await code.screenshot());
  await phone.page.goto(`${server.address}/return`);
  await phone.page.getByRole('radio', { name: 'My other device' }).check();
  await phone.page.getByRole('button', { name: 'Scan a code with the camera' }).click();
  await ben.page.getByText(/opened the link/).waitFor({ timeout: cast.PLENTY });
  const number = (await ben.page.getByText(/^\d{3} \d{3}$/).textContent()) ?? '';
  await phone.page.getByText(number, { exact: true }).waitFor();
  await ben.page.getByRole('button', { name: 'It is the same' }).click();
  await phone.page.getByRole('button', { name: 'Yes, go on' }).click({ timeout: cast.PLENTY });
  await cast.visible(phone.page.getByText('Questions')).click({ timeout: cast.PLENTY });
  await phone.page.getByText('What I want to ask Ada').waitFor({ timeout: cast.PLENTY });
  expect(Date.now() - began).toBeLessThan(60_000);
});
