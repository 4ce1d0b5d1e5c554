import { Trans } from '@lingui/react/macro';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';

interface WithdrawDialogProps {
  open: boolean;
  busy: boolean;
  coordinator: string;
  onClose: () => void;
  onWithdraw: () => void;
}

/** What goes, what stays, and who may still have a copy, before a card is taken back. */
export function WithdrawDialog({ open, busy, coordinator, onClose, onWithdraw }: WithdrawDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Trans>Take my card back?</Trans>}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={onWithdraw}>
            <Trans>Take it back</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          The directory of <bdi>{coordinator}</bdi> erases what your card told. Your key and the date stay there, and
          reports, yours as those about you. You are matched with nobody, and invitations that wait for an answer end.
        </Trans>
      </p>
      <p>
        <Trans>
          Spaces that you already share stay yours. Someone who was given your card with an invitation may have kept it.
          You can apply again whenever you like.
        </Trans>
      </p>
    </Dialog>
  );
}
