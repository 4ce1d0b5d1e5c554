import { useLingui } from '@lingui/react/macro';
import { chooseLanguage } from '../i18n.ts';
import { useAnnouncer } from './Announcer.tsx';

/** The other language, written in itself, one tap away. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const other = i18n.locale === 'fr' ? 'en' : 'fr';
  return (
    <button
      type="button"
      className="button button-plain button-small"
      lang={other}
      onClick={() => {
        chooseLanguage(other).catch(() => toast(t`This language is not on the device yet: connect once to fetch it.`));
      }}
    >
      {other === 'fr' ? 'Français' : 'English'}
    </button>
  );
}
