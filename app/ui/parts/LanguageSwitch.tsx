import { useLingui } from '@lingui/react/macro';
import Languages from 'lucide-react/icons/languages';
import { isLocale, LANGUAGES, LOCALES, localeOf } from '../preferences.ts';
import { useSpeak } from './useSpeak.ts';
import './LanguageSwitch.css';

/** Every language of the screens, each written in itself, two taps away: nobody looks for theirs in another's words. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  const speak = useSpeak();
  return (
    <label className="language-switch">
      <Languages aria-hidden />
      <select
        aria-label={t`Language`}
        value={localeOf(i18n.locale)}
        onChange={({ currentTarget: { value } }) => {
          if (isLocale(value)) void speak(value);
        }}
      >
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
