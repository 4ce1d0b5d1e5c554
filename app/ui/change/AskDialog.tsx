import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { CAUSES, type Cause } from '../../model/rematch.ts';
import { useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextArea } from '../parts/Field.tsx';
import { errorWords } from '../words.ts';
import { causeWords } from './causeWords.ts';

/** Asks the programme, privately, for somebody else. What happens then is said beforehand. */
export function AskDialog({
  workspace,
  name,
  onClose,
}: {
  workspace: Workspace;
  /** The other of the two; null where a third accompanies them. */
  name: string | null;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [cause, setCause] = useState<Cause | null>(null);
  const [words, setWords] = useState('');
  const [isLate, setLate] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const ask = async () => {
    setLate(true);
    if (cause === null) return;
    setBusy(true);
    const asked = await session.askForOther(workspace.id, { cause, words: words.trim() });
    setBusy(false);
    if (!asked.ok) {
      setError(i18n._(errorWords(asked.error)));
      return;
    }
    toast(t`Asked. Only your programme reads it.`);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Would you like someone else?</Trans>}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void ask()}>
            <Trans>Ask privately</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Stay together</Trans>
          </Button>
        </>
      }
    >
      <div className="stack">
        <ul className="truths">
          <li>
            <Trans>It is nobody’s fault: some pairs do not take, and another one does.</Trans>
          </li>
          <li>
            {name === null ? (
              <Trans>
                What you say here is sealed to your programme alone. Nobody else in your space is ever told that you
                asked, nor why.
              </Trans>
            ) : (
              <Trans>
                What you say here is sealed to your programme alone. <bdi>{name}</bdi> is never told that you asked, nor
                why.
              </Trans>
            )}
          </li>
          <li>
            <Trans>
              For two weeks your programme can talk with you, and you can take it back. Then the pair ends, in the same
              words for both of you.
            </Trans>
          </li>
        </ul>
        <Choice
          legend={<Trans>What comes nearest?</Trans>}
          error={isLate && cause === null && t`Choose the one that comes nearest.`}
          value={cause}
          onValue={setCause}
          options={CAUSES.map((value) => ({ value, label: i18n._(causeWords(value)) }))}
        />
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
      </div>
    </Dialog>
  );
}
