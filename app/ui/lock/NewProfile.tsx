import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { PassphraseForm } from '../settings/PassphraseForm.tsx';
import { errorWords } from '../words.ts';

/** A profile for one more person. A name is optional: whoever uses this device sees it. */
export function NewProfile({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const add = async (passphrase: string | null) => {
    setBusy(true);
    setError(undefined);
    const added = await session.addProfile(label, passphrase);
    setBusy(false);
    if (!added.ok) setError(i18n._(errorWords(added.error)));
  };
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>A profile for someone else</Trans>}>
      <TextField
        label={t`Name on the list`}
        hint={t`Everybody who uses this device sees it. Leave it empty to show a number only.`}
        optional
        value={label}
        onValue={setLabel}
        maxLength={LIMITS.profileLabel}
        autoComplete="off"
      />
      <PassphraseForm busy={busy} error={error} onChosen={(passphrase) => void add(passphrase)} />
      <Button kind="plain" busy={busy} onClick={() => void add(null)}>
        <Trans>Without a passphrase</Trans>
      </Button>
      <p className="caption muted">
        <Trans>Without one, anybody who uses this browser can open the profile.</Trans>
      </p>
    </Dialog>
  );
}
