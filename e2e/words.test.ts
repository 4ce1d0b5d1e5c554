/** Each language of the interface has every word: a missing one is a failure here, and the build's words step names it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const { lingui } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const locales: readonly string[] = lingui.locales;

/** By what stands in the sources: what is said. Text that goes over several lines is joined. */
function words(locale: string): ReadonlyMap<string, string> {
  const file = readFileSync(join(ROOT, `app/ui/locales/${locale}.po`), 'utf8').replaceAll('"\n"', '');
  const entries = [...file.matchAll(/^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/gm)];
  return new Map(entries.map(([, context = '', id = '', said = '']) => [`${context} ${id}`, said]));
}

test.each(locales)('[R25] %s says all that there is to say', (locale) => {
  const [sources, said] = [words('en'), words(locale)];
  expect(sources.size).toBeGreaterThan(1_000);
  expect([...sources.keys()].filter((id) => (said.get(id) ?? '') === '')).toEqual([]);
});

/** What is put into a sentence, by its name; the words of a plural's cases stand in braces too. */
const holes = (text: string): string[] =>
  [...text.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+) )\{(\w+)[,}]/g)].map(([, name = '']) => name);

test.each(locales)('[R25] %s leaves out nothing that is put into a sentence', (locale) => {
  const lost = [...words(locale)].filter(
    ([id, said]) => said !== '' && holes(id).some((name) => !new RegExp(`\\{${name}[,}]`).test(said)),
  );
  expect(lost).toEqual([]);
});
