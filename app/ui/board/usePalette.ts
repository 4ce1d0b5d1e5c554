import { useSyncExternalStore } from 'react';
import { DARK, LIGHT, type Palette } from './palette.ts';

const DARK_SYSTEM = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(DARK_SYSTEM);
  media.addEventListener('change', listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', listener);
    observer.disconnect();
  };
}

function present(): Palette {
  const { theme } = document.documentElement.dataset;
  const isDark = theme === 'dark' || (theme !== 'light' && window.matchMedia(DARK_SYSTEM).matches);
  return isDark ? DARK : LIGHT;
}

/** The colours of the theme shown now: a canvas hears nothing of a style sheet. */
export const usePalette = (): Palette => useSyncExternalStore(subscribe, present);
