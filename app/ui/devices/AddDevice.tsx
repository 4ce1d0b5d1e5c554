import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Linking } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Qr } from '../parts/Qr.tsx';
import { SameNumber } from '../parts/SameNumber.tsx';

/** A link good for one device and ten minutes, then the number to compare. Closing the dialog ends the link. */
export function AddDevice({ open, onClose }: { open: boolean; onClose: () => void }) {
  const session = useSession();
  const [linking, setLinking] = useState<Linking | null>(null);
  useEffect(() => {
    if (!open) return;
    const fresh = session.devices.link();
    setLinking(fresh);
    return () => {
      fresh.cancel();
      setLinking(null);
    };
  }, [open, session]);
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Add a device</Trans>}>
      {linking && <Steps linking={linking} onClose={onClose} />}
    </Dialog>
  );
}

function Steps({ linking, onClose }: { linking: Linking; onClose: () => void }) {
  const state = useObservable(linking.state);
  const devices = useObservable(useSession().devices.list);
  const [before] = useState(devices.length);
  switch (state.tag) {
    case 'waiting':
      return <Show linking={linking} />;
    case 'asking':
      return (
        <SameNumber
          question={
            <Trans>
              <bdi>{state.device}</bdi> opened the link. Does it show this number?
            </Trans>
          }
          number={state.number}
          advice={
            <Trans>
              If it is the same, that device becomes yours: it will read all that is here. If you did not open the link
              yourself, say no.
            </Trans>
          }
          onSame={linking.give}
          onStop={onClose}
        />
      );
    case 'given':
      return (
        <>
          <p role="status">
            {devices.length > before ? (
              <Trans>Done: it is your device too. What is here is on its way to it.</Trans>
            ) : (
              <Trans>Your keys are on their way. Say yes on the new device too, and keep both open for a moment.</Trans>
            )}
          </p>
          <Button kind="primary" wide onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      );
    case 'expired':
      return (
        <p>
          <Trans>This link is too old now. Close, and add the device again.</Trans>
        </p>
      );
  }
}

function Show({ linking }: { linking: Linking }) {
  const { t } = useLingui();
  return (
    <div className="device-show">
      <p>
        <Trans>
          On the new device, point the camera at this code, or open the link. It works once, for ten minutes.
        </Trans>
      </p>
      <Qr text={linking.link} label={t`QR code that adds a device`} />
      <CopyLink link={linking.link} label={t`Link that adds a device`} />
      <p className="second muted">
        <Trans>Whoever opens it before you could ask to be you. Send it to nobody.</Trans>
      </p>
    </div>
  );
}
