/** What every screen does as it comes: apart from the shell, which the first drawing does without. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/** The path of the screen last shown: the first one of a visit keeps the browser's own focus. */
let lastShown: string | null = null;

/**
 * Names the tab, and after a change of screen puts the focus at the start of the new one. The browser writes the names
 * of tabs down in its history and sessions, and may carry them to its maker: so a kind of screen, no name or title.
 */
export function useScreen(title: string) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = title === '' ? 'Binôme' : `${title} · Binôme`;
  }, [title]);
  const [path] = useLocation();
  useEffect(() => {
    const moved = lastShown !== null && lastShown !== path;
    // What had the focus went with what stood here before, at the same address.
    const lost = lastShown !== null && document.activeElement === document.body;
    lastShown = path;
    const element = main.current;
    if (!(moved || lost) || element === null) return;
    if (moved) element.scrollTo(0, 0);
    // Something inside that asked for the focus by itself keeps it.
    if (element.contains(document.activeElement)) return;
    // Arriving is not a choice of the keyboard: no ring until the person moves.
    element.dataset.arrived = '';
    element.focus({ preventScroll: true });
    element.addEventListener('blur', () => delete element.dataset.arrived, { once: true });
  }, [path]);
  return main;
}
