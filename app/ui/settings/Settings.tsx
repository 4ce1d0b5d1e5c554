import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { DevicesPart } from '../devices/DevicesPart.tsx';
import { WayBackPart } from '../devices/WayBackPart.tsx';
import { MainShell } from '../home/MainShell.tsx';
import { UpdateNotice } from '../home/UpdateNotice.tsx';
import { ButtonLink } from '../parts/Button.tsx';
import { AboutMe } from './AboutMe.tsx';
import { DataUse } from './DataUse.tsx';
import { Installed } from './Installed.tsx';
import { Looks } from './Looks.tsx';
import { NetworkAddress } from './NetworkAddress.tsx';
import { Profiles } from './Profiles.tsx';
import { Protection } from './Protection.tsx';
import { Storage } from './Storage.tsx';
import { TakeAlong } from './TakeAlong.tsx';
import './settings.css';

/** Few settings, each with the plain truth beside it. */
export function Settings() {
  const { t } = useLingui();
  /** A passphrase is also set on the way to a second profile. */
  const [changes, setChanges] = useState(0);
  return (
    <MainShell title={t`Settings`}>
      <div className="settings">
        <h1>
          <Trans>Settings</Trans>
        </h1>
        <UpdateNotice />
        <AboutMe />
        <Looks />
        <DevicesPart />
        <WayBackPart />
        <Protection key={changes} />
        <Profiles onProtected={() => setChanges(changes + 1)} />
        <NetworkAddress />
        <DataUse />
        <TakeAlong />
        <Storage />
        <Installed />
        <section className="settings-part">
          <h2>
            <Trans>Guides</Trans>
          </h2>
          <p className="second muted">
            <Trans>How it goes, in plain words: for who is accompanied, who accompanies, and who coordinates.</Trans>
          </p>
          <div className="settings-buttons">
            <ButtonLink href="/help">
              <Trans>Open the guides</Trans>
            </ButtonLink>
            <ButtonLink kind="plain" href="/accessibility">
              <Trans>Accessibility</Trans>
            </ButtonLink>
          </div>
        </section>
        <section className="settings-part">
          <h2>
            <Trans>Verify this app</Trans>
          </h2>
          <p className="second muted">
            <Trans>Whether every file on this device is the one that was published, and by whom.</Trans>
          </p>
          <div className="settings-buttons">
            <ButtonLink href="/verify-app">
              <Trans>Look at its files</Trans>
            </ButtonLink>
          </div>
        </section>
      </div>
    </MainShell>
  );
}
