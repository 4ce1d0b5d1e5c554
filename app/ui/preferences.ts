/**
 * What a person chose for this browser: language and theme. Kept outside the sealed documents because they hold
 * before anything is unlocked; public/theme.js reads the same names before the first paint.
 */
/** The languages of the screens, each by the name that its speakers give it, in the order in which they are offered. */
export const LANGUAGES = {
  fr: 'Français',
  en: 'English',
  es: 'Español',
  pt: 'Português',
  ar: 'العربية',
  sw: 'Kiswahili',
} as const;
export type Locale = keyof typeof LANGUAGES;

export const isLocale = (text: string): text is Locale => Object.hasOwn(LANGUAGES, text);

export const LOCALES: readonly Locale[] = Object.keys(LANGUAGES).filter(isLocale);
export type Theme = 'system' | 'light' | 'dark';

const names = {
  locale: 'binome.locale',
  theme: 'binome.theme',
  keys: 'binome.keys',
  /** Which device this was: stays when a browser clears databases for room. */
  here: 'binome.here',
} as const;

/** Each profile of a shared computer has its own; the first one's are where they were before there were several. */
function placeOf(name: keyof typeof names): string {
  const profile = sessionStorage.getItem('binome.profile');
  return profile === null || profile === 'first' ? names[name] : `${names[name]}.${profile}`;
}

function kept(name: keyof typeof names): string | null {
  try {
    return localStorage.getItem(placeOf(name));
  } catch {
    return null; // Storage refused by the browser: the system's own choice holds.
  }
}

/** False when the browser refused: the choice then lasts until the page is closed. */
function keep(name: keyof typeof names, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(placeOf(name));
    else localStorage.setItem(placeOf(name), value);
    return true;
  } catch {
    return false;
  }
}

/** The language of the screens for a language tag: "pt-BR" is read in Portuguese, what is not written here in English. */
export function localeOf(tag: string): Locale {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return isLocale(language) ? language : 'en';
}

/** For texts that are written in two languages only: guides, templates, word lists. */
export const frenchOrEnglish = (locale: string): 'fr' | 'en' => (localeOf(locale) === 'fr' ? 'fr' : 'en');

export const directionOf = (locale: Locale): 'rtl' | 'ltr' => (locale === 'ar' ? 'rtl' : 'ltr');

/** Null: the browser's language is followed. */
export function chosenLocale(): Locale | null {
  const value = kept('locale');
  return value === null ? null : localeOf(value);
}

export function keepLocale(locale: Locale | null): boolean {
  return keep('locale', locale);
}

export function chosenTheme(): Theme {
  const value = kept('theme');
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Whether a letter by itself may be a command; some dictate, and some hands tremble. */
export const wantsSingleKeys = (): boolean => kept('keys') !== 'off';

export const keepSingleKeys = (wanted: boolean): boolean => keep('keys', wanted ? null : 'off');

/** Keeps the theme and shows it at once. */
export function chooseTheme(theme: Theme): boolean {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  return keep('theme', theme === 'system' ? null : theme);
}

/** The device that had something of the person's here; null: nobody had. */
export const hereBefore = (): string | null => kept('here');
export const noteHere = (device: string): void => void (kept('here') === device || keep('here', device));
