import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { chooseLanguage } from '../i18n.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { chooseTheme, chosenLocale, chosenTheme, type Theme } from '../preferences.ts';

/** Language and theme: both follow the browser until a person says otherwise. */
export function Looks() {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [language, setLanguage] = useState<'browser' | 'en' | 'fr'>(() => chosenLocale() ?? 'browser');
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  return (
    <section className="settings-part">
      <h2>
        <Trans>Language and looks</Trans>
      </h2>
      <Segmented
        legend={t`Language`}
        value={language}
        options={[
          { value: 'browser', label: t`As the browser` },
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'fr', label: <span lang="fr">Français</span> },
        ]}
        onValue={(value) => {
          setLanguage(value);
          chooseLanguage(value === 'browser' ? null : value).catch(() => {
            setLanguage(chosenLocale() ?? 'browser');
            toast(t`This language is not on the device yet: connect once to fetch it.`);
          });
        }}
      />
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
