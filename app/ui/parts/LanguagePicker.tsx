import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { LanguageTag } from '../../model/brand.ts';
import { canonicalLanguage } from '../../model/zone.ts';
import { languageName } from '../format.ts';
import type { FieldWords } from './Field.tsx';
import { TagInput } from './TagInput.tsx';

/** Languages people meet in, most spoken in such programmes first; any other can be typed by its tag. */
const TAGS = [
  'fr',
  'en',
  'ar',
  'es',
  'pt',
  'wo',
  'ff',
  'bm',
  'de',
  'it',
  'tr',
  'ru',
  'uk',
  'zh',
  'hi',
  'bn',
  'ur',
  'fa',
  'ps',
  'sw',
  'ha',
  'yo',
  'ig',
  'am',
  'ti',
  'so',
  'ln',
  'kg',
  'rw',
  'mg',
  'ht',
  'gcf',
  'kab',
  'shi',
  'vi',
  'th',
  'id',
  'ms',
  'tl',
  'ja',
  'ko',
  'ta',
  'te',
  'ml',
  'gu',
  'mr',
  'pa',
  'ne',
  'si',
  'ro',
  'pl',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'el',
  'hu',
  'cs',
  'sk',
  'bg',
  'sr',
  'hr',
  'sq',
  'lt',
  'lv',
  'et',
  'ca',
  'eu',
  'br',
  'oc',
  'co',
  'he',
  'hy',
  'ka',
  'az',
  'kk',
  'uz',
  'ku',
  'zu',
  'xh',
  'af',
  'sn',
  'ak',
  'ee',
  'fon',
  'dyu',
  'srr',
  'snk',
  'mnk',
  'fsl',
  'ase',
  'bfi',
];

interface LanguagePickerProps extends FieldWords {
  values: readonly LanguageTag[];
  onValues: (values: LanguageTag[]) => void;
}

/** Languages chosen by their names in the language of the screens. */
export function LanguagePicker({ values, onValues, ...words }: LanguagePickerProps) {
  const { i18n } = useLingui();
  const options = useMemo(
    () => [...new Set([...TAGS, ...values])].map((value) => ({ value, label: languageName(i18n.locale, value) })),
    [i18n.locale, values],
  );
  return (
    <TagInput
      {...words}
      closed
      max={10}
      offered={5}
      suggestions={options}
      values={values}
      onValues={(chosen) => onValues(chosen.map(canonicalLanguage).filter((tag) => tag !== null))}
    />
  );
}
