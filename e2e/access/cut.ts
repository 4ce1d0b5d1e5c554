/** Words that do not fit where they stand. */
import type { Page } from 'playwright-core';

/** Each as one line: what it is and how it begins. What ends in an ellipsis on purpose, or scrolls, is no fault. */
export const cutWords = (page: Page): Promise<string[]> => page.evaluate(inPage);

/** Runs in the page. */
function inPage(): string[] {
  const faults = new Set<string>();
  const edge = 2;
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${String(element.className)} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
  const scrolls = (style: CSSStyleDeclaration): boolean => /auto|scroll/.test(style.overflowX);
  const hides = (style: CSSStyleDeclaration): boolean => /hidden|clip/.test(style.overflowX);
  const isMeant = (style: CSSStyleDeclaration): boolean =>
    style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || style.clipPath !== 'none';

  const wide = (element: Element): boolean => element.scrollWidth > element.clientWidth + edge;
  for (const root of [document.documentElement, ...document.querySelectorAll('main')]) {
    if (wide(root)) faults.add(`${root.tagName.toLowerCase()} scrolls sideways: ${root.scrollWidth} px`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const around = text.parentElement;
    if (around === null || (text.textContent ?? '').trim() === '') continue;
    if (around.closest('.unseen, option, svg, textarea, [aria-hidden="true"]') !== null) continue;
    if (!around.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const words = range.getBoundingClientRect();
    if (words.width === 0) continue;
    look(around, words);
  }
  return [...faults];

  /** Up from the words: the first box that holds them has to hold them whole, or show by an ellipsis that it does not. */
  function look(around: Element, words: DOMRect): void {
    for (let box: Element | null = around; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (isMeant(style) || scrolls(style)) return;
      if (style.display === 'inline' || style.display === 'contents') continue;
      const place = box.getBoundingClientRect();
      const beyond = Math.max(place.left - words.left, words.right - place.right);
      if (beyond > edge) faults.add(`${name(box)} is ${Math.round(beyond)} px too narrow`);
      if (hides(style) && box.scrollHeight > box.clientHeight + edge) faults.add(`${name(box)} is too low`);
      if (beyond > edge || style.position === 'fixed') return;
    }
  }
}
