import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Colleague, Office } from '../../../session/types.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { errorWords } from '../../words.ts';

/** Takes a coordinator out, after saying what that does and what it cannot do. */
export function RemoveColleague({
  office,
  colleague,
  onClose,
}: {
  office: Office;
  colleague: Colleague | null;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const name = colleague?.name ?? '';
  const close = () => {
    setError(undefined);
    onClose();
  };
  const remove = async (): Promise<void> => {
    if (colleague === null) return;
    setBusy(true);
    const removed = await office.team.remove(colleague.person);
    setBusy(false);
    if (!removed.ok) return setError(i18n._(errorWords(removed.error)));
    toast(t`${name} is out of the office.`);
    close();
  };
  return (
    <Dialog
      open={colleague !== null}
      onClose={close}
      title={
        <Trans>
          Take <bdi>{name}</bdi> out?
        </Trans>
      }
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            <Trans>Take out</Trans>
          </Button>
          <Button kind="plain" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          From now on nothing you do in the office reaches them. Their app erases what it has of it as soon as it hears
          of this from one of your devices.
        </Trans>
      </p>
      <p>
        <Trans>
          What cannot be taken back: what they have read, and the programme’s key. With an app made for it, they could
          still open what people send to this programme, and write in its name.
        </Trans>
      </p>
      <p className="second muted">
        <Trans>
          If you cannot trust them with that, begin another programme from this one’s file, invite people to it, and end
          this one.
        </Trans>
      </p>
      {error && <p className="field-error">{error}</p>}
    </Dialog>
  );
}
