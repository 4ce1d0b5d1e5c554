/**
 * The languages of the screens. A language is fetched in parts, each with the first screens that say its words: see
 * .ci/vite/catalogs.ts, which also says how a language is added.
 */

import { catalogues } from 'binome:words';
import { i18n } from '@lingui/core';
import { chosenLocale, directionOf, keepLocale, type Locale, localeOf } from './preferences.ts';

export { i18n };

/** What has been wanted since the page began: another language is fetched as far as this one was. */
const wanted = new Set(['first']);
const here = new Set<string>();

/** The language to speak: the one chosen here, else the browser's. */
export function wantedLocale(): Locale {
  return chosenLocale() ?? localeOf(navigator.language);
}

async function fetchWords(locale: string, parts: Iterable<string>): Promise<void> {
  const fetchPart = async (part: string): Promise<void> => {
    const name = `${locale} ${part}`;
    const load = catalogues[locale]?.[part];
    if (here.has(name) || load === undefined) return;
    const { messages } = await load();
    if (here.has(name)) return;
    here.add(name);
    i18n.load(locale, messages);
  };
  await Promise.all([...parts].map(fetchPart));
}

async function speak(locale: Locale): Promise<void> {
  const lacks = () => [...wanted].filter((part) => !here.has(`${locale} ${part}`));
  // Again as long as a screen comes meanwhile: what is drawn is never half in another language.
  while (lacks().length > 0) await fetchWords(locale, lacks());
  i18n.activate(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/** Call once before the first drawing. Rejects when the words cannot be fetched. */
export function startLanguage(): Promise<void> {
  return speak(wantedLocale());
}

/** Null follows the browser again. Nothing changes when the words cannot be fetched. */
export async function chooseLanguage(locale: Locale | null): Promise<void> {
  await speak(locale ?? localeOf(navigator.language));
  keepLocale(locale);
}

/** Screens once they and their words are here. A build puts it around each dynamic import of screens. */
export async function withWords<T>(screens: Promise<T>, parts: readonly string[]): Promise<T> {
  const words = async (): Promise<void> => {
    let { locale } = i18n;
    do {
      locale = i18n.locale;
      await fetchWords(locale, parts);
    } while (locale !== i18n.locale);
    for (const part of parts) wanted.add(part);
  };
  const [loaded] = await Promise.all([screens, words()]);
  return loaded;
}
