/** What is done with several devices of one person: every step through the screens. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import * as cast from '../story/cast.ts';
import type { Person } from '../support/index.ts';

/** From Today into the space with that person. */
export async function openSpace(person: Person, address: string, other: string): Promise<void> {
  await person.page.goto(address);
  await enterSpace(person, other);
}

export async function enterSpace({ page }: Person, other: string): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(`You and ${other}`) })
    .first()
    .click({ timeout: cast.PLENTY });
}

/** On a phone, the conversation is a screen of its own. */
export const openMessages = ({ page }: Person): Promise<void> =>
  page.getByRole('link', { name: 'Messages' }).first().click();

/** The link that `old` shows, opened on `fresh`. */
export async function showLink(old: Person, address: string): Promise<string> {
  await old.page.goto(`${address}/settings`);
  await old.page.getByRole('button', { name: 'Add a device' }).click();
  return old.page.getByRole('textbox', { name: 'Link that adds a device' }).inputValue();
}

/** `fresh` becomes a device of the person whose device `old` is. `seen` is called while both show the number. */
export async function addDevice(
  old: Person,
  fresh: Person,
  address: string,
  seen: () => Promise<void> = async () => undefined,
): Promise<void> {
  const link = await showLink(old, address);
  expect(link.length).toBeLessThanOrEqual(120);
  await fresh.page.goto(link);
  // At once: before the page had loaded.
  expect(await fresh.page.evaluate(() => location.href)).not.toContain('#');
  await old.page.getByText(/opened the link/).waitFor({ timeout: cast.PLENTY });
  const number = (await old.page.getByText(/^\d{3} \d{3}$/).textContent()) ?? '';
  await fresh.page.getByText(number, { exact: true }).waitFor();
  await seen();
  await old.page.getByRole('button', { name: 'It is the same' }).click();
  await fresh.page.getByText(/did your other device show this number/i).waitFor({ timeout: cast.PLENTY });
  // Until its owner says so, it is nobody's yet.
  expect(await old.page.getByText(/it is your device too/).count()).toBe(0);
  await fresh.page.getByRole('button', { name: 'Yes, go on' }).click();
  await old.page.getByText(/it is your device too/).waitFor({ timeout: cast.PLENTY });
}

/** The 24 words, as the settings show them. */
export async function showWords({ page }: Person, address: string): Promise<string> {
  await page.goto(`${address}/settings`);
  await page.getByRole('button', { name: 'Show my words' }).click();
  const list = page.getByRole('dialog').getByRole('listitem');
  await list.first().waitFor({ timeout: cast.PLENTY });
  const words = await list.allTextContents();
  expect(words).toHaveLength(24);
  return words.join(' ');
}

/** In a browser that does not know them: back by their words. Resolves once the app has started anew. */
export async function comeBack({ page }: Person, address: string, words: string): Promise<void> {
  await page.goto(`${address}/return`);
  await page.getByRole('textbox', { name: /Your 24 words/ }).fill(words);
  await page.getByRole('button', { name: 'Come back' }).click();
  await page.waitForURL(`${address}/`, { timeout: cast.PLENTY });
}

/** The sealed recovery file, as the settings save it. */
export async function saveFile({ page }: Person, address: string, passphrase: string): Promise<Buffer> {
  await page.goto(`${address}/settings`);
  await page.getByRole('button', { name: 'Save a file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Once more', { exact: true }).fill(passphrase);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Use this passphrase' }).click(),
  ]);
  return readFile(await download.path());
}

/** On the page for those who were here before: that file, which is not read before a passphrase is given. */
export async function giveFile({ page }: Person, file: Buffer): Promise<void> {
  await page.getByLabel('Your recovery file').setInputFiles({ name: 'x.binome-recovery', mimeType: '', buffer: file });
}
