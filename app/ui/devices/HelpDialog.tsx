import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Helping, PartnerRecovery } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { SameNumber } from '../parts/SameNumber.tsx';
import { errorWords } from '../words.ts';
import './devices.css';

interface HelpDialogProps {
  recovery: PartnerRecovery;
  name: string;
  onClose: () => void;
}

/** Twelve digits to be said aloud, then the number to compare. Closing the dialog ends it. */
export function HelpDialog({ recovery, name, onClose }: HelpDialogProps) {
  const { i18n } = useLingui();
  const [helping, setHelping] = useState<Helping | null>(null);
  const [error, setError] = useState<string>();
  useEffect(() => {
    let isGone = false;
    let begun: Helping | null = null;
    void recovery.help().then((began) => {
      if (!began.ok) setError(i18n._(errorWords(began.error)));
      else if (isGone) began.value.cancel();
      else {
        begun = began.value;
        setHelping(begun);
      }
    });
    return () => {
      isGone = true;
      begun?.cancel();
    };
  }, [recovery, i18n]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <Trans>
          Help <bdi>{name}</bdi> come back
        </Trans>
      }
    >
      {error && <p className="field-error">{error}</p>}
      {helping === null ? (
        !error && (
          <p className="muted">
            <Trans>One moment…</Trans>
          </p>
        )
      ) : (
        <Steps helping={helping} name={name} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Steps({ helping, name, onClose }: { helping: Helping; name: string; onClose: () => void }) {
  const state = useObservable(helping.state);
  const other = <bdi>{name}</bdi>;
  switch (state.tag) {
    case 'waiting':
      return (
        <>
          <p>
            <Trans>
              Call {other}, or sit together, so that you know it is {other}. Then say these digits aloud.
            </Trans>
          </p>
          <p className="device-number is-long" translate="no">
            {helping.spoken}
          </p>
          <p className="second muted">
            <Trans>
              On the new device, {other} opens “I was here before”, then “My partner’s help”. The digits work once, for
              ten minutes.
            </Trans>
          </p>
        </>
      );
    case 'asking':
      return (
        <SameNumber
          question={
            <Trans>
              <bdi>{state.device}</bdi> is there. Does {other} read you this number?
            </Trans>
          }
          number={state.number}
          advice={
            <Trans>
              Say yes only if you hear it from {other} now. The five words are not for you: do not ask for them.
            </Trans>
          }
          onSame={helping.give}
          onStop={onClose}
        />
      );
    case 'given':
      return (
        <>
          <p role="status">
            <Trans>
              The share is on its way. {other} opens it there with five words; stay online, so that your space comes
              back too.
            </Trans>
          </p>
          <Button kind="primary" wide onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      );
    case 'expired':
      return (
        <p>
          <Trans>These digits are too old now. Close, and begin again.</Trans>
        </p>
      );
  }
}
