import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../../react/session.ts';
import type { JoiningOffice } from '../../../session/types.ts';
import { officeToken } from '../../join/link.ts';
import { NoLink } from '../../join/NoLink.tsx';
import { Button, ButtonLink } from '../../parts/Button.tsx';
import { Notice } from '../../parts/EmptyState.tsx';
import { TextField } from '../../parts/Field.tsx';
import { FocusPage } from '../../parts/Shell.tsx';
import { errorWords } from '../../words.ts';
import '../../devices/devices.css';

/** A colleague's link opened: one's name, the number to compare, and a yes. */
export function JoinOffice() {
  const { t } = useLingui();
  const token = useObservable(officeToken);
  const [joining, setJoining] = useState<JoiningOffice | null>(null);
  useEffect(() => joining?.cancel, [joining]);
  if (joining === null && token === null) return <NoLink />;
  return (
    <FocusPage title={t`Coordinate a programme`}>
      <div className="return-page">
        <h1>
          <Trans>Coordinate a programme</Trans>
        </h1>
        {joining !== null ? (
          <Compare joining={joining} />
        ) : (
          token !== null && <Name token={token} onBegun={setJoining} />
        )}
      </div>
    </FocusPage>
  );
}

function Name({ token, onBegun }: { token: string; onBegun: (joining: JoiningOffice) => void }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const mine = useObservable(session.home).name;
  const [name, setName] = useState(mine);
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') {
      setError(t`How should they call you?`);
      return;
    }
    void session.joinOffice(token, name).then((begun) => {
      if (begun.ok) onBegun(begun.value);
      else setError(i18n._(errorWords(begun.error)));
    });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p>
        <Trans>
          Somebody who runs a programme asks you to run it with them. Its office will be on this device as well: every
          card, every list, every invitation.
        </Trans>
      </p>
      <TextField
        label={t`Your first name`}
        hint={t`People of the programme read it: they like to know who reads their card.`}
        value={name}
        onValue={(value) => {
          setName(value);
          setError(undefined);
        }}
        maxLength={80}
        autoComplete="given-name"
        error={error}
      />
      <Button kind="primary" wide type="submit">
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}

function Compare({ joining }: { joining: JoiningOffice }) {
  const { i18n } = useLingui();
  const [, navigate] = useLocation();
  const state = useObservable(joining.state);
  useEffect(() => {
    if (state.tag !== 'joined') return;
    officeToken.set(null);
    navigate(`/office/${state.programme}`);
  }, [state, navigate]);
  switch (state.tag) {
    case 'calling':
      return (
        <>
          <p role="status">
            <Trans>Looking for your colleague’s device… They keep the link on their screen.</Trans>
          </p>
          {state.late && (
            <Notice title={<Trans>No device answers</Trans>}>
              <Trans>
                A link is good for one person, and for ten minutes: this one may have been used, or be too old. Ask for
                a new one, and see that you are both online.
              </Trans>
            </Notice>
          )}
        </>
      );
    case 'comparing':
      return (
        <>
          <p>
            <Trans>Read this number to your colleague. They say on their device that it is the same.</Trans>
          </p>
          <p className="device-number">{state.number}</p>
        </>
      );
    case 'offered':
      return (
        <>
          <p role="status">
            <Trans>
              <bdi>{state.name}</bdi> gives you the office of <strong dir="auto">{state.programme}</strong>. Is it the
              one you expected, and did they see this number?
            </Trans>
          </p>
          <p className="device-number">{state.number}</p>
          <p className="second muted">
            <Trans>
              What people tell the coordinators is then on your device, for you to keep to yourself. Lock the app if
              others use the device.
            </Trans>
          </p>
          <div className="dialog-actions">
            <Button kind="primary" onClick={joining.take}>
              <Trans>Yes, go on</Trans>
            </Button>
            <ButtonLink kind="plain" href="/">
              <Trans>No, stop</Trans>
            </ButtonLink>
          </div>
        </>
      );
    case 'joined':
      return (
        <p role="status">
          <Trans>Opening the office…</Trans>
        </p>
      );
    case 'failed':
      return <Notice tone="danger">{i18n._(errorWords(state.error))}</Notice>;
  }
}
