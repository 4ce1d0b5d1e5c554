import { useLingui } from '@lingui/react/macro';
import Languages from 'lucide-react/icons/languages';
import { chooseLanguage } from '../i18n.ts';
import { isLocale, LANGUAGES, LOCALES, localeOf } from '../preferences.ts';
import { useAnnouncer } from './Announcer.tsx';
import './LanguageSwitch.css';

/** Every language of the screens, each written in itself, two taps away: nobody looks for theirs in another's words. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  return (
    <label className="language-switch">
      <Languages aria-hidden />
      <select
        aria-label={t`Language`}
        value={localeOf(i18n.locale)}
        onChange={({ currentTarget: { value } }) => {
          if (!isLocale(value)) return;
          chooseLanguage(value).catch(() =>
            toast(t`This language is not on the device yet: connect once to fetch it.`),
          );
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
