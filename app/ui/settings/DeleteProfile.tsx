import { Trans, useLingui } from '@lingui/react/macro';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { ExportButton } from '../leave/ExportButton.tsx';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';

/** Everything of this profile, off this device, for good. */
export function DeleteProfile() {
  const { t } = useLingui();
  const session = useSession();
  const home = useObservable(session.home);
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const close = () => {
    setAsked(false);
    setSure(false);
  };
  return (
    <>
      <div className="settings-buttons">
        <Button kind="plain" icon={Trash} onClick={() => setAsked(true)}>
          <Trans>Delete this profile</Trans>
        </Button>
      </div>
      <Dialog
        open={asked}
        onClose={close}
        title={<Trans>Delete this profile?</Trans>}
        actions={
          <>
            <Button kind="danger" disabled={!sure} onClick={() => void session.deleteProfile()}>
              <Trans>Delete everything here</Trans>
            </Button>
            <Button kind="plain" onClick={close}>
              <Trans>Keep my profile</Trans>
            </Button>
          </>
        }
      >
        <ul className="truths">
          <li>
            <Trans>
              Your keys on this device, your notes, your spaces and your programmes go. Nobody can bring them back.
            </Trans>
          </li>
          {home.workspaces.length > 0 && (
            <li>
              <Trans>
                The people you work with keep their copy. They are not told: to tell them, leave your spaces first.
              </Trans>
            </li>
          )}
          {home.offices.length > 0 && (
            <li>
              <Trans>Programmes that you run can no longer be run by anybody.</Trans>
            </li>
          )}
          <li>
            <Trans>
              The browser’s own files keep sealed remains for a while; without the keys they open for nobody.
            </Trans>
          </li>
        </ul>
        <ExportButton />
        <Check checked={sure} onChecked={setSure} label={t`I know that it cannot be undone.`} />
      </Dialog>
    </>
  );
}
