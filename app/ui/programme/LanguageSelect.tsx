import type { LanguageTag } from '../../model/brand.ts';
import { canonicalLanguage } from '../../model/zone.ts';
import { Field, type FieldWords } from '../parts/Field.tsx';
import { TAGS } from '../parts/languageTags.ts';

interface LanguageSelectProps extends FieldWords {
  value: LanguageTag | null;
  onValue: (value: LanguageTag) => void;
  /** Not offered: they are there already. */
  without?: readonly string[];
  /** What stands there while nothing is chosen. */
  none?: string;
  /** A language's name, in the language of the screens. */
  name: (tag: string) => string;
}

/** One language, by its name. */
export function LanguageSelect({ value, onValue, name, without = [], none, ...words }: LanguageSelectProps) {
  return (
    <Field {...words}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          value={value ?? ''}
          onChange={(event) => {
            const tag = canonicalLanguage(event.currentTarget.value);
            if (tag !== null) onValue(tag);
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {TAGS.filter((tag) => !without.includes(tag))
            .map((tag) => ({ tag, label: name(tag) }))
            .sort((a, b) => a.label.localeCompare(b.label))
            .map(({ tag, label }) => (
              <option key={tag} value={tag}>
                {label}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}
