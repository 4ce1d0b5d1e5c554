import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSession } from '../../react/session.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { PassphraseForm } from '../settings/PassphraseForm.tsx';

/** A file that brings a person back with the passphrase chosen here. */
export function FileDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [busy, setBusy] = useState(false);
  const save = async (passphrase: string): Promise<void> => {
    setBusy(true);
    const file = await session.devices.file(passphrase);
    setBusy(false);
    saveAs(new Blob([new Uint8Array(file)], { type: 'application/octet-stream' }), t`binome-way-back.binome-recovery`);
    session.devices.noteWayBack('file');
    toast(t`The file is with your downloads. Put a copy away from this device.`);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>A sealed file</Trans>}>
      <p className="second">
        <Trans>
          It holds your keys, your programmes and the list of your spaces as they are today. What you write together is
          not in it: that comes back from your partner’s device.
        </Trans>
      </p>
      <PassphraseForm busy={busy} error={undefined} onChosen={(passphrase) => void save(passphrase)} />
    </Dialog>
  );
}
