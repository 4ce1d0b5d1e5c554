import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';

/** A profile for one more person. A name is optional: whoever uses this computer sees it. */
export function NewProfile({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const [label, setLabel] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    session.profiles.add(label);
  };
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>A profile for someone else</Trans>}>
      <form className="stack" onSubmit={add}>
        <p>
          <Trans>
            It starts empty, with keys of its own. Set a passphrase there first: without one, anybody who uses this
            browser can open it.
          </Trans>
        </p>
        <TextField
          label={t`Name on the list`}
          hint={t`Everybody who uses this computer sees it. Leave it empty to show a number only.`}
          optional
          value={label}
          onValue={setLabel}
          maxLength={LIMITS.profileLabel}
          autoComplete="off"
        />
        <Button kind="primary" wide type="submit">
          <Trans>Create the profile</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
