import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { LanguageTag } from '../../model/brand.ts';
import { canonicalLanguage } from '../../model/zone.ts';
import { languageName } from '../format.ts';
import type { FieldWords } from './Field.tsx';
import { TAGS } from './languageTags.ts';
import { TagInput } from './TagInput.tsx';

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
