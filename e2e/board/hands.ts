/** What Ada and Ben do at the board, and what a scene may read of it: the list names everything that is there. */
import type { Locator, Page } from 'playwright-core';
import * as cast from '../story/cast.ts';
import { waitFor } from '../support/index.ts';

export const paper = (page: Page): Locator => page.getByRole('application', { name: 'Board' });

export async function goToBoard(page: Page): Promise<void> {
  await cast.visible(page.getByRole('link', { name: 'Board', exact: true })).click();
  await paper(page).waitFor({ timeout: cast.PLENTY });
  await tool(page, 'Pen').waitFor();
}

export const tool = (page: Page, name: string): Locator =>
  cast.visible(page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true }));

/** Press, through the points, lift. Points count from the middle of the board. */
export async function draw(page: Page, path: readonly (readonly [number, number])[], lift = true): Promise<void> {
  const box = await paper(page).boundingBox();
  if (box === null) throw new Error('the board is shown');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [at, [dx, dy]] of path.entries()) {
    await page.mouse.move(x + dx, y + dy, { steps: at === 0 ? 1 : 8 });
    if (at === 0) await page.mouse.down();
  }
  if (lift) await page.mouse.up();
}

type Spot = readonly [number, number];
const STEPS = 8;

/**
 * Fingers on a phone, each through the points of its path, all off at the end; null: it has not come yet. Points count
 * from the middle of the board.
 */
export async function touch(page: Page, ...paths: readonly (readonly (Spot | null)[])[]): Promise<void> {
  const box = await paper(page).boundingBox();
  if (box === null) throw new Error('the board is shown');
  const devtools = await page.context().newCDPSession(page);
  const now = new Map<number, Spot>();
  const tell = (type: 'touchStart' | 'touchMove') =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [...now].map(([id, [x, y]]) => ({
        x: box.x + box.width / 2 + x,
        y: box.y + box.height / 2 + y,
        id,
      })),
    });
  for (let turn = 0; turn < Math.max(...paths.map((path) => path.length)); turn += 1) {
    const from = new Map(now);
    for (let step = 1; from.size > 0 && step <= STEPS; step += 1) {
      for (const [finger, [x, y]] of from) {
        const [toX, toY] = paths[finger]?.[turn] ?? [x, y];
        now.set(finger, [x + ((toX - x) * step) / STEPS, y + ((toY - y) * step) / STEPS]);
      }
      await tell('touchMove');
    }
    // One after the other, as fingers come.
    for (const [finger, path] of paths.entries()) {
      const spot = path[turn];
      if (spot == null || now.has(finger)) continue;
      now.set(finger, spot);
      await tell('touchStart');
    }
  }
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
}

/** By Tab alone from where the focus is, then by arrows within a toolbar, to what has this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    const at = await page.evaluate((wanted) => {
      const now = document.activeElement;
      const nameOf = (element: Element): string | null =>
        element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? null;
      const strip = [...(now?.closest('[role="toolbar"]')?.querySelectorAll('button') ?? [])];
      if (now !== null && nameOf(now) === wanted) return 'there';
      return strip.some((button) => nameOf(button) === wanted) ? 'beside' : 'elsewhere';
    }, name);
    if (at === 'there') return;
    await page.keyboard.press(at === 'beside' ? 'ArrowRight' : 'Tab');
  }
  throw new Error(`${name} is not reached by Tab`);
}

export const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Things on the board' });

export async function openList(page: Page): Promise<void> {
  if (!(await list(page).isVisible())) await page.getByRole('button', { name: 'List of the board' }).click();
  await list(page).waitFor();
}

/** The names of everything on the board, in reading order; the list is open. */
export const named = (page: Page): Promise<string[]> => list(page).getByRole('option').allTextContents();

export async function reads(page: Page, what: string, isSo: (names: readonly string[]) => boolean): Promise<void> {
  await waitFor(what, async () => isSo(await named(page)), { within: 2 * cast.PLENTY });
}

export const choose = (page: Page, name: string | RegExp): Promise<void> =>
  list(page).getByRole('option', { name }).first().click();

/** A number of the selected object. */
export const place = (page: Page, name: string): Locator => page.getByRole('spinbutton', { name, exact: true });

/** How many pixels of the upper canvas, where only what moves is painted, are not empty. */
export const moving = (page: Page): Promise<number> =>
  paper(page).evaluate((host) => {
    const canvas = host.querySelectorAll('canvas')[1];
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return -1;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) count += 1;
    return count;
  });
