import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { PassphraseForm } from '../settings/PassphraseForm.tsx';
import { errorWords } from '../words.ts';

interface NewProfileProps {
  open: boolean;
  onClose: () => void;
  /** The present profile was given a passphrase on the way. */
  onProtected?: () => void;
}

/**
 * A profile for one more person, once the present one has a passphrase or is left without on purpose. A name is
 * optional: whoever uses this device sees it.
 */
export function NewProfile({ open, onClose, onProtected }: NewProfileProps) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [isLeftOpen, setLeftOpen] = useState(false);
  // Where no profile is open yet, there is none to guard.
  const isMine = !isLeftOpen && !session.isProtected();
  const choose = async (passphrase: string | null) => {
    if (isMine && passphrase === null) {
      setLeftOpen(true);
      return;
    }
    setBusy(true);
    setError(undefined);
    const done = await (isMine ? session.protect(passphrase) : session.addProfile(label, passphrase));
    setBusy(false);
    if (!done.ok) setError(i18n._(errorWords(done.error)));
    else if (isMine) onProtected?.();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={isMine ? <Trans>First, your own profile</Trans> : <Trans>A profile for someone else</Trans>}
    >
      {isMine ? (
        <p>
          <Trans>It has no passphrase.</Trans>
        </p>
      ) : (
        <TextField
          label={t`Name on the list`}
          hint={t`Everybody who uses this device sees it. Leave it empty to show a number only.`}
          optional
          value={label}
          onValue={setLabel}
          maxLength={LIMITS.profileLabel}
          autoComplete="off"
        />
      )}
      {/* Two people's: what the first one typed is not left for the second. */}
      <PassphraseForm
        key={String(isMine)}
        busy={busy}
        error={error}
        onChosen={(passphrase) => void choose(passphrase)}
      />
      <Button kind="plain" busy={busy} onClick={() => void choose(null)}>
        <Trans>Without a passphrase</Trans>
      </Button>
      <p className="caption muted">
        <Trans>Without one, anybody who uses this browser can open the profile.</Trans>
      </p>
    </Dialog>
  );
}
