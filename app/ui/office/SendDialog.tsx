import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import type { Office } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useRun } from './useRun.ts';

/** Says what sending does before it is done: it cannot be taken back. */
export function SendDialog({
  office,
  pairs,
  open,
  onClose,
}: {
  office: Office;
  pairs: number;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [, go] = useLocation();
  const { busy, run } = useRun();
  const isPrivate = office.programme.mode === 'private-pair';
  const send = async (): Promise<void> => {
    const done = await run(() => office.sendInvitations());
    if (done === null) return;
    onClose();
    toast(t`${plural(done.value, { one: '# invitation sent', other: '# invitations sent' })}`);
    go(`/office/${office.id}/sent`);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Plural value={pairs} one="Send # invitation?" other="Send # invitations?" />}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void send()}>
            <Trans>Send now</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not yet</Trans>
          </Button>
        </>
      }
    >
      <p>
        {isPrivate ? (
          <Trans>
            In each pair, both people receive who the other is and why you thought of them. Their space opens only if
            both accept.
          </Trans>
        ) : (
          <Trans>
            In each pair, both people and who accompanies them receive who the others are. Their space opens only if all
            three accept.
          </Trans>
        )}
      </p>
      <p className="second muted">
        {isPrivate ? (
          <Trans>They have two weeks to answer. You cannot read what they write to each other afterwards.</Trans>
        ) : (
          <Trans>They have two weeks to answer. Who accompanies a pair can read what it writes, and nobody else.</Trans>
        )}
      </p>
    </Dialog>
  );
}
