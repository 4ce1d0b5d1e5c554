/** What Ada and Ben do with the notebook, through the screens. */
import type { Locator, Page } from 'playwright-core';
import * as cast from '../story/cast.ts';

export const text = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the page' });

export async function openNotebook(page: Page): Promise<void> {
  await cast.visible(page.getByRole('link', { name: 'Notebook', exact: true })).click({ timeout: cast.PLENTY });
  await page.getByRole('heading', { name: 'Notebook', level: 1 }).waitFor();
}

/** The titles in the list, each with as many dots before it as it is deep. */
export const pageTree = (page: Page): Promise<string[]> =>
  page.locator('.page-tree li').evaluateAll((rows) =>
    rows.map((row) => {
      let depth = 0;
      for (let up = row.parentElement; up !== null && !up.classList.contains('page-tree'); up = up.parentElement)
        if (up.tagName === 'UL') depth += 1;
      return '.'.repeat(depth) + (row.querySelector('.page-row-title')?.textContent ?? '');
    }),
  );

/** Begins a page of that name, from the list. */
export async function newPage(page: Page, title: string): Promise<void> {
  await cast.visible(page.getByRole('button', { name: 'New page' })).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await text(page).waitFor();
}

/** As a browser pastes: through the clipboard's own event. */
export async function paste(page: Page, content: string): Promise<void> {
  await text(page).evaluate((element, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, content);
}

export async function more(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this page' }).click();
  await page.getByRole('dialog', { name: 'More for this page' }).getByRole('button', { name: item }).click();
}
