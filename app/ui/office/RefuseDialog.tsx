import { Trans } from '@lingui/react/macro';
import type { Office, ProposedPair } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useRun } from './useRun.ts';

export function RefuseDialog({
  office,
  pair,
  onClose,
}: {
  office: Office;
  pair: ProposedPair | null;
  onClose: () => void;
}) {
  const { busy, run } = useRun();
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      title={<Trans>Never propose these two together?</Trans>}
      actions={
        pair && (
          <>
            <Button
              kind="primary"
              busy={busy}
              onClick={() =>
                void run(() => office.refuse(pair.mentor.person, pair.mentee.person)).then((done) => done && onClose())
              }
            >
              <Trans>Refuse this pair</Trans>
            </Button>
            <Button kind="plain" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        )
      }
    >
      {pair && (
        <p>
          <Trans>
            <bdi>{pair.mentor.card.name}</bdi> and <bdi>{pair.mentee.card.name}</bdi> are not proposed again as a pair,
            and as few of the other pairs as possible change. Nobody is told.
          </Trans>
        </p>
      )}
    </Dialog>
  );
}
