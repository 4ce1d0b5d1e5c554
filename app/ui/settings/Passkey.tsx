import { Trans, useLingui } from '@lingui/react/macro';
import KeyRound from 'lucide-react/icons/key-round';
import { type FormEvent, useEffect, useState } from 'react';
import { useSession } from '../../react/session.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { PassphraseField } from '../parts/PassphraseField.tsx';
import { unlockWords } from '../words.ts';

/** A passkey as a second way in. Never the only one: it can be lost with a phone or an account. */
export function Passkey() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [offered, setOffered] = useState(false);
  const [held, setHeld] = useState(() => session.hasPasskey());
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [error, setError] = useState<string>();
  useEffect(() => {
    session.passkeyOffered().then(setOffered, () => setOffered(false));
  }, [session]);
  if (!offered && !held) return null;

  const add = async () => {
    setBusy(true);
    setError(undefined);
    const added = await session.addPasskey();
    setBusy(false);
    if (added.ok) toast(t`Your passkey opens Binôme too.`);
    else setError(i18n._(unlockWords(added.error)));
    setHeld(session.hasPasskey());
  };
  const remove = async (passphrase: string) => {
    setBusy(true);
    setError(undefined);
    const removed = await session.removePasskey(passphrase);
    setBusy(false);
    if (!removed.ok) {
      setError(i18n._(unlockWords(removed.error)));
      return;
    }
    setRemoving(false);
    setHeld(false);
    toast(t`The passkey no longer opens Binôme.`);
  };

  return (
    <div className="stack">
      <h3>
        <Trans>Passkey</Trans>
      </h3>
      <p className="second muted">
        {held ? (
          <Trans>Your finger, your face or your key opens Binôme. Keep the passphrase: a passkey can be lost.</Trans>
        ) : (
          <Trans>
            Your finger, your face or a security key can open Binôme as well, beside the passphrase. Nothing is sent
            anywhere.
          </Trans>
        )}
      </p>
      <div className="settings-buttons">
        {held ? (
          <Button kind="plain" onClick={() => setRemoving(true)}>
            <Trans>Remove the passkey</Trans>
          </Button>
        ) : (
          <Button icon={KeyRound} busy={busy} onClick={() => void add()}>
            <Trans>Add a passkey</Trans>
          </Button>
        )}
      </div>
      {error && !removing && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Dialog open={removing} onClose={() => setRemoving(false)} title={<Trans>Remove the passkey?</Trans>}>
        <RemoveForm busy={busy} error={error} onPassphrase={(passphrase) => void remove(passphrase)} />
      </Dialog>
    </div>
  );
}

interface RemoveFormProps {
  busy: boolean;
  error: string | undefined;
  onPassphrase: (passphrase: string) => void;
}

function RemoveForm({ busy, error, onPassphrase }: RemoveFormProps) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onPassphrase(passphrase);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p>
        <Trans>
          The keys are sealed anew, under your passphrase alone. It is asked for, so that you do not lock yourself out.
        </Trans>
      </p>
      <PassphraseField
        label={t`Passphrase`}
        value={passphrase}
        onValue={setPassphrase}
        autoComplete="current-password"
        error={error}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        {busy ? <Trans>Sealing…</Trans> : <Trans>Remove the passkey</Trans>}
      </Button>
    </form>
  );
}
