import { Trans, useLingui } from '@lingui/react/macro';
import Laptop from 'lucide-react/icons/laptop';
import Plus from 'lucide-react/icons/plus';
import Smartphone from 'lucide-react/icons/smartphone';
import { useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { DeviceView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { AddDevice } from './AddDevice.tsx';
import { RemoveDevice } from './RemoveDevice.tsx';
import { TakenOut } from './TakenOut.tsx';
import './devices.css';

const isPhone = ({ name }: DeviceView): boolean => /Android|iPhone|iPad/.test(name);

/** The devices that are this person's: which one this is, which are here now, and the way to add one. */
export function DevicesPart() {
  const { i18n } = useLingui();
  const devices = useObservable(useSession().devices.list);
  const now = useNow();
  const [removing, setRemoving] = useState<DeviceView | null>(null);
  const [adding, setAdding] = useState(false);
  return (
    <section className="settings-part">
      <div className="settings-head">
        <h2>
          <Trans>My devices</Trans>
        </h2>
      </div>
      <p className="second muted">
        <Trans>
          Your phone and your computer can be the same you: notes, spaces and programmes are then on both, and each is a
          way back if the other is lost.
        </Trans>
      </p>
      <TakenOut />
      <ul className="device-list">
        {devices.map((device) => {
          const Icon = isPhone(device) ? Smartphone : Laptop;
          return (
            <li key={device.id}>
              <span className="device-icon">
                <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
              </span>
              <span className="grow">
                <strong>
                  <bdi>{device.name}</bdi>
                </strong>
                <span className="caption muted device-since">
                  <Trans>Yours since {formatDay(i18n.locale, device.since, now)}</Trans>
                </span>
              </span>
              {device.isThis ? (
                <StateChip>
                  <Trans>This device</Trans>
                </StateChip>
              ) : (
                <>
                  {device.here && (
                    <StateChip tone="good">
                      <Trans>Here now</Trans>
                    </StateChip>
                  )}
                  <Button kind="plain" small onClick={() => setRemoving(device)}>
                    <Trans>Remove</Trans>
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="settings-buttons">
        <Button icon={Plus} onClick={() => setAdding(true)}>
          <Trans>Add a device</Trans>
        </Button>
      </div>
      <RemoveDevice device={removing} onClose={() => setRemoving(null)} />
      <AddDevice open={adding} onClose={() => setAdding(false)} />
    </section>
  );
}
