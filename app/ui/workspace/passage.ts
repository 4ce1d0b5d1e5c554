import { useEffect } from 'react';
import { useSearch } from 'wouter';

/** A page that is long in coming, or from which the passage is gone, stays where it is. */
const PATIENCE = 15_000;

const TEXTS = '.page-text :is(h1, h2, h3, h4, p, th, td, pre)';

/** The heading of these words, or else the first text that holds them. */
function passageOf(words: string): Element | undefined {
  const all = [...document.querySelectorAll(TEXTS)];
  return (
    all.find((one) => one.matches('h1, h2, h3, h4') && one.textContent?.trim() === words) ??
    all.find((one) => one.textContent?.includes(words))
  );
}

/** Painted over the text, which stays the editor's; where a browser cannot, the page is only scrolled. */
function mark(passage: Element): void {
  if (!('highlights' in CSS)) return;
  const range = document.createRange();
  range.selectNodeContents(passage);
  CSS.highlights.set('passage', new Highlight(range));
}

/** Goes to the passage that the address names (`?at=`), once the page has it, and marks it. */
export function usePassage(page: string): void {
  const wanted = new URLSearchParams(useSearch()).get('at');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is looked through anew
  useEffect(() => {
    if (wanted === null) return;
    const go = (): boolean => {
      const passage = passageOf(wanted);
      passage?.scrollIntoView({ block: 'center' });
      if (passage !== undefined) mark(passage);
      return passage !== undefined;
    };
    const unmark = (): void => void ('highlights' in CSS && CSS.highlights.delete('passage'));
    if (go()) return unmark;
    const watch = new MutationObserver(() => {
      if (go()) stop();
    });
    const timer = setTimeout(() => stop(), PATIENCE);
    const stop = (): void => {
      clearTimeout(timer);
      watch.disconnect();
    };
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      stop();
      unmark();
    };
  }, [page, wanted]);
}
