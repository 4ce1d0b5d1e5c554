import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Arriving } from '../../session/types.ts';
import { deviceToken } from '../join/link.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import { startAnew } from './startAnew.ts';
import './devices.css';

/** On the new device, after its link was opened: the number to compare, until the keys arrive. */
export function ArrivePage() {
  const { t, i18n } = useLingui();
  const session = useSession();
  // Once the keys have come the session closes, and this screen may be drawn once more.
  const [devices] = useState(() => session.devices);
  const token = useObservable(deviceToken);
  const mayReturn = useObservable(devices.mayReturn);
  const [arriving, setArriving] = useState<Arriving | null>(null);
  useEffect(() => {
    if (token === null || !mayReturn) return;
    const began = devices.arrive(token);
    if (!began.ok) return;
    setArriving(began.value);
    return began.value.cancel;
  }, [token, mayReturn, devices]);
  return (
    <FocusPage title={t`Add this device`}>
      <div className="return-page">
        <h1>
          <Trans>Add this device</Trans>
        </h1>
        {arriving !== null ? (
          <Compare arriving={arriving} />
        ) : mayReturn ? (
          <Notice
            title={<Trans>No link in hand</Trans>}
            action={
              <ButtonLink href="/return" small>
                <Trans>Other ways to come back</Trans>
              </ButtonLink>
            }
          >
            <Trans>
              On your other device, open Settings, then “Add a device”, and open the link it shows on this one.
            </Trans>
          </Notice>
        ) : (
          <Notice title={<Trans>This device is somebody’s already</Trans>}>
            {i18n._(errorWords({ tag: 'not-empty' }))}
          </Notice>
        )}
      </div>
    </FocusPage>
  );
}

function Compare({ arriving }: { arriving: Arriving }) {
  const { i18n } = useLingui();
  const session = useSession();
  const state = useObservable(arriving.state);
  useEffect(() => {
    if (state.tag !== 'arrived') return;
    deviceToken.set(null);
    void startAnew(session);
  }, [state, session]);
  switch (state.tag) {
    case 'calling':
      return (
        <>
          <p role="status">
            <Trans>Looking for your other device… Keep it open, with the link on its screen.</Trans>
          </p>
          {state.late && (
            <Notice title={<Trans>No device answers</Trans>}>
              <Trans>
                A link is good for one device, and for ten minutes: this one may have been used, or be too old. Show a
                new one on your other device, and see that both are online.
              </Trans>
            </Notice>
          )}
        </>
      );
    case 'comparing':
      return (
        <>
          <p>
            <Trans>Compare this number with the one on your other device, and say there that it is the same.</Trans>
          </p>
          <p className="device-number">{state.number}</p>
        </>
      );
    case 'offered':
      return (
        <>
          <p role="status">
            {state.name === '' ? (
              <Trans>The keys are here. Did your other device show this number?</Trans>
            ) : (
              <Trans>
                The keys of <bdi>{state.name}</bdi> are here. Is that you, and did your other device show this number?
              </Trans>
            )}
          </p>
          <p className="device-number">{state.number}</p>
          <div className="dialog-actions">
            <Button kind="primary" onClick={arriving.take}>
              <Trans>Yes, go on</Trans>
            </Button>
            <ButtonLink kind="plain" href="/">
              <Trans>No, stop</Trans>
            </ButtonLink>
          </div>
        </>
      );
    case 'arrived':
      return (
        <p role="status">
          <Trans>Your keys are here. Opening…</Trans>
        </p>
      );
    case 'failed':
      return <Notice tone="danger">{i18n._(errorWords(state.error))}</Notice>;
  }
}
