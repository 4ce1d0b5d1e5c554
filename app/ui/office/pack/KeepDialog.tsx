import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';

/** Something of the pack to be changed: kept by one press, or left as it was. */
export function KeepDialog({
  title,
  busy = false,
  onKeep,
  onClose,
  children,
}: {
  title: ReactNode;
  busy?: boolean;
  onKeep: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void onKeep()}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
