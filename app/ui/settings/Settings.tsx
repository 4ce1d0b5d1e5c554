import { Trans, useLingui } from '@lingui/react/macro';
import { DevicesPart } from '../devices/DevicesPart.tsx';
import { WayBackPart } from '../devices/WayBackPart.tsx';
import { MainShell } from '../home/MainShell.tsx';
import { UpdateNotice } from '../home/UpdateNotice.tsx';
import { AboutMe } from './AboutMe.tsx';
import { DataUse } from './DataUse.tsx';
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
        <Protection />
        <Profiles />
        <NetworkAddress />
        <DataUse />
        <TakeAlong />
        <Storage />
      </div>
    </MainShell>
  );
}
