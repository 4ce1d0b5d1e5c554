import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';

interface EndShareProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  act: ReactNode;
  onEnd: () => void;
  children: ReactNode;
}

/** One press must not cost a person their way back. */
export function EndShare({ open, onClose, title, act, onEnd, children }: EndShareProps) {
  const end = () => {
    onEnd();
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="danger" onClick={end}>
            {act}
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
