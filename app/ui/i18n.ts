/**
 * The languages of the screens. Each catalogue is a chunk of its own, fetched when it is first wanted.
 */
import { i18n } from '@lingui/core';
import { chosenLocale, directionOf, keepLocale, type Locale, localeOf } from './preferences.ts';

export { i18n };

const catalogues = {
  en: () => import('./locales/en.po'),
  fr: () => import('./locales/fr.po'),
  es: () => import('./locales/es.po'),
  pt: () => import('./locales/pt.po'),
  ar: () => import('./locales/ar.po'),
  sw: () => import('./locales/sw.po'),
} satisfies Record<Locale, unknown>;

/** The language to speak: the one chosen here, else the browser's. */
export function wantedLocale(): Locale {
  return chosenLocale() ?? localeOf(navigator.language);
}

async function speak(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/** Call once before the first drawing. Rejects when the catalogue cannot be fetched. */
export function startLanguage(): Promise<void> {
  return speak(wantedLocale());
}

/** Null follows the browser again. Nothing changes when the catalogue cannot be fetched. */
export async function chooseLanguage(locale: Locale | null): Promise<void> {
  await speak(locale ?? localeOf(navigator.language));
  keepLocale(locale);
}
