import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSession } from '../../react/session.ts';
import type { DeviceView } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { errorWords } from '../words.ts';

/** Takes a device out of every space, after saying what that does and what it cannot do. */
export function RemoveDevice({ device, onClose }: { device: DeviceView | null; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const name = device?.name ?? '';
  const close = () => {
    setError(undefined);
    onClose();
  };
  const remove = async (): Promise<void> => {
    if (device === null) return;
    setBusy(true);
    const removed = await session.devices.remove(device.id);
    setBusy(false);
    if (!removed.ok) {
      setError(i18n._(errorWords(removed.error)));
      return;
    }
    toast(t`${name} is out: it learns nothing more from your devices, nor from a partner’s once it has heard.`);
    close();
  };
  return (
    <Dialog
      open={device !== null}
      onClose={close}
      title={
        <Trans>
          Remove <bdi>{name}</bdi>?
        </Trans>
      }
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            <Trans context="device">Remove it</Trans>
          </Button>
          <Button kind="plain" onClick={close}>
            <Trans context="device">Keep it</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          All your spaces get a new secret that it does not have. It learns nothing more from your devices; a partner
          who is away hears of it the next time you are both here.
        </Trans>
      </p>
      <p className="second muted">
        <Trans>
          What it already holds stays on it, under its own lock: nobody can erase a device from afar. If somebody else
          has it, tell your partners by another way.
        </Trans>
      </p>
      {error && <p className="field-error">{error}</p>}
    </Dialog>
  );
}
