/** A passkey as a second way in, on the browser's own virtual authenticator: beside the passphrase, never in its place. */
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../story/axe.ts';
import { inChapters } from '../story/chapters.ts';
import { launchPerson, noNetwork, type Person, type ServerProcess, startServerProcess } from '../support/index.ts';
import { locked, openSettings, PASSPHRASE, PLENTY, setPassphrase, unlock } from './hands.ts';

let server: ServerProcess;
let ada: Person;
let devtools: CDPSession;
let authenticator = '';

async function plugIn(hasPrf: boolean): Promise<void> {
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  authenticator = authenticatorId;
}
const unplug = () => devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator });

const settings = () => ada.page.getByRole('heading', { name: 'Settings', level: 1 });
const add = () => ada.page.getByRole('button', { name: 'Add a passkey' });

beforeAll(async () => {
  server = await startServerProcess();
  ada = await launchPerson('ada');
  devtools = await ada.context.newCDPSession(ada.page);
  await devtools.send('WebAuthn.enable');
  await ada.page.goto(server.address);
});

inChapters(() => [ada]);

afterAll(async () => {
  await ada?.close();
  await server?.stop();
});

test('it is offered beside a passphrase only', async () => {
  const { page } = ada;
  await openSettings(page);
  await page.getByRole('button', { name: 'Set a passphrase' }).waitFor();
  expect(await add().count()).toBe(0);
  await setPassphrase(page);
  await add().waitFor();
});

test('one without the secret output is refused in words, and nothing changes', async () => {
  await plugIn(false);
  await add().click();
  await ada.page.getByText('This passkey cannot unlock').waitFor();
  await unplug();
});

test('one with it opens: after a lock, after a reload; the passphrase goes on opening', async () => {
  const { page } = ada;
  await plugIn(true);
  await add().click();
  await page.getByText('Your passkey opens Binôme too.').waitFor();
  await page.getByRole('button', { name: 'Lock now' }).click();
  const open = page.getByRole('button', { name: 'Open with your passkey' });
  await open.click();
  await settings().waitFor({ timeout: PLENTY });
  await page.reload();
  await open.click();
  await settings().waitFor({ timeout: PLENTY });
  await page.reload();
  await locked(page).waitFor();
  await unlock(page);
  await settings().waitFor({ timeout: PLENTY });
});

test('a lost passkey loses nothing: it is said on a screen without fault, and the passphrase opens', async () => {
  const { page } = ada;
  expect(await axeFaults(page, server.address, ['/settings'])).toEqual([]);
  await page.reload();
  await locked(page).waitFor();
  await devtools.send('WebAuthn.clearCredentials', { authenticatorId: authenticator });
  await page.getByRole('button', { name: 'Open with your passkey' }).click();
  await page.getByText('The passkey did not answer').waitFor({ timeout: PLENTY });
  await unlock(page);
  await settings().waitFor({ timeout: PLENTY });
});

test('removed: the passphrase is asked for, a wrong one changes nothing, and only the passphrase opens from then on', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click();
  await dialog.getByText('This is not the passphrase').waitFor({ timeout: PLENTY });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click();
  await add().waitFor({ timeout: PLENTY });
  await page.reload();
  await locked(page).waitFor();
  expect(await page.getByRole('button', { name: 'Open with your passkey' }).count()).toBe(0);
  await unlock(page);
  await settings().waitFor({ timeout: PLENTY });
});

test('nothing broke on the way', () => {
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});
