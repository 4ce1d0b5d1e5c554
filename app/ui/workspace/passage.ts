import { useEffect } from 'react';
import { useSearch } from 'wouter';

/** A page that is long in coming, or from which the heading is gone, stays where it is. */
const PATIENCE = 15_000;

/** Goes to the heading that the address names (`?at=`), once the page has it. */
export function usePassage(page: string): void {
  const wanted = new URLSearchParams(useSearch()).get('at');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is looked through anew
  useEffect(() => {
    if (wanted === null) return;
    const go = (): boolean => {
      const all = [...document.querySelectorAll('.page :is(h1, h2, h3, h4)')];
      const heading = all.find((one) => one.textContent?.trim() === wanted);
      heading?.scrollIntoView({ block: 'center' });
      return heading !== undefined;
    };
    if (go()) return;
    const watch = new MutationObserver(() => {
      if (go()) stop();
    });
    const timer = setTimeout(() => stop(), PATIENCE);
    const stop = (): void => {
      clearTimeout(timer);
      watch.disconnect();
    };
    watch.observe(document.body, { childList: true, subtree: true });
    return stop;
  }, [page, wanted]);
}
