/** What Ada and Ben do with goals, through the screens. */
import type { Locator, Page } from 'playwright-core';
import * as cast from '../story/cast.ts';

export async function openGoals(page: Page): Promise<void> {
  await cast.visible(page.getByRole('link', { name: 'Goals', exact: true })).click({ timeout: cast.PLENTY });
}

export const step = (page: Page, name: string): Locator => page.getByRole('checkbox', { name: new RegExp(`^${name}`) });

export async function openGoal(page: Page, title: string): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click({ timeout: cast.PLENTY });
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Goes on with Tab alone until the wanted thing has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}
