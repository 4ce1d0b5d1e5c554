/** One text in each of some languages: a programme's words, written by its coordinator. */
import * as v from 'valibot';
import type { LanguageTag } from './brand.ts';
import { isLanguageTag } from './zone.ts';

/** By language tag. A language that is not there is read in another: see `inLanguage`. */
export type Localised = Readonly<Record<string, string>>;

const LANGUAGES = 8;

const tag = v.pipe(v.string(), v.check(isLanguageTag, 'unknown-language'));

/** At least one language; its keys sorted, so that equal texts are equal bytes. `text`: what each of them must be. */
export const localised = (text: v.GenericSchema<string, string>) =>
  v.pipe(
    v.record(tag, text, 'malformed'),
    v.check((by) => Object.keys(by).length > 0, 'missing'),
    v.check((by) => Object.keys(by).length <= LANGUAGES, 'too-many'),
    v.transform((by): Localised => Object.fromEntries(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)))),
  );

/** Nothing is said in any language. */
export const nothingSaid = v.strictObject({});

const primary = (tagText: string): string => tagText.split('-')[0] ?? tagText;

/**
 * The text for who reads these languages, the first preferred: exactly that one, else one of the same primary language,
 * else the first language of `order` that it has. '' when it has none at all.
 */
export function inLanguage(text: Localised, wanted: readonly string[], order: readonly LanguageTag[] = []): string {
  const has = Object.keys(text);
  for (const language of [...wanted, ...order]) {
    const found = has.find((each) => each === language) ?? has.find((each) => primary(each) === primary(language));
    if (found !== undefined) return text[found] ?? '';
  }
  return text[has[0] ?? ''] ?? '';
}
