import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { PassphraseField } from '../parts/PassphraseField.tsx';
import { Splash } from '../parts/Splash.tsx';
import { unlockWords } from '../words.ts';

/** The keyring is sealed by a passphrase: one field, one button. Pasting and password managers work. */
export function Locked() {
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
    <Splash title={<Trans>Locked</Trans>} words={<Trans>Your passphrase opens what is kept on this device.</Trans>}>
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
    </Splash>
  );
}
