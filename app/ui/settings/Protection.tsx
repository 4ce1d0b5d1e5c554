import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSession } from '../../react/session.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { errorWords } from '../words.ts';
import { AutoLock } from './AutoLock.tsx';
import { Passkey } from './Passkey.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';

/** A passphrase, or none on a private phone. Says what it guards against, and what it does not. */
export function Protection() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  // The session tells it as a plain value; it changes only by what is done on this screen.
  const [guarded, setGuarded] = useState(() => session.isProtected());
  const [asking, setAsking] = useState<'set' | 'remove' | null>(null);
  const [busy, setBusy] = useState(false);
  /** A passkey ends with each change of the passphrase: what is drawn below begins anew. */
  const [changes, setChanges] = useState(0);
  const [error, setError] = useState<string>();
  const protect = async (passphrase: string | null) => {
    setBusy(true);
    setError(undefined);
    const result = await session.protect(passphrase);
    setBusy(false);
    if (!result.ok) {
      setError(i18n._(errorWords(result.error)));
      return;
    }
    setGuarded(passphrase !== null);
    setChanges((before) => before + 1);
    setAsking(null);
    toast(passphrase === null ? t`The passphrase is removed.` : t`From now on, your passphrase opens Binôme.`);
  };
  return (
    <section className="settings-part">
      <div className="settings-head">
        <h2>
          <Trans>Passphrase</Trans>
        </h2>
        <StateChip tone={guarded ? 'good' : 'quiet'}>{guarded ? <Trans>On</Trans> : <Trans>Off</Trans>}</StateChip>
      </div>
      <p className="second muted">
        {guarded ? (
          <Trans>
            It is asked each time Binôme opens. Nobody else has it: if you forget it, what is kept here is lost.
          </Trans>
        ) : (
          <Trans>
            Everything here is sealed already, by a key that this browser keeps. A passphrase also protects you from
            someone who uses this device or copies its disk.
          </Trans>
        )}
      </p>
      <div className="settings-buttons">
        <Button onClick={() => setAsking('set')}>
          {guarded ? <Trans>Change it</Trans> : <Trans>Set a passphrase</Trans>}
        </Button>
        {guarded && (
          <Button kind="plain" onClick={() => setAsking('remove')}>
            <Trans>Remove it</Trans>
          </Button>
        )}
      </div>
      {guarded && <AutoLock />}
      {guarded && <Passkey key={changes} />}
      <Dialog
        open={asking === 'set'}
        onClose={() => setAsking(null)}
        title={guarded ? <Trans>A new passphrase</Trans> : <Trans>Set a passphrase</Trans>}
      >
        {guarded && session.hasPasskey() && (
          <p className="second">
            <Trans>The passkey opens the former keys only: add it again afterwards.</Trans>
          </p>
        )}
        <PassphraseForm busy={busy} error={error} onChosen={(passphrase) => void protect(passphrase)} />
      </Dialog>
      <Dialog
        open={asking === 'remove'}
        onClose={() => setAsking(null)}
        title={<Trans>Remove the passphrase?</Trans>}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void protect(null)}>
              <Trans>Remove it</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsking(null)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>Anyone who can open this browser will then be able to read what you wrote.</Trans>
        </p>
        {error && <p className="field-error">{error}</p>}
      </Dialog>
    </section>
  );
}
