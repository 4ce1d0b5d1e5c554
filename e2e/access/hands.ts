/** A person who has a keyboard and nothing else: Tab, arrows, Enter, Space and letters. */
import type { Locator, Page } from 'playwright-core';
import { PLENTY } from '../story/cast.ts';
import type { Person } from '../support/index.ts';

/** Before the app is opened: whoever touches a pointer after all is told on, as a problem of the page. */
export const noPointer = async ({ context }: Pick<Person, 'context'>): Promise<void> => {
  await context.addInitScript(() => {
    const tell = ({ type, isTrusted }: Event): void => {
      if (isTrusted) reportError(new Error(`a pointer was used: ${type}`));
    };
    for (const type of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(type, tell, true);
  });
};

const has = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => element === document.activeElement, undefined, { timeout: PLENTY });

/** Goes on with Tab until it has the focus; within a strip of tools by the arrows, as a toolbar is one stop. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ timeout: PLENTY });
  for (let presses = 0; presses < 150; presses += 1) {
    if (await has(wanted)) return;
    const isBeside = await wanted.evaluate(
      (element) => element.closest('[role="toolbar"]')?.contains(document.activeElement) ?? false,
    );
    await page.keyboard.press(isBeside ? 'ArrowRight' : 'Tab');
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press(key);
}

export async function type(page: Page, wanted: Locator, words: string): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.type(words);
}

/** One of a group of radio buttons, which is one stop of Tab: the arrows choose within it. */
export async function choose(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ timeout: PLENTY });
  const isInGroup = (): Promise<boolean> =>
    wanted.evaluate((element) => {
      const now = document.activeElement;
      const nameOf = (each: Element | null) => (each instanceof HTMLInputElement ? each.name : null);
      return nameOf(now) !== null && nameOf(now) === nameOf(element);
    });
  for (let presses = 0; presses < 150 && !(await isInGroup()); presses += 1) await page.keyboard.press('Tab');
  if (await has(wanted)) await page.keyboard.press('Space');
  for (let presses = 0; presses < 20 && !(await wanted.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  if (!(await wanted.isChecked())) throw new Error(`the arrows do not lead to ${wanted}`);
}
