import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { useSession } from '../../react/session.ts';
import type { InvitationView } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextArea } from '../parts/Field.tsx';
import { errorWords } from '../words.ts';
import { Whom } from './Whom.tsx';

/** Saying no, with or without words. The words go to the programme, never to the other person. */
export function DeclineDialog({
  invitation,
  open,
  onClose,
}: {
  invitation: InvitationView;
  open: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const decline = async () => {
    setBusy(true);
    setError(undefined);
    const result = await session.decline(invitation.id, words.trim());
    setBusy(false);
    if (result.ok) onClose();
    else setError(i18n._(errorWords(result.error)));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Trans>Say no to this invitation?</Trans>}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void decline()}>
            <Trans>Decline</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Think about it</Trans>
          </Button>
        </>
      }
    >
      <p className="second muted">
        <Trans>
          It is all right. <Whom invitation={invitation} /> will not read why, and your card stays with the programme
          for another match.
        </Trans>
      </p>
      <TextArea
        label={t`A word for the programme`}
        hint={t`It helps them propose someone who suits you better.`}
        optional
        rows={3}
        max={LIMITS.words}
        value={words}
        onValue={setWords}
        error={error}
      />
    </Dialog>
  );
}
