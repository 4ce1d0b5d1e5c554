/** The ways in: a passphrase, a passkey beside it, or nothing at all. */
import { Trans, useLingui } from '@lingui/react/macro';
import KeyRound from 'lucide-react/icons/key-round';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { PassphraseField } from '../parts/PassphraseField.tsx';
import { unlockWords } from '../words.ts';

/** One field, one button. Pasting and password managers work. */
export function PassphraseUnlock() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const result = await session.unlock(passphrase);
    setBusy(false);
    if (!result.ok) setError(i18n._(unlockWords(result.error)));
  };
  return (
    <form className="stack" onSubmit={unlock} noValidate>
      <PassphraseField
        label={t`Passphrase`}
        value={passphrase}
        onValue={setPassphrase}
        autoComplete="current-password"
        error={error}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        {busy ? <Trans>Opening…</Trans> : <Trans>Open</Trans>}
      </Button>
      <p className="caption muted">
        <Trans>Nobody else has this passphrase, so nobody can send it to you again.</Trans>
      </p>
    </form>
  );
}

export function PasskeyUnlock() {
  const { i18n } = useLingui();
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const unlock = async () => {
    setBusy(true);
    setError(undefined);
    const result = await session.unlockWithPasskey();
    setBusy(false);
    if (!result.ok) setError(i18n._(unlockWords(result.error)));
  };
  return (
    <div className="splash-action">
      <Button wide icon={KeyRound} busy={busy} onClick={() => void unlock()}>
        <Trans>Open with your passkey</Trans>
      </Button>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export function PlainUnlock() {
  const session = useSession();
  return (
    <Button kind="primary" wide onClick={() => void session.unlock('')}>
      <Trans>Open</Trans>
    </Button>
  );
}
