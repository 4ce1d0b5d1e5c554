/** What Ada and Ben do with a message that is there. */
import type { Locator, Page } from 'playwright-core';
import * as cast from '../story/cast.ts';
import { waitFor } from '../support/index.ts';

/** A message by some of its words, or by those that stand in its place. */
export const line = (page: Page, words: string): Locator =>
  cast.conversation(page).locator('.bubble-line').filter({ hasText: words }).last();

export const mark = (page: Page, words: string, said: string): Locator =>
  line(page, words).getByRole('button', { name: said });

export async function openMenu(page: Page, words: string): Promise<Locator> {
  await line(page, words).hover();
  await line(page, words)
    .getByRole('button', { name: /^What to do with/ })
    .click();
  const menu = page.getByRole('dialog', { name: /^Message:/ });
  await menu.waitFor();
  return menu;
}

export async function choose(page: Page, words: string, what: string): Promise<void> {
  await (await openMenu(page, words)).getByRole('button', { name: what }).click();
}

export async function deleteLine(page: Page, words: string): Promise<void> {
  await choose(page, words, 'Delete…');
  const ask = page.getByRole('dialog', { name: 'Delete for both of you?' });
  await ask.getByRole('button', { name: 'Delete', exact: true }).click();
}

/** What the conversation shows, top to bottom: each message's own words, not what it cites. */
export function wordsIn(page: Page): Promise<string[]> {
  return cast
    .conversation(page)
    .locator('.bubble')
    .evaluateAll((bubbles) =>
      bubbles.map((bubble) => {
        const copy = bubble.cloneNode(true);
        if (!(copy instanceof Element)) return '';
        for (const aside of copy.querySelectorAll('.unseen, .quote')) aside.remove();
        return (copy.textContent ?? '').trim();
      }),
    );
}

export async function showsOnly(page: Page, words: readonly string[]): Promise<void> {
  await waitFor(`the conversation is ${words.join(' | ')}`, async () => {
    const shown = await wordsIn(page);
    return JSON.stringify(shown) === JSON.stringify(words);
  }).catch(async (late: unknown) => {
    throw new Error(`it shows ${(await wordsIn(page)).join(' | ')}`, { cause: late });
  });
}

/** Accessible name of what has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  });
