import { Trans } from '@lingui/react/macro';
import { Dialog } from '../parts/Dialog.tsx';
import { Receive } from './Receive.tsx';

export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={<Trans>I received something</Trans>}>
      <Receive />
    </Dialog>
  );
}
