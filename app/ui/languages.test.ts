import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { cellEnd } from './format.ts';
import { directionOf, frenchOrEnglish, LOCALES, localeOf } from './preferences.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the languages of the screens', () => {
  it('a regional tag is read in its language, an unknown one in English', () => {
    expect(['pt-BR', 'AR', 'fr-CA', 'sw-KE', 'de', 'fro', ''].map(localeOf)).toEqual([
      'pt',
      'ar',
      'fr',
      'sw',
      'en',
      'en',
      'en',
    ]);
    expect(['fr', 'fr-CA', 'ar', 'en'].map(frenchOrEnglish)).toEqual(['fr', 'fr', 'en', 'en']);
  });

  it('the words, the page before the first paint and the installed app name the same languages', () => {
    expect([...packageJson.lingui.locales].sort()).toEqual([...LOCALES].sort());
    const early = file('public/theme.js').match(/\[('[a-z]{2}'[^\]]*)\]/)?.[1];
    expect([...(early ?? '').matchAll(/'([a-z]{2})'/g)].map(([, tag]) => tag).sort()).toEqual(
      LOCALES.filter((each) => each !== 'en').sort(),
    );
    const Manifest = v.object({ id: v.string(), lang: v.string(), description: v.string() });
    const manifests = LOCALES.map((each) =>
      v.parse(Manifest, JSON.parse(file(`public/manifest${each === 'en' ? '' : `.${each}`}.webmanifest`))),
    );
    expect(manifests.map(({ lang }) => lang)).toEqual(LOCALES);
    expect(new Set(manifests.map(({ id }) => id)).size).toBe(1);
    expect(new Set(manifests.map(({ description }) => description)).size).toBe(LOCALES.length);
  });

  it('French keeps ; : ! ? and « » with their word: no line begins or ends with one', () => {
    const loose = /[^\s|] [;:!?»](?=[\s*).,]|$)|« /;
    const french = [
      ...file('app/ui/locales/fr.po').matchAll(/^msgstr "(.+)"$/gm),
      ...[
        'guides/coordinator',
        'guides/faq',
        'guides/mentee',
        'guides/mentor',
        'guides/protection',
        'operator',
        'accessibility',
      ]
        .map((name) => file(`docs/${name}.fr.md`).replaceAll(/```[\s\S]*?```|`[^`]*`/g, ''))
        .flatMap((text) => [...text.matchAll(/^(.+)$/gm)]),
    ];
    expect(french.length).toBeGreaterThan(1_000);
    expect(french.map(([, line = '']) => line).filter((line) => loose.test(line))).toEqual([]);
  });

  it('one is read from right to left', () => {
    expect(LOCALES.filter((each) => directionOf(each) === 'rtl')).toEqual(['ar']);
  });

  it('a table ends its cells as the spreadsheets of that language read them', () => {
    expect(['en', 'fr', 'es', 'pt', 'sw'].map(cellEnd)).toEqual([',', ';', ';', ';', ',']);
  });
});
