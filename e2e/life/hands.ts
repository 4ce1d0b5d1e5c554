/** What Ada and Ben do with their agreement, through the screens. */
import type { Page } from 'playwright-core';
import * as cast from '../story/cast.ts';

export async function openToday(page: Page): Promise<void> {
  await cast.visible(page.getByRole('link', { name: 'Today', exact: true })).click({ timeout: cast.PLENTY });
}

export async function openAgreement(page: Page): Promise<void> {
  await openToday(page);
  await page.getByRole('link', { name: /^Our agreement/ }).click({ timeout: cast.PLENTY });
  await page.getByRole('heading', { name: 'Our agreement', level: 1 }).waitFor();
}

export async function openPart(page: Page, name: string): Promise<void> {
  await openAgreement(page);
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

export const term = (page: Page, name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) });

/** Presses that button of the screen that is shown, and keeps what comes of it at `path`. */
export async function takeAlong(page: Page, button: string, path: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 2 * cast.PLENTY }),
    page.getByRole('button', { name: button }).click(),
  ]);
  await download.saveAs(path);
  return path;
}

export async function bringBack(page: Page, address: string, path: string): Promise<void> {
  await page.goto(`${address}/settings`);
  await page.getByLabel('A file that was taken along').setInputFiles(path);
}
