/** In which sizes, themes and languages a screen is taken, and what was asked for on the command line. */
import { isLocale, type Locale } from '../../app/ui/preferences.ts';
import type { viewports } from '../support/person.ts';

export interface Look {
  readonly size: keyof typeof viewports;
  readonly theme: 'light' | 'dark';
  readonly language: Locale;
}

export const nameOf = ({ size, theme, language }: Look): string => `${size}-${theme}-${language}`;

const EIGHT: readonly Look[] = (['en', 'fr'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['phone', 'desktop'] as const).map((size) => ({ size, theme, language })),
  ),
);

/** `phone-dark-ar`: any language of the screens, not only the eight. Null: it is no look. */
function lookOf(name: string): Look | null {
  const [size, theme, language] = name.split('-');
  if (size !== 'phone' && size !== 'desktop') return null;
  if (theme !== 'light' && theme !== 'dark') return null;
  return language !== undefined && isLocale(language) ? { size, theme, language } : null;
}

export interface Asked {
  /** Parts of the names of pictures; none: all. */
  readonly only: readonly string[];
  readonly looks: readonly Look[];
  readonly folder: string;
  /** Each page from its head to its foot, not only what the window shows. */
  readonly whole: boolean;
}

/** Throws with a sentence for the person at the keyboard. */
export function askedBy(words: readonly string[], folder: string): Asked {
  const asked: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const [flag = '', given] = (words[at] ?? '').split('=');
    if (!['--only', '--looks', '--into', '--whole'].includes(flag)) {
      throw new Error(
        'npm run shots -- [--only home,office] [--looks phone-dark-fr,desktop-light-ar] [--into DIR] [--whole]',
      );
    }
    if (flag === '--whole') asked[flag] = 'yes';
    else asked[flag] = given ?? words[++at] ?? '';
  }
  const list = (flag: string): string[] => (asked[flag] ?? '').split(',').filter((each) => each !== '');
  const looks = list('--looks').map((name) => {
    const look = lookOf(name);
    if (look === null) throw new Error(`${name} is no look: say for instance phone-dark-fr`);
    return look;
  });
  return {
    only: list('--only'),
    looks: looks.length > 0 ? looks : EIGHT,
    folder: asked['--into'] ?? folder,
    whole: '--whole' in asked,
  };
}
