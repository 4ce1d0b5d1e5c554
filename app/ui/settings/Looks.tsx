import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Segmented } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';
import { useSpeak } from '../parts/useSpeak.ts';
import {
  chooseTheme,
  chosenLocale,
  chosenTheme,
  isLocale,
  LANGUAGES,
  LOCALES,
  type Locale,
  type Theme,
} from '../preferences.ts';

/** Language and theme: both follow the browser until a person says otherwise. */
export function Looks() {
  const { t } = useLingui();
  const speak = useSpeak();
  const [language, setLanguage] = useState<'browser' | Locale>(() => chosenLocale() ?? 'browser');
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  return (
    <section className="settings-part">
      <h2>
        <Trans>Language and looks</Trans>
      </h2>
      <Field label={<Trans>Language</Trans>}>
        {(ids) => (
          <select
            {...ids}
            className="input"
            value={language}
            onChange={({ currentTarget: { value } }) => {
              const wanted = isLocale(value) ? value : null;
              setLanguage(wanted ?? 'browser');
              void speak(wanted).then((isSpoken) => isSpoken || setLanguage(chosenLocale() ?? 'browser'));
            }}
          >
            <option value="browser">{t`As the browser`}</option>
            {LOCALES.map((each) => (
              <option key={each} value={each} lang={each}>
                {LANGUAGES[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Segmented
        legend={t`Theme`}
        value={theme}
        options={[
          { value: 'system', label: t`As the device` },
          { value: 'light', label: t`Light` },
          { value: 'dark', label: t`Dark` },
        ]}
        onValue={(value) => {
          setTheme(value);
          chooseTheme(value);
        }}
      />
    </section>
  );
}
