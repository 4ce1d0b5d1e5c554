/**
 * Every address of the app, in each language, in light and dark, on a desktop and at 320 px: axe finds nothing, nothing
 * is wider than the screen, each target can be hit, each screen has one heading and a name, and the focus follows.
 */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../app/ui/preferences.ts';
import { noNetwork } from '../support/index.ts';
import { byFinger, faultsOf, go, REFLOW, settled, strayFocus } from './look.ts';
import { type AccessStage, openStage } from './stage.ts';
import { stopsOf, type Walker } from './walk.ts';

const WALKERS: readonly Walker[] = ['ada', 'ben', 'cleo', 'dan'];
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: REFLOW, height: 740 };
const LIGHT_WIDE = { colorScheme: 'light', size: WIDE } as const;
const DARK_WIDE = { colorScheme: 'dark', size: WIDE } as const;
const LIGHT_NARROW = { colorScheme: 'light', size: NARROW } as const;
const DARK_NARROW = { colorScheme: 'dark', size: NARROW } as const;
type Look = { readonly colorScheme: 'light' | 'dark'; readonly size: typeof WIDE };

/**
 * Each pair of values is seen at least once: all combinations would show little more, and take twice as long. Of the
 * languages that run as English does, the narrow screen, where long words would show.
 */
const LOOKS: Readonly<Partial<Record<Locale, readonly Look[]>>> = {
  en: [LIGHT_WIDE, DARK_NARROW],
  fr: [DARK_WIDE, LIGHT_NARROW],
  ar: [DARK_WIDE, LIGHT_NARROW],
};
const TURNS = LOCALES.map((locale) => ({ locale, looks: LOOKS[locale] ?? [LIGHT_NARROW] }));

let stage: AccessStage;

beforeAll(async () => {
  stage = await openStage();
}, 900_000);

afterAll(() => stage?.close());

test.each(TURNS)('[R20] [R21] every address in $locale', { timeout: 900_000 }, async ({ locale, looks }) => {
  const faults = await Promise.all(WALKERS.map((who) => walk(who, locale, looks)));
  expect(faults.flat()).toEqual([]);
});

async function walk(who: Walker, locale: string, looks: readonly Look[]): Promise<string[]> {
  const { page } = stage.people[who];
  const faults: string[] = [];
  await page.goto(stage.server.address);
  await page.evaluate((wanted) => localStorage.setItem('binome.locale', wanted), locale);
  await page.reload();
  await byFinger(page);
  await settled(page, '/');
  for (const path of stopsOf(who, stage.made)) {
    const where = `${who} ${path.replace(/#.*/, '#…')} ${locale}`;
    try {
      // A link from outside: the browser opens it, and what follows the mark # is read at the start.
      if (path.includes('#')) await page.goto(stage.server.address + path);
      else await go(page, path);
      const stray = path === '/' || path.includes('#') ? null : await strayFocus(page);
      if (stray !== null) faults.push(`${where}: ${stray}`);
      for (const { colorScheme, size } of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        await settled(page, path);
        for (const fault of await faultsOf(page)) faults.push(`${where} ${colorScheme} ${size.width}: ${fault}`);
      }
    } catch (error) {
      faults.push(`${where}: ${String(error).split('\n')[0]}`);
    }
  }
  return faults;
}

test('nothing broke behind the screens', () => {
  for (const who of WALKERS) expect(stage.people[who].problems.seen(noNetwork)).toEqual([]);
});
