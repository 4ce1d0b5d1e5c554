/** What a coordinator, the two and who accompanies them do with their hands. */
import type { Page } from 'playwright-core';
import * as cast from '../story/cast.ts';
import { waitFor } from '../support/index.ts';

/** Cleo, from the first screen to the office of a programme in which somebody must be able to see. */
export async function createAccompanied(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: /I run a programme/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: /What it is for/ }).fill('Help with school, two by two');
  await page.getByRole('textbox', { name: 'Your first name' }).fill('Cleo');
  await page.getByRole('radio', { name: /a named third person/ }).check();
  await page.getByRole('button', { name: 'Create the programme' }).click();
  const link = page.getByRole('textbox', { name: 'Link of the programme' });
  return waitFor('the link to hand out', async () => {
    const value = await link.inputValue();
    return value.includes('/p#') && value;
  });
}

/** To the first step of the card. */
export async function beginCard(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page
    .getByRole('link', { name: /Apply|Postuler|Candidater|Remplir/ })
    .or(page.getByRole('button', { name: /Apply/ }))
    .first()
    .click({ timeout: cast.PLENTY });
  await page.getByRole('textbox', { name: /Your first name|prénom/i }).fill(name);
}

/** Who accompanies: the keyboard alone, once the card is open. */
export async function applyToAccompany(page: Page, words: string): Promise<void> {
  const role = page.getByRole('radio', { name: /I accompany pairs/ });
  await page.getByRole('textbox', { name: 'Your first name' }).press('Tab');
  // The name may be one they go by: that is asked in between.
  await page.getByRole('checkbox', { name: /name I go by/ }).press('Tab');
  for (let i = 0; i < 4 && !(await role.isChecked()); i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('textbox', { name: 'A few words from you' }).focus();
  await page.keyboard.type(words);
  // What has just come up takes no key for a moment.
  const ready = page.locator('.focus-actions:not([inert])');
  await ready.getByRole('button', { name: 'Read it over' }).press('Enter');
  await ready.getByRole('button', { name: 'Send my card' }).press('Enter');
  await page.getByRole('heading', { name: /Your card is on its way/ }).waitFor({ timeout: cast.PLENTY });
}
