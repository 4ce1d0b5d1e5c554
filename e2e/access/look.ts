/** What is asked of every screen, whatever it shows: axe, reflow, targets, one heading, a name, the focus. */
import type { Page } from 'playwright-core';
import { faultsOn } from '../story/axe.ts';
import { waitFor } from '../support/index.ts';

/** The width at which a page must still need scrolling in one direction only (WCAG 1.4.10). */
export const REFLOW = 320;

/** Goes there as a link of the app does: nothing is loaded anew, and the focus is the app's affair. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
  await settled(page, path);
}

/** Its heading is there and the page has come to rest: nothing was added, taken or changed for a moment. */
export async function settled(page: Page, path: string): Promise<void> {
  await page.locator('h1').filter({ visible: true }).first().waitFor();
  await waitFor(`${path} at rest`, () => page.evaluate(atRest), { within: 10_000 });
}

/** Runs in the page. */
function atRest(): Promise<boolean> {
  return new Promise((resolve) => {
    let changes = 0;
    const watch = new MutationObserver(() => {
      changes += 1;
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(() => {
      watch.disconnect();
      resolve(changes === 0 && document.querySelector('.splash-opening') === null);
    }, 150);
  });
}

/** From now on the page is told that a finger points: small buttons grow. */
export async function byFinger(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  if (!(await page.evaluate(() => matchMedia('(pointer: coarse)').matches))) throw new Error('no finger');
}

/** Each fault of the page in the look it has now, one a line. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...(await faultsOn(page)), ...(await page.evaluate(shapeFaults, REFLOW))];
}

/** Runs in the page. What no rule of axe looks at. */
function shapeFaults(reflow: number): string[] {
  const faults: string[] = [];
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}”`;
  const { scrollWidth } = document.documentElement;
  if (window.innerWidth === reflow && scrollWidth > reflow) {
    const wide = [...document.querySelectorAll('body *')]
      .filter((each) => isShown(each) && each.getBoundingClientRect().right > reflow + 1)
      .slice(0, 3);
    faults.push(`${scrollWidth} px wide: ${wide.map(name).join(', ')}`);
  }
  const headings = [...document.querySelectorAll('h1')].filter(isShown);
  if (headings.length !== 1) faults.push(`${headings.length} h1: ${headings.map(name).join(', ')}`);
  if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
  if (!/^(?:.+ · )?Binôme$/.test(document.title)) faults.push(`its name is “${document.title}”`);
  if (document.documentElement.lang === '') faults.push('no language');
  for (const element of document.querySelectorAll('.button-primary, .shell-nav > *, .button-icon, .top-back')) {
    const { width, height } = element.getBoundingClientRect();
    if (!isShown(element) || width === 0) continue;
    if (Math.min(width, height) < 44) faults.push(`a target of ${width} × ${height}: ${name(element)}`);
  }
  return faults;
}

/** Where the focus is after the change of screen: null when it is inside what is new. Runs after go(). */
export const strayFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const now = document.activeElement;
    const main = document.querySelector('main');
    if (now !== null && main?.contains(now)) return null;
    return `the focus is on ${now?.tagName.toLowerCase()}.${now?.className}`;
  });

/**
 * With forced colours the system paints: what is told by a background alone is not told. Each thing that is chosen, among
 * those beside it that are not, must look otherwise by what is left. Runs in the page.
 */
export function lookAlike(): string[] {
  const CHOSEN = '[aria-current="page"], [aria-pressed="true"], [aria-selected="true"], [aria-checked="true"]';
  const LEFT = ['borderTop', 'borderBottom', 'borderInlineStart', 'outline', 'textDecoration', 'fontWeight'] as const;
  const look = (element: Element): string => {
    const own = getComputedStyle(element);
    const [before, after] = [getComputedStyle(element, '::before'), getComputedStyle(element, '::after')];
    const pseudo = [before, after].map(({ content, borderTop }) => `${content} ${borderTop}`);
    const inside = [...element.children].map((child) => {
      const { borderTop, fontWeight } = getComputedStyle(child);
      return `${child.tagName} ${borderTop} ${fontWeight}`;
    });
    return [...LEFT.map((each) => own[each]), own.backgroundColor, own.color, ...pseudo, ...inside].join('|');
  };
  const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  return [...document.querySelectorAll(CHOSEN)].filter(shown).flatMap((chosen) => {
    const others = [...(chosen.parentElement?.children ?? [])].filter(
      (each) => each !== chosen && each.tagName === chosen.tagName && !each.matches(CHOSEN) && shown(each),
    );
    return others.some((each) => look(each) === look(chosen)) ? [`${chosen.tagName}.${chosen.className}`] : [];
  });
}
