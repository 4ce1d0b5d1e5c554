/** What a word of the screens is in another language, so that a picture can be taken of what stands behind it. */
import { readFileSync } from 'node:fs';
import type { Locale } from '../../app/ui/preferences.ts';

/** The English words of a button; null: no such words stand in the catalogue. */
export type Spoken = (english: string) => RegExp | null;

export function spokenIn(language: Locale): Spoken {
  const file = readFileSync(new URL(`../../app/ui/locales/${language}.po`, import.meta.url), 'utf8');
  const words = new Map(
    [...file.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)].map(([, english = '', said = '']) => [plain(english), said]),
  );
  return (english) => {
    const said = words.get(english);
    return said === undefined ? null : new RegExp(`^${plain(said).split('*').map(escaped).join('.*')}$`);
  };
}

/** Without tags; what is put in is a star. */
const plain = (message: string): string => message.replaceAll(/<\/?\d+\/?>/g, '').replaceAll(/\{[^{}]*\}/g, '*');

/** Spaces that do not break are spaces in the name of a button. */
const escaped = (words: string): string =>
  words.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s/g, String.raw`\s`);
