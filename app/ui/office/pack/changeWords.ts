/** What changed in a programme, as it reads to its coordinator. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { inLanguage, type Localised } from '../../../model/localised.ts';
import type { Pack } from '../../../model/pack.ts';
import type { PackChange } from '../../../model/packDiff.ts';
import { languageName } from '../../format.ts';
import { CHOOSING_WORDS, FORMAT_WORDS, OBJECTIVE_WORDS, TERM_WORDS } from './partWords.tsx';

export interface Wording {
  /** Which of several things it is about; '' where the words say it. */
  readonly about: string;
  /** '' where there was, or is, nothing. */
  readonly was: string;
  readonly is: string;
}

/** By part or by what a thing has; what is not here says by itself what it is. */
const NAMES: Readonly<Record<string, MessageDescriptor>> = {
  skills: msg`Skills`,
  topics: msg`Topics`,
  languages: msg`Languages`,
  time: msg`Time in common`,
  choosing: msg`Who chooses`,
  objective: msg`What the best pairs are`,
  apart: msg`Kept apart`,
  weight: msg`How much it counts in the matching`,
  affinity: msg`About origin, gender, belief or the like`,
  required: msg`Everybody has to answer`,
  minutes: msg`Minutes it takes`,
  reach: msg`Number or web address`,
  country: msg`Country`,
  because: msg`Why`,
};

/** Choices, by the word that the file has for them. */
const CHOICES: Readonly<Record<string, MessageDescriptor>> = {
  ...OBJECTIVE_WORDS,
  ...FORMAT_WORDS,
  ...CHOOSING_WORDS,
  'private-pair': msg`The two of them only`,
  'visible-third': msg`The two of them and a named third person`,
  total: msg`The best for all together`,
  floor: msg`The best for who has it worst`,
  stable: msg`Nobody would rather swap`,
  organisation: msg`People of the same organisation`,
  manager: msg`People with the same manager`,
  true: msg`Yes`,
  false: msg`No`,
};

/** Long enough to see which text it is. */
const SHOWN = 240;

/** `language`: what the coordinator reads the programme in; `pack`: the one at hand. */
export function changeWords(change: PackChange, pack: Pack, language: string, i18n: I18n): readonly Wording[] {
  const { part, item, before, after } = change;
  const read = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.map(read).join(', ');
    if (isText(value)) return short(inLanguage(value, [language], pack.languages));
    if (typeof value === 'object') {
      const title = ['label', 'ask', 'title', 'name', 'text'].find((key) => key in value);
      return title === undefined ? '' : read(Reflect.get(value, title));
    }
    if (part === 'languages') return languageName(i18n.locale, `${value}`);
    const choice = CHOICES[`${value}`];
    return choice === undefined ? short(`${value}`) : i18n._(choice);
  };
  const name = (key: string): string => {
    const known = NAMES[key];
    return known === undefined ? '' : i18n._(known);
  };
  const about = part === 'agreement' ? termName(item, i18n) : part === 'matching' ? name(item ?? '') : '';

  /** A text is told once for each language in which it differs. */
  function* inside(was: unknown, is: unknown, key: string): Generator<Wording> {
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    if (isText(was ?? {}) && isText(is ?? {})) {
      const [old, now] = [(was ?? {}) as Localised, (is ?? {}) as Localised];
      for (const tag of new Set([...Object.keys(old), ...Object.keys(now)])) {
        if (old[tag] === now[tag]) continue;
        const where = tag === language ? [] : [languageName(i18n.locale, tag)];
        yield {
          about: [name(key), ...where].filter((each) => each !== '').join(', '),
          was: short(old[tag] ?? ''),
          is: short(now[tag] ?? ''),
        };
      }
    } else if (typeof was === 'object' && typeof is === 'object' && was !== null && is !== null) {
      for (const each of new Set([...Object.keys(was), ...Object.keys(is)]))
        yield* inside(Reflect.get(was, each), Reflect.get(is, each), Number.isNaN(Number(each)) ? each : key);
    } else yield { about: name(key), was: read(was), is: read(is) };
  }

  if (change.kind !== 'changed') return [{ about, was: read(before), is: read(after) }];
  if (isText(before ?? {}) || isText(after ?? {}) || typeof after !== 'object')
    return [...inside(before, after, '')].map((each) => ({ ...each, about: each.about || about }));
  return [...inside(before, after, Array.isArray(after) ? (item ?? '') : '')];
}

const termName = (item: string | null, i18n: I18n): string => {
  const term = Object.entries(TERM_WORDS).find(([key]) => key === item);
  return term === undefined ? '' : i18n._(term[1]);
};

const short = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`);

/** By language tag: every key of it is one, and none of a thing's own keys is. */
const isText = (value: unknown): value is Localised =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([key, said]) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(key) && typeof said === 'string');
