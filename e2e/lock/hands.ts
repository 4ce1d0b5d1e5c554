/** What a person does to lock, unlock, and go from one tab or profile to another. */
import type { Locator, Page } from 'playwright-core';

export const PLENTY = 30_000;
export const PASSPHRASE = 'four plain words here';

export const note = (page: Page): Locator => page.getByRole('textbox', { name: 'Note', exact: true });
export const elsewhere = (page: Page): Locator => page.getByRole('heading', { name: 'Binôme is open in another tab' });
export const locked = (page: Page): Locator => page.getByRole('heading', { name: 'Locked', exact: true });
export const today = (page: Page): Locator => page.getByRole('navigation', { name: 'Places' });

/** From any screen: the settings. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).filter({ visible: true }).first().click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
}

/** In the settings. */
export async function setPassphrase(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Once more').fill(passphrase);
  await dialog.getByRole('button', { name: 'Use this passphrase' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: PLENTY });
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

/** Every text that stands in the page, drawn or not. */
export const standing = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
    );
    // Hashes of scripts are letters by chance.
    const page = document.documentElement.cloneNode(true);
    if (page instanceof Element) for (const script of page.querySelectorAll('script')) script.remove();
    return [document.title, page.textContent, ...fields].join('\n');
  });
