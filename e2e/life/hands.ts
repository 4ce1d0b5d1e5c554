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
