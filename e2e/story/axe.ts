/** What axe finds against WCAG 2.2 AA, on each address, in both themes, on a desktop and at the width of reflow. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LOOKS = [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 320, height: 740 },
] as const;

/** A change of theme fades: colours on the way from one to the other are in neither. Runs in the page. */
async function colorsSettled(): Promise<void> {
  const changes = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(changes.map(({ finished }) => finished));
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

interface Look {
  /** Selector. Default: the whole page. */
  readonly within?: string;
  /** Its advice as well as WCAG. */
  readonly advice?: boolean;
}

/** Each fault on the page as it is now, as one line: which rule, on what. */
export async function faultsOn(page: Page, { within, advice = false }: Look = {}): Promise<string[]> {
  // They would not be looked into. The app has none: its policy forbids them.
  if (page.frames().length > 1) throw new Error('there is a frame in the page');
  await page.evaluate(colorsSettled);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(look, { within, tags: advice ? null : TAGS });
}

/** Runs in the page. Only what is wrong is asked for: to describe each element that is right takes longer. */
async function look(asked: { within: string | undefined; tags: string[] | null }): Promise<string[]> {
  const { violations } = await window.axe.run(asked.within ?? document, {
    ...(asked.tags && { runOnly: { type: 'tag', values: asked.tags } }),
    resultTypes: ['violations'],
  });
  return violations.map(({ id, nodes }) => `${id} on ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Each fault as one line: where, which rule, on what. Leaves the page as wide and light as it was. */
export async function axeFaults(page: Page, origin: string, paths: readonly string[]): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(origin + path);
    for (const { colorScheme, width, height } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await page.locator('h1').filter({ visible: true }).first().waitFor();
      for (const fault of await faultsOn(page)) faults.push(`${path} ${colorScheme} ${width}: ${fault}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
  return faults;
}
