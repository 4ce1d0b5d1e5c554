/** Goes through addresses and takes each in the looks that were asked for. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { go, settled } from '../access/look.ts';
import { viewports } from '../support/person.ts';
import { type Asked, nameOf } from './looks.ts';
import { type Spoken, spokenIn } from './spoken.ts';

export interface Stop {
  /** Of the picture, before its look. */
  readonly name: string;
  readonly path: string;
  /** What is to be done there before it is taken: something opened, somebody cut off. Undone by the next address. */
  readonly before?: (page: Page, spoken: Spoken) => Promise<void>;
}

export const wanted = ({ only }: Asked, name: string): boolean =>
  only.length === 0 || only.some((part) => name.startsWith(part));

/** A page of the app that is open already. What could not be taken is told, and the others are taken all the same. */
export async function takeAll(
  page: Page,
  address: string,
  stops: readonly Stop[],
  asked: Asked,
  tell: (line: string) => void,
): Promise<void> {
  const mine = stops.filter(({ name }) => wanted(asked, name));
  if (mine.length === 0) return;
  mkdirSync(asked.folder, { recursive: true });
  for (const language of new Set(asked.looks.map((look) => look.language))) {
    await page.goto(address);
    await page.evaluate((chosen) => localStorage.setItem('binome.locale', chosen), language);
    await page.reload();
    await settled(page, '/');
    const looks = asked.looks.filter((look) => look.language === language);
    for (const stop of mine) {
      try {
        await takeOne(page, stop, { ...asked, looks });
      } catch (error) {
        tell(`${stop.name} in ${language}: ${String(error).split('\n')[0]}`);
      }
    }
  }
}

async function takeOne(page: Page, { name, path, before }: Stop, { looks, folder, whole }: Asked): Promise<void> {
  await go(page, '/settings');
  await go(page, path);
  let size = '';
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
    if (look.size !== size) {
      await page.setViewportSize(viewports[look.size]);
      await settled(page, path);
      if (before !== undefined) await before(page, spokenIn(look.language));
    }
    size = look.size;
    const file = join(folder, `${name}-${nameOf(look)}.png`);
    if (whole) await lengthen(page);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    if (whole) await page.setViewportSize(viewports[look.size]);
  }
}

/** What scrolls in a screen of the app is its middle, not the page: the window grows until nothing has to. */
async function lengthen(page: Page): Promise<void> {
  const missing = await page.evaluate(() =>
    Math.max(
      0,
      ...[document.documentElement, ...document.querySelectorAll('main, main *')]
        .filter((each) => each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowY))
        .map((each) => each.scrollHeight - each.clientHeight),
    ),
  );
  const { width, height } = page.viewportSize() ?? viewports.phone;
  if (missing > 0) await page.setViewportSize({ width, height: Math.min(height + missing, 4_000) });
}
