import { useLingui } from '@lingui/react/macro';
import { chooseLanguage } from '../i18n.ts';
import type { Locale } from '../preferences.ts';
import { useAnnouncer } from './Announcer.tsx';

/** Speaks another language from now on, or with null the browser's. False, and said: its words are not here. */
export function useSpeak(): (locale: Locale | null) => Promise<boolean> {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  return (locale) =>
    chooseLanguage(locale).then(
      () => true,
      () => {
        toast(t`This language is not on the device yet: connect once to fetch it.`);
        return false;
      },
    );
}
