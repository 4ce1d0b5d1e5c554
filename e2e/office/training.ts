/** A programme's training, gone through by somebody who reads why an answer is not right. */
import type { Page } from 'playwright-core';
import { PLENTY } from '../story/cast.ts';

/** Answers until all is right, as somebody does who reads why: each question's answers in turn. */
async function goThrough(page: Page): Promise<void> {
  const questions = page.getByRole('group');
  const check = page.getByRole('button', { name: 'Check my answers' });
  await check.waitFor({ timeout: PLENTY });
  for (let option = 0; option < 5; option += 1) {
    for (const question of await questions.all()) {
      if (await question.getByText('Yes.', { exact: true }).isVisible()) continue;
      await question.getByRole('radio').nth(option).check();
    }
    await check.click();
    if (await page.getByRole('link', { name: /^(Next module|Finish)$/ }).isVisible()) return;
    await page.getByText('Not quite.').first().waitFor();
  }
  throw new Error('one question has no right answer');
}

/** From the first module that is left to the end. */
export async function train(page: Page): Promise<void> {
  for (let modules = 0; modules < 12; modules += 1) {
    await goThrough(page);
    const on = page.getByRole('link', { name: /^(Next module|Finish)$/ });
    const isLast = (await on.textContent()) === 'Finish';
    const before = page.url();
    await on.click();
    await page.waitForURL((url) => url.href !== before);
    if (isLast) return;
  }
}
